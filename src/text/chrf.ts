import { boundedText } from './bounded-text.ts'
import { countShared } from './count-shared.ts'
import { nGrams } from './n-grams.ts'

const ORDERS = [1, 2, 3, 4, 5, 6]

/**
 * chrF: which runs of one to six characters a candidate shares with a reference. Gives part of the credit for another form of a word, and
 * works in scripts without spaces; {@link rougeN} does neither. Spaces do not count, case and punctuation do.
 *
 * chrF = (1 + beta^2) P R / (beta^2 P + R), P and R = means of precision and recall over the orders of which both texts have runs
 *
 * @param beta in (0, 100]: recall counts this many times as much as precision
 * @returns in [0, 1]; 1 = the same characters, 0 = none in common or one text is blank. Not symmetric but for beta = 1
 * @throws {RangeError} if `beta` is out of range
 * @cost linear, up to a bound
 * @source Popović (2015), chrF: character n-gram F-score for automatic MT evaluation, W15-3049; short texts as in sacreBLEU's effective order
 * @oracle sacreBLEU's test/test_chrf.py, in tests
 * @example chrF('aab', 'aac', 1) // (2 / 3 + 1 / 2 + 0) / 3
 */
export function chrF(candidate: string, reference: string, beta = 2): number {
  if (!(beta > 0 && beta <= 100)) throw new RangeError(`chrF: expected beta in (0, 100], got ${beta}`)
  const [said, wanted] = [candidate, reference].map((text) => [...boundedText(text).replace(/\s+/g, '')]) as [string[], string[]]
  const orders = ORDERS.filter((n) => n <= said.length && n <= wanted.length)
  if (orders.length === 0) return 0
  let precision = 0
  let recall = 0
  for (const n of orders) {
    const shared = countShared(nGrams(said, n), nGrams(wanted, n))
    precision += shared / (said.length - n + 1)
    recall += shared / (wanted.length - n + 1)
  }
  if (precision === 0) return 0
  const score = ((1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall) / orders.length
  return Math.min(1, score) // rounding
}
