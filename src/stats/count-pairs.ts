import { sortOrder } from './sort-order.ts'
import { typedRanks } from './typed-ranks.ts'

/** How two samples order all n (n - 1) / 2 pairs of their items: what Kendall's tau and its variance are made of. */
export interface PairCounts {
  readonly pairs: number
  /** Pairs that both samples order alike, minus those that they order differently. */
  readonly balance: number
  /** Pairs that are tied in both samples. */
  readonly tiedInBoth: number
  readonly tiesA: TieCounts
  readonly tiesB: TieCounts
}

/** Sums over the groups of t equal values of one sample. */
export interface TieCounts {
  /** Distinct values. */
  readonly groups: number
  /** Sum of t (t - 1) / 2. */
  readonly pairs: number
  /** Sum of t (t - 1) (t - 2). */
  readonly triples: number
  /** Sum of t (t - 1) (2 t + 5). */
  readonly spread: number
}

/**
 * Counts concordant, discordant and tied pairs of items without looking at every pair.
 *
 * Items are sorted by a, within equal a by b; then every step down in b is a pair ordered differently: a Fenwick tree over the
 * ranks of b counts how many larger ones came before.
 *
 * @param a shape [n], finite
 * @param b shape [n], same items in the same order
 * @cost O(n log n)
 * @source Knight (1966), J. Am. Stat. Assoc. 61(314):436-439, doi:10.1080/01621459.1966.10480879; Fenwick (1994), doi:10.1002/spe.4380240306
 * @example countPairs([1, 2, 3], [1, 3, 2]).balance // 1
 */
export function countPairs(a: ArrayLike<number>, b: ArrayLike<number>): PairCounts {
  const n = a.length
  const ranksA = typedRanks(a, 'dense')
  const ranksB = typedRanks(b, 'dense')
  const tiesA = countTies(ranksA)
  const tiesB = countTies(ranksB)
  const both = ranksA.map((rank, i) => rank * (tiesB.groups + 1) + ranksB[i]!) // sorts by a, then b; whole, at most n^2
  const before = new Uint32Array(tiesB.groups + 1) // Fenwick tree: ranks of b that came before
  let discordant = 0
  let tiedInBoth = 0
  let run = 0 // items before this one that are equal to it in both samples
  const order = sortOrder(both)
  for (let i = 0; i < n; i++) {
    const rank = ranksB[order[i]!]!
    let notLarger = 0
    for (let node = rank; node > 0; node &= node - 1) notLarger += before[node]!
    for (let node = rank; node <= tiesB.groups; node += node & -node) before[node]!++
    discordant += i - notLarger
    run = i > 0 && both[order[i]!] === both[order[i - 1]!] ? run + 1 : 0
    tiedInBoth += run
  }
  const pairs = (n * n - n) / 2
  return { pairs, balance: pairs - tiesA.pairs - tiesB.pairs + tiedInBoth - 2 * discordant, tiedInBoth, tiesA, tiesB }
}

/** @param denseRanks 1 ... number of groups */
function countTies(denseRanks: Float64Array): TieCounts {
  const sizes = new Uint32Array(denseRanks.length + 1)
  for (const rank of denseRanks) sizes[rank]!++
  let groups = 0
  let pairs = 0
  let triples = 0
  let spread = 0
  for (const t of sizes) {
    if (t === 0) continue
    groups++
    pairs += (t * (t - 1)) / 2
    triples += t * (t - 1) * (t - 2)
    spread += t * (t - 1) * (2 * t + 5)
  }
  return { groups, pairs, triples, spread }
}
