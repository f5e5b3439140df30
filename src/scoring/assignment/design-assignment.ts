import { leastPairOverlap, requireWhole } from './least-pair-overlap.ts'

interface AssignmentInput {
  /** Active miners. */
  readonly miners: number
  /** What capacity and skill entitle each of them to: one seat where it is not said. */
  readonly seatsOf?: readonly number[]
  /** So many raters each task has at least, where there are so many miners. */
  readonly redundancy: number
  /** Lambda: two miners share at most so many tasks of a window beyond the overlap that chance needs. */
  readonly overlap: number
  readonly tasksPerEpoch: number
  /** Epochs of a window: older evidence does not count. */
  readonly window: number
}

export interface AssignmentDesign {
  /** R: responses a task should show, so that the tasks two miners may share tell copies from taste. */
  readonly responses: number
  /** G: panels that all seats make, with k different miners in each. */
  readonly groups: number
  /** k: raters of each task. */
  readonly redundancy: number
  /** Panels that work at the same time; the other miners rest until the next round. */
  readonly open: number
  /** Seats of the open panels. */
  readonly seated: number
  /** Tasks that each seat judges in one round. */
  readonly block: number
  /** Tasks of one round; then all panels are drawn anew. */
  readonly roundTasks: number
  readonly windowTasks: number
  /** Overlap that chance needs: some two miners share so many tasks of a window under any design. */
  readonly needed: number
  /** The promise: no two miners of one seat each share more. */
  readonly mostShared: number
  /** Between two turns of a miner with one seat, from start to start. */
  readonly turnEpochs: number
}

/**
 * Who meets whom, how often and for how long: small panels that work together for `overlap` tasks each, and are then drawn anew.
 *
 * The number of meetings is given: tasks * k (k - 1) / 2 pairs of judgments, whatever the design. Spread evenly among many miners each pair
 * has a task or two, too few ever to see that two of them answer as one; so they are bundled. Whoever meets, meets often enough to be found out, and
 * whoever has not met has nothing to copy. Evenly spread and bundled are the same where all share many tasks anyway.
 *
 * seats / k panels, but no more than can have k different miners each, and than get `overlap` tasks per seat in one window; each seat judges
 * `overlap` tasks of a round.
 *
 * @throws {@link InvalidScoringInputError} if a number is not whole and at least 1
 * @source docs/decisions/assignment.md: measured against a lot per task, a lot per block and a cyclic design
 * @example designAssignment({ miners: 100, redundancy: 4, overlap: 20, tasksPerEpoch: 100, window: 8 }).open // 25
 */
export function designAssignment(input: AssignmentInput): AssignmentDesign {
  const { miners, seatsOf, overlap, tasksPerEpoch, window } = input
  requireWhole({ miners, redundancy: input.redundancy, overlap, tasksPerEpoch, window }, 1)
  for (const seats of seatsOf ?? []) requireWhole({ seats }, 1)
  const redundancy = Math.min(input.redundancy, miners)
  const windowTasks = tasksPerEpoch * window
  // Nobody sits twice in one panel: of its seats a miner fills one in each.
  const seatsIn = (panels: number) => seatsOf?.reduce((sum, seats) => sum + Math.min(seats, panels), 0) ?? miners
  let groups = Math.max(1, Math.floor(seatsIn(Number.POSITIVE_INFINITY) / redundancy))
  while (groups > 1 && seatsIn(groups) < groups * redundancy) groups--
  const seats = seatsIn(groups)
  const open = Math.max(1, Math.min(groups, Math.floor(windowTasks / overlap)))
  const seated = open === groups ? seats : open * redundancy
  const needed = leastPairOverlap({ miners, items: windowTasks, raters: redundancy })
  const fellows = ((windowTasks * redundancy) / (overlap * seated) + 1) * (seated / open - 1)
  // Where mates must meet again within a window, shorter rounds keep all pairs closer to what chance needs.
  const parts = groups === 1 || fellows <= 0.4 * (seats - 1) ? 1 : needed < overlap ? 2 : 4
  const block = Math.ceil(overlap / parts)
  const roundTasks = Math.ceil((block * seated) / redundancy)
  const shared = Math.max(overlap, needed)
  return {
    responses: Math.max(FEWEST_RESPONSES, Math.min(MOST_RESPONSES, 2 + Math.ceil(EVIDENCE / shared))),
    groups,
    redundancy,
    open,
    seated,
    block,
    roundTasks,
    windowTasks,
    needed,
    mostShared: Math.min(windowTasks, needed + overlap),
    turnEpochs: (roundTasks / tasksPerEpoch) * (seats / seated),
  }
}

/**
 * Degrees of freedom that tell copies: a task of R responses gives R - 2 of them. Of 90 pairs in rings of exact copies all
 * were found over 20 tasks of 4 responses (docs/scoring.md).
 */
const EVIDENCE = 40
/** Two responses have nothing left once mean and reference are taken out. */
const FEWEST_RESPONSES = 3
/** More than people can hold side by side. */
const MOST_RESPONSES = 8
