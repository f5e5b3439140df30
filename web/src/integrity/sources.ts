/** Where in the repository each figure of the page is explained and computed. */
export const SOURCES = {
  flags: [
    'docs/collusion.md',
    'src/scoring/collusion/pair-odds.ts',
    'src/scoring/collusion/find-circles.ts',
    'src/scoring/collusion/weigh-evidence.ts',
    'src/scoring/collusion/group-pairs.ts',
    'src/scoring/take-back.ts',
  ],
  gold: ['docs/collusion.md', 'src/scoring/gold-leaks.ts', 'src/scoring/gold-rate.ts', 'src/validator/assign-gold.ts'],
  shares: ['docs/bonus.md', 'src/scoring/ledger-pay.ts', 'src/scoring/work-bonus.ts', 'src/scoring/split-share.ts'],
  assignment: ['docs/assignment.md', 'src/scoring/assignment/design-assignment.ts', 'src/scoring/assignment/measure-assignment.ts'],
  copies: [
    'docs/threat-model.md',
    'src/obfuscation/obfuscate-response.ts',
    'src/validator/withhold-task.ts',
    'src/validator/time-copies.ts',
  ],
  truth: ['docs/dojo-tasks.md', 'src/generation/read-audit.ts'],
} as const
