import { words } from './words.ts'

/**
 * How many words of one text must be added, removed or replaced to make the other, as a share of the longer one: word error rate made symmetric.
 * Case and punctuation do not count. For texts that were edited; for texts that were written anew, compare sets of shingles instead.
 *
 * distance = Levenshtein(words of a, words of b) / max(number of words of a, of b)
 *
 * @returns in [0, 1]; 0 = the same words in the same order, 1 = no word in its place; 0 where neither has a word
 * @cost words of a times words of b
 * @source Levenshtein (1966), Soviet Physics Doklady 10(8):707-710; two-row form by Wagner & Fischer (1974), J. ACM 21(1):168-173
 * @example wordEditDistance('a red button', 'A blue button.') // 1 / 3
 */
export function wordEditDistance(a: string, b: string): number {
  const [shorter, longer] = [words(a), words(b)].sort((x, y) => x.length - y.length) as [string[], string[]]
  if (longer.length === 0) return 0
  let row = Array.from({ length: shorter.length + 1 }, (_, j) => j)
  for (const [i, word] of longer.entries()) {
    const next = [i + 1]
    for (const [j, other] of shorter.entries()) next.push(Math.min(row[j]! + (word === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    row = next
  }
  return row[shorter.length]! / longer.length
}
