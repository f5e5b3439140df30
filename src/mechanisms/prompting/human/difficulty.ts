/** What the controller has learnt: plain data, one for each task type or one for all. */
export interface DifficultyState {
  /** Hardness at which half of the miners' answers pass, on a logistic scale; may lie outside [0, 1]. */
  readonly ability: number
  readonly items: number
}

/** How hard the next item is to be. */
export interface Difficulty {
  /** In [0, 1]: of the wording. */
  readonly lambda: number
  /** In [0, 1]: of the question. */
  readonly difficulty: number
}

/** An answer that is scored so much has passed. */
export const PASSES = 0.5

export const FIRST_DIFFICULTY: DifficultyState = { ability: 0.5, items: 0 }

/** Middle of the 50 to 70 per cent that are wanted: easier items tell nothing, harder ones only who is lucky. */
const WANTED_PASSES = 0.6
/** Change of the log-odds of passing from the easiest to the hardest item. */
const SLOPE = 6
/** How far one item moves the ability at first, and at least: a population that changes is followed. */
const FIRST_STEP = 0.3
const LAST_STEP = 0.05
const FARTHEST = 1.5

/**
 * How hard the next item should be so that about 60 % of the answers pass.
 *
 * hardness = (lambda + difficulty) / 2 = ability - ln(.6 / .4) / slope
 *
 * @param lambda of the wording where it is set already, such as by the coverage of cells: the question then makes up for it
 * @returns both parts in [0, 1]; at an end where miners are stronger or weaker than items can be
 * @example aimDifficulty({ ability: 1.5, items: 9 }) // { lambda: 1, difficulty: 1 }
 */
export function aimDifficulty({ ability }: DifficultyState, lambda?: number): Difficulty {
  const hardness = ability - Math.log(WANTED_PASSES / (1 - WANTED_PASSES)) / SLOPE
  const wording = clamp(lambda ?? hardness, 0, 1)
  return { lambda: wording, difficulty: clamp(2 * hardness - wording, 0, 1) }
}

/**
 * What an item taught: the ability moves by what was not expected, as ratings in chess do, in steps that shrink to a floor.
 *
 * ability' = ability + step (passed - expected), expected = 1 / (1 + exp(slope (hardness - ability)))
 *
 * @param passed share of the answers that passed, in [0, 1]
 * @source Elo (1978), The Rating of Chessplayers, Past and Present; Pelánek (2016), Applications of the Elo rating system in adaptive
 *   educational systems, Computers & Education 98:169-179, doi:10.1016/j.compedu.2016.03.017: step a / (1 + b n)
 */
export function learnDifficulty({ ability, items }: DifficultyState, { lambda, difficulty }: Difficulty, passed: number): DifficultyState {
  const expected = 1 / (1 + Math.exp(SLOPE * ((lambda + difficulty) / 2 - ability)))
  const step = Math.max(LAST_STEP, FIRST_STEP / (1 + items / 10))
  return { ability: clamp(ability + step * (passed - expected), -FARTHEST, 1 + FARTHEST), items: items + 1 }
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))
