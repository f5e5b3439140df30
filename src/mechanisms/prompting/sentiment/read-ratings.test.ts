import { describe, expect, it } from 'vitest'
import { aQuestion } from '../task-type.testing.ts'
import { readRatings } from './read-ratings.ts'
import { PHRASES } from './review-phrases.ts'
import { sentiment } from './sentiment.ts'

describe('readRatings', () => {
  it.each([
    ['food: 4, service: 1'],
    ['Food – 4/5; service – 1/5'],
    ['{"food": 4, "service": 1}'],
    ['The food is rated positive, the service very negative.'],
    ['- **Food**: 4 out of 5\n- **Service**: 1 out of 5'],
    ['The food gets 4 (not perfect). The service gets 1.'],
    ['Food and service from 1 to 5: food 4 (positive), service 1, because nothing worked.'],
    ['| food | 4 |\n| service | 1 |'],
  ])('reads: %s', (answer) => expect(readRatings(answer, ['food', 'service'])).toEqual([4, 1]))

  it.each([['food: 4 or 5, service: 1'], ['food: 4-5, service: 1'], ['food: 4, food: 5'], ['food is not 4'], ['It is false that food: 4']])(
    'is not sure of: %s',
    (answer) => expect(readRatings(answer, ['food', 'service'])?.[0]).not.toBe(4),
  )

  it('says which ratings are missing', () => {
    expect(readRatings('food: 4', ['food', 'service'])).toEqual([4, undefined])
    expect(readRatings('4, 1', ['food', 'service'])).toEqual([undefined, undefined])
  })
})

describe('the score of a constant answer', () => {
  it('is at most .2 on average over all ratings that can be drawn, whatever the constant', async () => {
    const question = await aQuestion(sentiment, 'constants', 0)
    const aspects = Object.keys((question.expected as { ratings: object }).ratings) // as this type makes it
    const all = [1, 2, 3, 4, 5]
    for (const constant of all) {
      const answer = aspects.map((aspect) => `${aspect}: ${constant}`).join(', ')
      let sum = 0
      for (const first of all)
        for (const second of all) {
          const expected = { ratings: { [aspects[0]!]: first, [aspects[1]!]: second } }
          sum += (await sentiment.verify({ ...question, expected }, answer)).correctness
        }
      // "all neutral": both right once in 25 (1), one off by one in 2 * 2 of 25 (.5): (1 + 2) / 25 = .12
      if (constant === 3) expect(sum / 25).toBeCloseTo(0.12, 12)
      expect(sum / 25).toBeLessThanOrEqual(0.2)
    }
  })
})

it('has no two phrases that are one within another', () => {
  const phrases = [...PHRASES.plain, ...PHRASES.veiled].flat()
  for (const phrase of phrases) expect(phrases.filter((other) => other.includes(phrase))).toEqual([phrase])
})
