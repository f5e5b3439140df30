import { InvalidScoringInputError } from '../errors.ts'

/**
 * So many items some two raters share, however cleverly items are given out: the overlap that chance needs.
 *
 * Somebody rates at least ceil(items * raters / n) items, and meets raters - 1 others at each; so among its n - 1 fellows one is met at least
 * ceil(load * (raters - 1) / (n - 1)) times. Only a balanced incomplete block design reaches it for all pairs, and few sizes have one.
 *
 * @param input.miners n >= 1, all with the same load
 * @param input.raters of every item, at most n count
 * @returns whole, >= 0; 0 where there is no pair
 * @throws {@link InvalidScoringInputError} if a number is not whole, or below 1 (items: below 0)
 * @source Fisher (1940), Ann. Eugenics 10:52-75: r (k - 1) = lambda (v - 1); with both divisions rounded up, as Johnson (1962), IRE Trans. Inf. Theory 8(3):203-207, does for packings
 * @example leastPairOverlap({ miners: 7, items: 7, raters: 3 }) // 1
 */
export function leastPairOverlap({ miners, items, raters }: { miners: number; items: number; raters: number }): number {
  requireWhole({ miners, raters }, 1)
  requireWhole({ items }, 0)
  if (miners === 1) return 0
  const together = Math.min(raters, miners)
  return Math.ceil((Math.ceil((items * together) / miners) * (together - 1)) / (miners - 1))
}

/** @throws {@link InvalidScoringInputError} if one of the named numbers is not whole or below `least` */
export function requireWhole(numbers: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(numbers))
    if (!Number.isSafeInteger(value) || value < least)
      throw new InvalidScoringInputError({ where: 'assignment', expected: `a whole number >= ${least} for ${name}`, got: `${value}` })
}
