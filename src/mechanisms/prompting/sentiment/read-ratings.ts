import { fold, framedSentences, placesOf, stanceAt } from '../verifiers/polarity.ts'
import { FEELINGS } from './review-phrases.ts'

const RATING =
  /\b(?:very (?:negative|positive)|negative|positive|neutral|mixed)\b|(?<![\d.,/-]|\bto )[1-5](?![\d%]|[.,]\d| ?(?:-|to) ?[1-5])(?: ?\/ ?5| out of 5)?/g
/** "Not food: 4". */
const DENIED_NAME = /\b(?:not|no|never) (?:the )?$/
/** Names of a thing and its rating may stand so far apart. */
const REACH = 60

/**
 * The rating that an answer gives to each aspect: the number from 1 to 5, or the feeling in words, that follows its name before another is named.
 *
 * @param aspects what is rated
 * @returns one rating per aspect in their order, `undefined` for one that has none; `undefined` for all where an aspect has two different
 *   ratings, a range, or one that is denied
 * @cost linear in at most 20,000 characters for each aspect
 * @example readRatings('Food: 4, service: very negative', ['food', 'service', 'price']) // [4, 1, undefined]
 */
export function readRatings(answer: string, aspects: readonly string[]): (number | undefined)[] | undefined {
  const ratings = new Map<string, number>()
  for (const { text, denied } of framedSentences(answer)) {
    const named = placesOf(text, aspects)
    for (const [n, { start, end }] of named.entries()) {
      const until = Math.min(named[n + 1]?.start ?? text.length, end + REACH)
      const said = [...text.slice(end, until).matchAll(RATING)].map(({ 0: rating, index }) => ({ rating: rank(rating), at: end + index }))
      if (said.length === 0) continue
      const aspect = text.slice(start, end)
      const unlike = said.some(({ rating }) => rating !== (ratings.get(aspect) ?? said[0]!.rating))
      const isOpen = DENIED_NAME.test(text.slice(0, start)) || said.some(({ at }) => stanceAt(text, at, at + 1, denied) !== 'affirmed')
      if (unlike || isOpen) return undefined
      ratings.set(aspect, said[0]!.rating)
    }
  }
  return aspects.map((aspect) => ratings.get(fold(aspect)))
}

function rank(rating: string): number {
  const feelings: readonly string[] = FEELINGS
  const feeling = feelings.indexOf(rating.replace('mixed', 'neutral'))
  return feeling === -1 ? Number(rating[0]) : feeling + 1
}
