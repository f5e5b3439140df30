/**
 * The level that a wished difficulty comes to, where a type has so many of them, evenly spread.
 *
 * @param difficulty in [0, 1]
 * @returns from 0 = easiest to `levels` - 1
 * @example difficultyLevel(0.5, 4) // 2
 */
export function difficultyLevel(difficulty: number, levels: number): number {
  return Math.min(levels - 1, Math.floor(difficulty * levels))
}
