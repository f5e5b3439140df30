import type { Bounds } from '../../../protocol/challenge-settings.ts'

/** What the controller has learnt of one task type: plain data. */
export interface DifficultyState {
  /** In [0, 1]: how hard the next item is to be, mean of how unclear and how difficult it is. */
  readonly hardness: number
  /** How many items it was learnt from. */
  readonly items: number
  /** In [0, 1]: pass rate of late, the newest items weighing most. */
  readonly passed: number
}

/** How hard an item is. */
export interface Difficulty {
  /** In [0, 1]: of the wording. */
  readonly lambda: number
  /** In [0, 1]: of the question. */
  readonly difficulty: number
}

/** An answer that is scored so much has passed. */
export const PASSES = 0.5

/** How far one item moves the hardness at first, and at least: a population that changes is followed. */
const FIRST_STEP = 0.3
const LAST_STEP = 0.05
/** The pass rate of late is over about so many items. */
const LATELY = 50

/**
 * How hard the next item is to be in both its parts: the question makes up for the wording, and where it cannot, the wording moves too.
 *
 * (lambda + difficulty) / 2 = hardness, as near as the bounds allow
 *
 * @param drawn.lambda how unclear the wording is to be by the coverage of cells, and within what bounds it may move
 * @param difficulty bounds of the question's own
 * @example aimDifficulty(0.5, { lambda: 0.4, within: { low: 0.25, high: 0.5 } }, { low: 0, high: 1 }) // { lambda: 0.4, difficulty: 0.6 }
 */
export function aimDifficulty(
  hardness: number,
  { lambda, within }: { readonly lambda: number; readonly within: Bounds },
  difficulty: Bounds,
): Difficulty {
  const ofQuestion = clamp(2 * hardness - lambda, difficulty)
  return { lambda: clamp(2 * hardness - ofQuestion, within), difficulty: ofQuestion }
}

/**
 * What an item taught: the next one is harder if more passed than were wanted, and easier if fewer did, in steps that shrink to a floor.
 *
 * hardness' = hardness + step (passed - wanted), within [0, 1]
 *
 * Nothing is assumed of how fast miners fail as items get harder: the sum of what was missed is driven to 0, so that the mean pass rate goes to
 * what is wanted, unless even the easiest or hardest items miss it.
 *
 * @param passed share of the answers that passed, in [0, 1]
 * @param wanted pass rate, in [0, 1]
 * @source Kaernbach (1991), Simple adaptive testing with the weighted up-down method, Perception & Psychophysics 49(3):227-229,
 *   doi:10.3758/BF03214307: steps up and down that balance at the wanted rate; Pelánek (2016), Computers & Education 98:169-179,
 *   doi:10.1016/j.compedu.2016.03.017: step a / (1 + b n)
 * @example learnDifficulty({ hardness: 0.5, items: 0, passed: 0 }, 1, 0.6) // { hardness: 0.62, items: 1, passed: 1 }
 */
export function learnDifficulty({ hardness, items, passed: before }: DifficultyState, passed: number, wanted: number): DifficultyState {
  const step = Math.max(LAST_STEP, FIRST_STEP / (1 + items / 10))
  return {
    hardness: clamp(hardness + step * (passed - wanted), { low: 0, high: 1 }),
    items: items + 1,
    passed: before + (passed - before) / Math.min(items + 1, LATELY),
  }
}

const clamp = (value: number, { low, high }: Bounds) => Math.max(low, Math.min(high, value))
