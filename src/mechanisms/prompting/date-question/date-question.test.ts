import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import type { Question } from '../question.ts'
import { describeTaskTypeContract } from '../task-type.testing.ts'
import { type Day, dayNumber, dayOf, eraYear, inWords, nextDay, WEEKDAYS, weekdayByCongruence, weekdayOf } from './calendar.ts'
import type { DateAnswer } from './date-family.ts'
import { dateQuestion } from './date-question.ts'
import { gapQuestion } from './gap-question.ts'

const expectedOf = ({ expected }: Question) => expected as unknown as DateAnswer

/** An answer that is so many days, years or weekdays off. */
function offBy(answer: DateAnswer, off: number): string {
  if (answer.kind === 'weekday') return WEEKDAYS[(WEEKDAYS.indexOf(answer.value) + off) % 7]!
  if (answer.kind === 'number') return `${answer.value + off} ${answer.unit}`
  if (answer.kind === 'day') return inWords(dayOf(dayNumber(answer.value) + off))
  return answer.value + off > 999 ? String(answer.value + off) : eraYear(answer.value + off)
}

describeTaskTypeContract({
  type: dateQuestion,
  ladder(question) {
    const answer = expectedOf(question)
    return {
      exact: question.references[0]!.text,
      paraphrase: `I counted, and the answer is: ${offBy(answer, 0)}.`,
      partial: answer.kind === 'weekday' ? `Either ${offBy(answer, 0)} or ${offBy(answer, 1)}.` : `It is ${offBy(answer, 1)}.`,
      wrong: `It is ${offBy(answer, 5)}.`,
    }
  },
  constants: ['Friday', 'Sunday', '30 days', '365', '1 January 2000', '2024'],
})

const day: fc.Arbitrary<Day> = fc.integer({ min: dayNumber({ year: 1583, month: 1, day: 1 }), max: 200_000 }).map(dayOf)

describe('the calendar', () => {
  it('has the weekdays of known days', () => {
    // Moon landing and the first day of the Gregorian calendar: both are recorded with their weekday.
    expect(weekdayOf({ year: 1969, month: 7, day: 20 })).toBe('Sunday')
    expect(weekdayOf({ year: 1582, month: 10, day: 15 })).toBe('Friday')
  })

  it('agrees with the congruence, and with counting', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(weekdayByCongruence(one)).toBe(weekdayOf(one))
        expect(nextDay(one)).toEqual(dayOf(dayNumber(one) + 1))
      }),
    )
  })
})

describe('answers to questions about dates', () => {
  const worth = async (query: string, expected: DateAnswer, answer: string) =>
    (await dateQuestion.verify({ query, expected: JSON.parse(JSON.stringify(expected)) } as Question, answer)).correctness

  it('may be worded and written as they like', async () => {
    const asked = 'What is the date 20 days after 13 April 1999?'
    const expected: DateAnswer = { kind: 'day', value: { year: 1999, month: 5, day: 3 } }
    for (const answer of [
      '3 May 1999',
      'May 3rd, 1999',
      '1999-05-03',
      'the third of May',
      '20 days after 13 April 1999 is 3 May 1999.',
      '13 April 1999 plus 17 days is 30 April 1999, and 3 more days lead to 3 May 1999.',
      'After 17 days it is 30 April 1999. Three more make it 3 May 1999.',
      '**3 May 1999**',
    ])
      expect(await worth(asked, expected, answer), answer).toBe(1)
    for (const answer of [
      'It is not 3 May 1999.',
      '4 May 1999, 3 May 1999',
      '4 May 1999\n3 May 1999',
      '3 May 1999 or 4 May 1999',
      '3 May 1998',
      '13 April 1999',
      'May 1999',
    ])
      expect(await worth(asked, expected, answer), answer).toBe(0)
  })

  it('may go over other weekdays on their way', async () => {
    const asked = 'On which weekday does 20 July 1969 fall in the Gregorian calendar?'
    const expected: DateAnswer = { kind: 'weekday', value: 'Sunday' }
    for (const answer of [
      '1 January 1969 was a Wednesday, and 200 days later it was a Sunday, so the answer is Sunday.',
      'Counting from a Wednesday in January, 20 July 1969 → Sunday',
    ])
      expect(await worth(asked, expected, answer), answer).toBe(1)
    expect(await worth(asked, expected, 'Sunday or Monday')).toBe(0)
  })

  it('may show their working', async () => {
    const asked = 'How many days is it from 25 March 2001 to 4 May 2001, not counting the first day?'
    const expected: DateAnswer = { kind: 'number', value: 40, unit: 'days' }
    const working = 'March has 31 days, which leaves 6. April has 30 days, and May gives 4 more. 6 + 30 + 4 = 40, so it is 40 days.'
    expect(await worth(asked, expected, working)).toBe(1)
  })
})

describe('questions about the year that a text says', () => {
  const aText = (text: string) => ({
    topic: 'cities',
    subtopic: 'Aville',
    snapshot: { source: 'wiki', revision: '1', licence: 'CC', text },
  })

  it('leave out the year, and cite the sentence that says it', () => {
    const text = 'Aville is a town. It was founded by merchants of the coast in 1817 and grew fast.'
    const { query, references, snapshots } = gapQuestion(aText(text))!
    expect(query).toContain('by merchants of the coast in ____ and grew fast.')
    expect(query).not.toContain('1817')
    const { start, end } = references[0]!.citations[0]!
    expect(snapshots[0]!.text.slice(start, end)).toBe('It was founded by merchants of the coast in 1817 and grew fast.')
  })

  it('are not asked where a sentence says several dates, or none', () => {
    expect(gapQuestion(aText('It was founded by merchants in 1817 and burnt down in 1823, they say.'))).toBeUndefined()
    expect(gapQuestion(aText('It was founded by merchants of the coast, and it grew very fast.'))).toBeUndefined()
  })

  it('are made of live texts, and verified', async () => {
    const draw = async () => aText('Aville was founded by merchants of the coast in 1817 and grew fast.')
    const asked: Question[] = []
    for (let n = 0; n < 20; n++)
      asked.push(await dateQuestion.make({ rng: createRng(`live ${n}`), difficulty: 0.5, sources: { draw, problems: () => [] } }))
    const gaps = asked.filter(({ query }) => query.includes('____'))
    expect(gaps.length).toBeGreaterThan(0)
    expect((await dateQuestion.verify(gaps[0]!, 'In 1817, I believe.')).correctness).toBe(1)
    expect((await dateQuestion.verify(gaps[0]!, '1823')).correctness).toBe(0)
  })
})
