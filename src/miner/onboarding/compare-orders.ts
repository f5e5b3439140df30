import { countPairs } from '../../stats/count-pairs.ts'

/** How a worker's order stands to the one that was built. */
interface OrderComparison {
  /** Kendall's tau-a in [-1, 1]: pairs ordered as built minus pairs the other way round, of all pairs. */
  readonly agreement: number
  /** Pairs the other way round, [better, worse] as built. */
  readonly reversed: readonly [string, string][]
  /** Pairs that the worker tied. */
  readonly tied: readonly [string, string][]
}

/**
 * Compares an order with one that was built and has no ties.
 *
 * tau-a and not tau-b: ties are a fair answer, but where every response differs they should not gain by saying less.
 *
 * @param built rank by response, 1 = best, all different, at least two
 * @param own ranks of the same responses, 1 = best, ties allowed
 * @source Kendall (1938), Biometrika 30(1/2):81-93, doi:10.1093/biomet/30.1-2.81
 * @example compareOrders({ a: 1, b: 2, c: 3 }, { a: 1, b: 3, c: 2 }).reversed // [['b', 'c']]
 */
export function compareOrders(built: Readonly<Record<string, number>>, own: Readonly<Record<string, number>>): OrderComparison {
  const ids = Object.keys(built).sort((a, b) => built[a]! - built[b]!)
  const { pairs, balance } = countPairs(
    ids.map((id) => built[id]!),
    ids.map((id) => own[id]!),
  )
  const all = ids.flatMap((better, index) => ids.slice(index + 1).map((worse): [string, string] => [better, worse]))
  return {
    agreement: balance / pairs,
    reversed: all.filter(([better, worse]) => own[better]! > own[worse]!),
    tied: all.filter(([better, worse]) => own[better]! === own[worse]!),
  }
}
