/**
 * All runs of `size` words: what two texts share of them tells copies apart from texts that merely use the same words.
 *
 * @param words in the order of their text
 * @param size >= 1
 * @returns each run once, its words joined by a space; the whole text where it is shorter than one run; empty for no words
 * @throws {RangeError} if `size` is no whole number >= 1
 * @source Broder (1997), On the resemblance and containment of documents, SEQUENCES '97, doi:10.1109/SEQUEN.1997.666900
 * @example [...shingles(['a', 'b', 'a', 'b'], 2)] // ['a b', 'b a']
 */
export function shingles(words: readonly string[], size: number): Set<string> {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`shingles: expected a whole number size >= 1, got ${size}`)
  if (words.length === 0) return new Set()
  const runs = new Set<string>()
  for (let at = 0; at === 0 || at + size <= words.length; at++) runs.add(words.slice(at, at + size).join(' '))
  return runs
}
