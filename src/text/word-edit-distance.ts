import { distance } from 'fastest-levenshtein'
import { boundedWords } from './bounded-words.ts'

/**
 * How many words of one text must be added, removed or replaced to make the other, as a share of the longer one: word error rate made symmetric.
 * Case and punctuation do not count. For texts that were edited; for texts that were written anew, compare sets of shingles instead.
 *
 * distance = Levenshtein(words of a, words of b) / max(number of words of a, of b)
 *
 * @returns in [0, 1]; 0 = the same words in the same order, 1 = no word in its place; 0 where neither has a word
 * @cost words of a times words of b / 32, up to a bound
 * @source Levenshtein (1966), Soviet Physics Doklady 10(8):707-710; bit-parallel by Myers (1999), J. ACM 46(3):395-415, doi:10.1145/316542.316550
 * @example wordEditDistance('a red button', 'A blue button.') // 1 / 3
 */
export function wordEditDistance(a: string, b: string): number {
  const [said, other] = [boundedWords(a), boundedWords(b)]
  const longest = Math.max(said.length, other.length)
  if (longest === 0) return 0
  const different = [...new Set([...said, ...other])] // 40,000 at most: each gets a UTF-16 unit of its own
  const units = new Map(different.map((word, at) => [word, String.fromCharCode(at)]))
  const spell = (list: readonly string[]) => list.map((word) => units.get(word)).join('')
  return distance(spell(said), spell(other)) / longest
}
