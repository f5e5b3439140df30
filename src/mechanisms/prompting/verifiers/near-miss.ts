/** What a result is worth that was found in the right way and missed by little: less than half, and no contradiction of what is known. */
export const NEAR_MISS_WORTH = 0.3
/** As a share of the right value. */
const NEAR = 0.01

/**
 * Whether a measured amount misses the right one by little, as by rounding on the way. Counts are right or wrong.
 * @example isNearMiss(100.9, 100) // true
 */
export function isNearMiss(found: number, right: number): boolean {
  return Math.abs(found - right) <= NEAR * Math.abs(right)
}
