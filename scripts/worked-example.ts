import { dojoRecipe } from '../src/scoring/dojo-recipe.ts'
import { judgeCompletion } from '../src/scoring/judge-completion.ts'
import { ledgerPay } from '../src/scoring/ledger-pay.ts'
import { opinions } from '../src/scoring/opinions.ts'
import { scoreReplies } from '../src/scoring/score-replies.ts'
import { skillPosterior } from '../src/scoring/skill-posterior.ts'
import { constructionTruth } from '../src/scoring/truth.ts'

/** Six judges of one task with four responses A, B, C, D, of which A is known to be best and D worst. All made up. */
const JUDGES = [
  { name: 'Ann', past: 0.45, grades: [9, 7, 4, 2], ranks: [1, 2, 3, 4] },
  { name: 'Ben', past: 0.35, grades: [8, 8, 5, 2], ranks: [1, 1, 3, 4] },
  { name: 'Cleo', past: 0.3, grades: [6, 7, 3, 3], ranks: [2, 1, 3, 3] },
  { name: 'Dan', past: 0.4, grades: [9, 6, 7, 1], ranks: [1, 3, 2, 4] },
  { name: 'Eve', past: 0, grades: [3, 9, 2, 8], ranks: [3, 1, 4, 2] },
  { name: 'Finn', past: 0, grades: [5, 5, 5, 5], ranks: [1, 1, 1, 1] },
]

/** The chapter of docs/scoring.md that follows one task from judgments to weights; every number in it is computed here by the product's code. */
export function writeWorkedExample(): string {
  const { gate, arbitration, scores, weights } = scoreReplies({
    raters: JUDGES.map(({ name }) => name),
    values: JUDGES.map(({ ranks }) => ranks),
    grades: JUDGES.map(({ grades }) => grades),
    gradeScale: { min: 1, max: 10 },
    truth: constructionTruth([1, 2, 3, 4]),
    reliability: JUDGES.map(({ past }) => past),
    dependence: JUDGES.map(() => JUDGES.map(() => 0)),
    more: false,
    recipe: dojoRecipe,
  })
  const completion = judgeCompletion(
    {
      opinions: opinions(
        JUDGES.map(({ grades }) => grades),
        { min: 1, max: 10 },
      ),
      weights,
      fewest: 4,
      more: false,
    },
    dojoRecipe.completion,
  )
  const value = (name: string) => scores[JUDGES.findIndex((judge) => judge.name === name)]!.value
  return [
    '**What they say** (grades from 1 to 10, then the order; the numbers of this chapter are computed by `scripts/worked-example.ts`):',
    '',
    ...table(
      ['judge', 'skill so far', 'A', 'B', 'C', 'D', 'ranks'],
      JUDGES.map(({ name, past, grades, ranks }) => [name, past.toFixed(2), ...grades.map(String), ranks.join(' ')]),
    ),
    '',
    `**Weights.** A newcomer counts ${dojoRecipe.newcomerWeight}, and skill is added: ${JUDGES.map(({ name }, index) => `${name} ${weights[index]!.toFixed(2)}`).join(', ')}.`,
    '',
    `**Gate.** ${sentence(gate.words)} Outcome: ${gate.outcome}.`,
    '',
    `**Arbitration.** ${sentence(arbitration.words)} The known order keeps ${Math.round(100 * arbitration.validity)} % of its weight.`,
    '',
    '**Scores.** Each metric is 1 when perfect and 0 at chance:',
    '',
    ...table(
      ['judge', ...dojoRecipe.components.map(({ metric, weight }) => `${metric} (x ${weight})`), 'score'],
      JUDGES.map(({ name }, index) => [
        name,
        ...scores[index]!.components.map((component) => component.value?.toFixed(2) ?? 'none'),
        scores[index]!.value.toFixed(2),
      ]),
    ),
    '',
    `Ann is told: "${scores[0]!.words}" And, of the first metric: "${scores[0]!.components[0]!.words}"`,
    '',
    `**Completion.** ${completion.words}`,
    '',
    ...skillLines(value('Ann'), value('Eve')),
    '',
    ...payLines(value('Ann'), value('Eve')),
  ].join('\n')
}

function skillLines(ann: number, eve: number): string[] {
  const { skill } = dojoRecipe
  const after = (value: number, tasks: number) =>
    skillPosterior(
      Array.from({ length: tasks }, () => ({ miner: 'm', worker: 'w', domain: 'd', epoch: 1, value, evidence: 1 })),
      { epoch: 1, ...skill, priorTasks: skill.priorTasks },
    ).of({ miner: 'm', worker: 'w', domain: 'd' })
  const row = (name: string, value: number) => [
    name,
    ...[1, 10, 40].map((tasks) => `${after(value, tasks).mean.toFixed(2)} (${after(value, tasks).standing})`),
  ]
  return [
    '**Skill.** Were every task like this one, and judged by one worker of one miner:',
    '',
    ...table(['judge', 'after 1 task', 'after 10', 'after 40'], [row('Ann', ann), row('Eve', eve)]),
  ]
}

function payLines(ann: number, eve: number): string[] {
  const { prudence, bonus } = dojoRecipe.ledger
  const { spread } = dojoRecipe.skill
  const count = 50
  const sums = new Map([
    ['Ann', { sum: count * ann, count }],
    ['Ann with half as many tasks', { sum: (count / 2) * ann, count: count / 2 }],
    ['Eve', { sum: count * eve, count }],
  ])
  const pay = ledgerPay(sums, { prudence, spread, bonus })
  return [
    `**Pay.** What luck could make of ${count} tasks is ${prudence} x ${spread} x sqrt(${count}) = ${(prudence * spread * Math.sqrt(count)).toFixed(2)}; that is taken off the sum. On top comes a [bonus](bonus.md) of at most ${bonus.most * 100} % for much work under one name. Both together are shared:`,
    '',
    ...table(
      ['miner', 'tasks', 'sum', 'less luck', 'bonus', 'weight'],
      [...sums].map(([name, sum]) => [
        name,
        String(sum.count),
        sum.sum.toFixed(2),
        ...[pay.get(name)!.proven, pay.get(name)!.bonus].map((value) => value.toFixed(2)),
        pay.get(name)!.weight.toFixed(3),
      ]),
    ),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

function sentence(words: string): string {
  const start = words[0]!.toUpperCase() + words.slice(1)
  return start.endsWith('.') ? start : `${start}.`
}
