import { type QualifyingBound, qualifyingBound } from './qualifying-bound.ts'

/** Tasks of a round. */
export const ROUND_TASKS = 6
/** The lower bound that passes: surely above chance, with room. */
export const PASS_BOUND = 0.2
/** How long a qualification holds, from the round or from the last good work. */
export const VALID_MS = 90 * 86_400_000
/** So near its end it may be renewed, by work or by a round. */
export const RENEW_MS = 30 * 86_400_000
/** After a round that was not passed the next one counts from then on; practice is always open. */
export const COOLDOWN_MS = 30 * 60_000

/** Standard deviation of tau-a of a drawn order of four: sqrt(2 (2n + 5) / (9 n (n - 1))), Kendall (1938). */
const CHANCE_SPREAD = Math.sqrt(26 / 108)

/**
 * Whether a round of training tasks qualifies: the lower 95 % bound of the mean agreement with the orders as built, shrunk towards chance,
 * must reach {@link PASS_BOUND}. With six tasks that takes a mean agreement of about .65: five pairs of six in the right order.
 * Who draws its orders passes less than once in a thousand rounds (counted out in the test).
 *
 * @param agreements one per task of the round, in [-1, 1]
 * @example passRule([1, 1, 1, 1, 0, 0]).passed // true
 */
export function passRule(agreements: readonly number[]): QualifyingBound & { readonly passed: boolean } {
  const bound = qualifyingBound(agreements, CHANCE_SPREAD)
  return { ...bound, passed: agreements.length >= ROUND_TASKS && bound.lower >= PASS_BOUND }
}
