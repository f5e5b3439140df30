import { distance } from 'fastest-levenshtein'

/** Compared one by one; the cost grows with its square. As long as the longest reference. */
const MAX_CHARACTERS = 20_000

/**
 * How little of one text must be edited to make the other: one minus the share of characters to add, remove or replace.
 * For texts that were edited, and for short answers; texts that were written anew share words rather than their places.
 *
 * similarity = 1 - Levenshtein(a, b) / max(length of a, of b), lengths in UTF-16 units
 *
 * @returns in [0, 1]; 1 = the same text, also where both are empty; 0 = no character in its place; the same whichever text comes first
 * @cost length of a times length of b / 32; what follows the first 20,000 characters counts as edited
 * @source Levenshtein (1966), Soviet Physics Doklady 10(8):707-710; bit-parallel by Myers (1999), J. ACM 46(3):395-415, doi:10.1145/316542.316550
 * @example editSimilarity('kitten', 'sitting') // 4 / 7
 */
export function editSimilarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 1
  const edits = distance(a.slice(0, MAX_CHARACTERS), b.slice(0, MAX_CHARACTERS)) + Math.max(0, longest - MAX_CHARACTERS)
  return 1 - Math.min(edits, longest) / longest
}
