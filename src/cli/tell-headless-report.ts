import type { HeadlessReport, MechanismReport } from './headless-report.ts'

/** A report for people: a table for each mechanism. */
export function tellReport({ seed, miners, mechanisms, recovered }: HeadlessReport): string {
  const behaviours = new Map(miners.map(({ name, behaviour }) => [name, behaviour]))
  return [
    `seed ${seed}; all miners are simulated, and see responses as they were made: no copies of their own`,
    ...mechanisms.flatMap((mechanism) => ['', ...tellMechanism(mechanism)]),
    '',
    ...miners.map(({ name }) => `${name.padEnd(8)} ${behaviours.get(name) ?? 'people'}`),
    '',
    ...recovered.map(
      ({ against, tasks, meanSpearman }) =>
        `order found against ${against === 'construction' ? 'the order known by construction' : 'the ranks that came with the tasks'}: mean Spearman ${meanSpearman.toFixed(3)} over ${tasks} tasks`,
    ),
    '',
  ].join('\n')
}

function tellMechanism({ mechid, name, tasks, judgments, pairs, miners }: MechanismReport): string[] {
  const number = (value: number) => value.toFixed(3).padStart(10)
  return [
    `mechanism ${mechid}, ${name}: ${tasks} tasks, ${judgments} judgments or answers, ${pairs} preference pairs`,
    `${'miner'.padEnd(8)} ${'scored'.padStart(7)} ${'score'.padStart(10)} ${'incentive'.padStart(10)}`,
    ...miners.map(
      (miner) => `${miner.name.padEnd(8)} ${String(miner.scored).padStart(7)} ${number(miner.score)} ${number(miner.incentive)}`,
    ),
  ]
}
