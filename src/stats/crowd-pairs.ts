import { InvalidSampleError } from './errors.ts'
import { rankData } from './rank-data.ts'

/** One rater's order of a few items, ties allowed, with what is known of the true order. */
export interface CrowdRanking {
  /** Index of the rater. */
  readonly rater: number
  /** Indices of the items ranked, each once: shape [m]. */
  readonly items: ArrayLike<number>
  /** 1 = best, equal = tie: shape [m]. Only their order counts. */
  readonly ranks: ArrayLike<number>
  /** The true ranks where this was a test (gold): shape [m], `undefined` for items whose place is not known. */
  readonly known?: ArrayLike<number | undefined>
}

/** Rankings by several raters, with the number of items and of raters that their indices run over. */
export interface CrowdSample {
  readonly items: number
  readonly raters: number
  readonly rankings: readonly CrowdRanking[]
}

/** Pairs of items as columns: pair p says how rater `rater[p]` ordered `first[p]` and `second[p]`. */
export interface CrowdPairs {
  readonly count: number
  readonly first: Int32Array
  readonly second: Int32Array
  readonly rater: Int32Array
  /** 0.5 = the first was put before the second, -0.5 = after it, 0 = tie. */
  readonly outcome: Float64Array
  /** Evidence that the pair counts for: 3 / (m + 1) in a ranking of m items. */
  readonly weight: Float64Array
  /** 1 where the true order of both items is known. */
  readonly isGold: Uint8Array
  /** How far the first truly is before the second, in standard deviations; 0 where it is not known. */
  readonly goldMargin: Float64Array
}

/**
 * Takes rankings apart into pairs.
 *
 * A ranking of m items holds m (m - 1) / 2 pairs that are not independent: a rank is the sum of m - 1 of them and has variance
 * (m^2 - 1) / 12 in a random order, where independent pairs would give (m - 1) / 4. Each pair therefore weighs 3 / (m + 1).
 * Known ranks are standardised within the ranking, since how far apart the items are is not known, only their order.
 *
 * @throws {@link InvalidSampleError} if lengths differ, an index is out of range or doubled, or a rank is not finite
 * @cost O(sum of m^2)
 * @example crowdPairs({ items: 2, raters: 1, rankings: [{ rater: 0, items: [1, 0], ranks: [1, 2] }] }).outcome[0] // 0.5
 */
export function crowdPairs({ items, raters, rankings }: CrowdSample): CrowdPairs {
  const count = rankings.reduce((sum, ranking) => sum + (ranking.items.length * (ranking.items.length - 1)) / 2, 0)
  const pairs: CrowdPairs = {
    count,
    first: new Int32Array(count),
    second: new Int32Array(count),
    rater: new Int32Array(count),
    outcome: new Float64Array(count),
    weight: new Float64Array(count),
    isGold: new Uint8Array(count),
    goldMargin: new Float64Array(count),
  }
  let p = 0
  for (const ranking of rankings) {
    checkRanking(ranking, items, raters)
    const { rater, ranks } = ranking
    const m = ranking.items.length
    const known = ranking.known && standardisedPlaces(ranking.known)
    for (let a = 0; a < m; a++) {
      for (let b = a + 1; b < m; b++) {
        pairs.first[p] = ranking.items[a]!
        pairs.second[p] = ranking.items[b]!
        pairs.rater[p] = rater
        pairs.outcome[p] = Math.sign(ranks[b]! - ranks[a]!) / 2
        pairs.weight[p] = 3 / (m + 1)
        const [place, other] = [known?.[a], known?.[b]]
        if (place !== undefined && other !== undefined) {
          pairs.isGold[p] = 1
          pairs.goldMargin[p] = place - other
        }
        p++
      }
    }
  }
  return pairs
}

/** Places of the known items with mean 0 and standard deviation 1, the best highest; all 0 when all are tied. */
function standardisedPlaces(known: ArrayLike<number | undefined>): (number | undefined)[] {
  const given = Array.from(known).filter((rank) => rank !== undefined)
  const places = rankData(given)
  const centre = (given.length + 1) / 2
  let squares = 0
  for (const place of places) squares += (place - centre) ** 2
  const unit = squares === 0 ? 0 : Math.sqrt(given.length / squares)
  let next = 0
  return Array.from(known, (rank) => (rank === undefined ? undefined : (centre - places[next++]!) * unit))
}

function checkRanking({ rater, items, ranks, known }: CrowdRanking, itemCount: number, raterCount: number): void {
  const refuse = (expected: string, got: string) => {
    throw new InvalidSampleError({ where: 'crowdPairs', expected, got })
  }
  const isIndex = (index: number, below: number) => Number.isInteger(index) && index >= 0 && index < below
  if (!isIndex(rater, raterCount)) refuse(`a rater in 0..${raterCount - 1}`, `${rater}`)
  if (ranks.length !== items.length || (known && known.length !== items.length))
    refuse(`${items.length} ranks, one per item`, `${ranks.length} ranks and ${known?.length ?? 'no'} known ranks`)
  for (let a = 0; a < items.length; a++) {
    if (!isIndex(items[a]!, itemCount)) refuse(`items in 0..${itemCount - 1}`, `${items[a]}`)
    if (!Number.isFinite(ranks[a])) refuse('finite ranks', `${ranks[a]}`)
    if (known?.[a] !== undefined && !Number.isFinite(known[a])) refuse('known ranks that are finite or undefined', `${known[a]}`)
  }
  if (new Set(Array.from(items)).size !== items.length) refuse('each item once in a ranking', 'an item twice')
}
