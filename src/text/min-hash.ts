/** Marks the signature of an empty set: no item hashes to it alone by more than chance. */
const NOTHING = 0xffff_ffff

/**
 * MinHash signature of a set: a short list of numbers, of which two sets share about as large a part as of their items.
 * The expected share of equal places is the Jaccard index, with standard error sqrt(J (1 - J) / length).
 *
 * @param items as a set: repeats and order do not count
 * @param length of the signature, >= 1: 64 gives a standard error of at most 0.0625
 * @returns unsigned 32-bit numbers: shape [length]; the largest one throughout for no items
 * @cost items times `length`
 * @source Broder (1997), On the resemblance and containment of documents, SEQUENCES '97, doi:10.1109/SEQUEN.1997.666900
 * @example minHash(['b', 'a', 'b'], 64).join() === minHash(['a', 'b'], 64).join() // true
 */
export function minHash(items: Iterable<string>, length: number): Uint32Array {
  const signature = new Uint32Array(length).fill(NOTHING)
  for (const item of items) {
    const hash = hash32(item)
    for (let place = 0; place < length; place++) {
      const value = mix(hash ^ Math.imul(place + 1, 0x9e37_79b9))
      if (value < signature[place]!) signature[place] = value
    }
  }
  return signature
}

/**
 * Estimated Jaccard index of the sets behind two signatures of one length.
 *
 * @returns in [0, 1]: share of places at which they are equal; `undefined` for signatures of length 0
 * @throws {RangeError} if the lengths differ
 * @example minHashSimilarity(minHash(['a', 'b'], 64), minHash(['b', 'a'], 64)) // 1
 */
export function minHashSimilarity(a: Uint32Array, b: Uint32Array): number | undefined {
  if (a.length !== b.length) throw new RangeError(`minHashSimilarity: expected signatures of one length, got ${a.length} and ${b.length}`)
  if (a.length === 0) return undefined
  return a.reduce((equal, value, place) => equal + (value === b[place] ? 1 : 0), 0) / a.length
}

/**
 * Hashes of consecutive parts of a signature, for an index: sets of Jaccard index J share at least one of b bands of r places with
 * probability 1 - (1 - J^r)^b.
 *
 * @param rows places in a band, >= 1; a rest that fills no band is left out
 * @returns signed 32-bit numbers, as PostgreSQL's `integer` holds them; bands at different places never share one but by chance
 * @source Leskovec, Rajaraman & Ullman (2020), Mining of Massive Datasets, 3rd ed., section 3.4
 * @example minHashBands(minHash(['a'], 64), 4).length // 16
 */
export function minHashBands(signature: Uint32Array, rows: number): number[] {
  return Array.from(
    { length: Math.floor(signature.length / rows) },
    (_, band) =>
      signature.subarray(band * rows, (band + 1) * rows).reduce((hash, value) => mix(hash ^ value) ^ Math.imul(hash, 31), band + 1) | 0,
  )
}

/** FNV-1a over UTF-16 units, then mixed: FNV alone leaves the high bits of short texts alike. */
export function hash32(text: string): number {
  let hash = 0x811c_9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193)
  return mix(hash)
}

/** The finaliser of MurmurHash3: a bijection of 32-bit numbers that spreads every bit over all. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
