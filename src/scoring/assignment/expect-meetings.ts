import type { AssignmentDesign } from './design-assignment.ts'

interface ExpectedMeetings {
  /** Until two given miners have shared the tasks that detection needs; `undefined` where no window holds so many. */
  readonly pairEpochs: number | undefined
  /** Until any two of a ring have. */
  readonly ringEpochs: number | undefined
  /** Of a colluder's tasks: the part that it shares with at least one of its ring, in [0, 1]. All it can gain lies there. */
  readonly sharedPart: number
}

/**
 * How long colluders have before a pair of them has shared enough tasks to be found.
 *
 * Two given miners sit in one panel of a round with probability p = seated (size - 1) / (miners (miners - 1)), and then share block (k - 1) / (size - 1)
 * of its tasks. Rounds until they have met m times: m / p. Where a window is too short for that, older evidence fades: then it takes a lucky
 * window, with probability P(Binomial(rounds, p) >= m). A ring of c has c (c - 1) / 2 pairs, taken as independent.
 *
 * @param options.colluders size of the ring, 1 <= c <= miners
 * @cost O(1)
 * @example expectMeetings({ redundancy: 2, seated: 10, open: 5, block: 20, roundTasks: 100, windowTasks: 200, responses: 4, groups: 5, needed: 1, mostShared: 21, turnEpochs: 1 }, { miners: 10, tasksPerEpoch: 100, colluders: 3 }) // { pairEpochs: 9, ringEpochs: 3, sharedPart: 2 / 9 }
 */
export function expectMeetings(
  design: AssignmentDesign,
  { miners, tasksPerEpoch, colluders }: { miners: number; tasksPerEpoch: number; colluders: number },
): ExpectedMeetings {
  const { redundancy, seated, open, block, roundTasks, windowTasks } = design
  const size = seated / open
  if (redundancy === 1 || colluders < 2) return { pairEpochs: undefined, ringEpochs: undefined, sharedPart: 0 }
  const meetsInRound = (seated * (size - 1)) / (miners * (miners - 1))
  const sharedInRound = (block * (redundancy - 1)) / (size - 1)
  const meetings = Math.max(1, Math.round(DETECTION_TASKS / sharedInRound))
  const roundEpochs = roundTasks / tasksPerEpoch
  const rounds = Math.max(1, Math.floor(windowTasks / roundTasks))
  const steady = meetings / meetsInRound
  const lucky = atLeast(meetings, { trials: rounds, chance: meetsInRound })
  const found = steady <= rounds || meetings === 1 ? steady : lucky > 0 ? rounds / lucky : undefined
  const pairEpochs = found === undefined ? undefined : found * roundEpochs
  const pairs = (colluders * (colluders - 1)) / 2
  let none = 1 // of the other raters of one task is in the ring
  for (let rater = 0; rater < redundancy - 1; rater++) none *= Math.max(0, miners - colluders - rater) / (miners - 1 - rater)
  return {
    pairEpochs,
    ringEpochs: pairEpochs === undefined ? undefined : Math.max(roundEpochs * meetings, pairEpochs / pairs),
    sharedPart: 1 - none,
  }
}

/** All of 90 pairs in rings of exact copies were found over so many shared tasks (docs/scoring.md). */
const DETECTION_TASKS = 20

/** P(Binomial(trials, chance) >= least). */
function atLeast(least: number, { trials, chance }: { trials: number; chance: number }): number {
  let tail = 0
  let ways = 1
  for (let hits = 0; hits <= trials; hits++) {
    if (hits >= least) tail += ways * chance ** hits * (1 - chance) ** (trials - hits)
    ways = (ways * (trials - hits)) / (hits + 1)
  }
  return tail
}
