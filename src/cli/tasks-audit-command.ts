import { Command } from 'commander'
import { systemClock } from '../core/clock.ts'
import type { FamilyAudit } from '../generation/audit-families.ts'
import { readAudit } from '../generation/read-audit.ts'
import { countAttempts } from '../store/task-attempts.ts'
import { openExistingStore } from './open-existing-store.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation } from './options.ts'

/** How good the ground truth is. */
export function tasksAuditCommand(): Command {
  return new Command('audit')
    .description('How often edits of each family did not make a response worse, and why attempts were rejected.')
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .option('--author <name>', 'only edits by one author, as quarantine counts them: built-in, or models')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
"when made" counts the edits that running the responses (or a blind panel) looked at: those that did not show were rejected, so their share
is what an unverified ground truth would be wrong by. "by people" counts pairs of accepted tasks that at least three people ranked: the share
whose majority says otherwise is what is still wrong. Simulated judges do not count. The newest 200 edits of each family when made count,
and what people said in the last 90 days. A family above 10 % over 20 pairs is out of use for its author until it is below again.`,
    )
    .action(async (options: { data: string; databaseUrl?: string; author?: string; json?: boolean }) => {
      const store = await openExistingStore(storeLocation(options))
      try {
        const [families, endings] = [
          await readAudit(store.db, systemClock.now(), { author: options.author }),
          await countAttempts(store.db),
        ]
        if (options.json) return void process.stdout.write(`${JSON.stringify({ families, attempts: endings })}\n`)
        const ended = endings.map(
          ({ state, stage, reason, count }) => `${String(count).padStart(7)}  ${state}${stage ? ` at ${stage}: ${reason}` : ''}`,
        )
        process.stdout.write(
          [
            `${'family'.padEnd(12)} ${'when made: not worse'.padEnd(34)} ${'by people: not worse'.padEnd(34)}`,
            ...families.map(row),
            '',
            'attempts',
            ...ended,
            '',
          ].join('\n'),
        )
      } finally {
        await store.close()
      }
    })
}

function row({ family, verified, people, quarantined }: FamilyAudit): string {
  return `${family.padEnd(12)} ${rate(verified).padEnd(34)} ${rate(people).padEnd(34)}${quarantined ? ' out of use' : ''}`
}

function rate({ pairs, wrong, interval }: FamilyAudit['verified']): string {
  if (!interval) return 'none yet'
  const percent = (share: number) => (100 * share).toFixed(1)
  return `${wrong} of ${pairs}: ${percent(wrong / pairs)} % [${interval.map(percent).join(', ')}]`
}
