import type { Rng } from '../../core/rng.ts'

/**
 * Draws some names without putting back: who weighs twice as much is twice as likely to come next.
 *
 * @param weights by name, >= 0; who weighs nothing is never drawn
 * @param count how many, if there are so many
 * @returns in the order in which they were drawn; the same for the same weights in whatever order
 * @source Efraimidis & Spirakis (2006), Inf. Process. Lett. 97(5):181-185, doi:10.1016/j.ipl.2005.11.003
 * @example drawByWeight(new Map([['a', 1], ['b', 0]]), 2, { next: () => 0.5 }) // ['a']
 */
export function drawByWeight(weights: ReadonlyMap<string, number>, count: number, rng: Pick<Rng, 'next'>): string[] {
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => ({ name, wait: -Math.log(1 - rng.next()) / weight }))
    .sort((a, b) => a.wait - b.wait)
    .slice(0, count)
    .map(({ name }) => name)
}
