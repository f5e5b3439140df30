import { createRng } from '../../core/rng.ts'
import { composeRound, type Judge } from './compose-round.ts'
import { countMeetings } from './count-meetings.ts'
import { dealRound } from './deal-round.ts'
import type { AssignmentDesign } from './design-assignment.ts'

/**
 * The raters of so many tasks in a row, as the network would ask them were everybody there all the time.
 *
 * @param miners with their seats; a name each
 * @param options.seed stands for the validator's secret
 * @returns raters by task: shape [tasks]
 */
export function playRounds(
  design: AssignmentDesign,
  miners: readonly Omit<Judge, 'served'>[],
  { tasks, seed }: { tasks: number; seed: string },
): string[][] {
  const served = new Map(miners.map(({ miner }) => [miner, 0]))
  const rounds: { end: number; panels: readonly (readonly string[])[] }[] = []
  const raters: string[][] = []
  while (raters.length < tasks) {
    const lately = rounds.filter(({ end }) => end > raters.length - design.windowTasks)
    const { panels, served: now } = composeRound(
      miners.map((judge) => ({ ...judge, served: served.get(judge.miner)! })),
      { ...design, met: countMeetings(lately.map((round) => round.panels)), rng: createRng(`${seed}/${rounds.length}`) },
    )
    for (const [miner, value] of now) served.set(miner, value)
    const before = rounds.at(-1)?.panels.at(-1) ?? []
    raters.push(...dealRound({ panels, before, raters: design.redundancy, tasks: design.roundTasks }))
    rounds.push({ end: raters.length, panels })
  }
  return raters.slice(0, tasks)
}
