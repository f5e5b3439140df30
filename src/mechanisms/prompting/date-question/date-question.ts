import * as z from 'zod'
import { hashOf } from '../../../core/hash.ts'
import { NoQuestionError } from '../errors.ts'
import { generatedSnapshot } from '../generated-snapshot.ts'
import type { Question } from '../question.ts'
import { checkDateAnswer } from '../statements/date-answer.ts'
import { checkNamedAnswer } from '../statements/named-answer.ts'
import { nearDifficulty } from '../statements/near-difficulty.ts'
import { checkNumberAnswer } from '../statements/number-answer.ts'
import type { TaskType } from '../task-type.ts'
import { NEAR_MISS_WORTH } from '../verifiers/near-miss.ts'
import { dayNumber, WEEKDAYS } from './calendar.ts'
import { dayFamilies } from './day-families.ts'
import { gapQuestion } from './gap-question.ts'
import { yearFamilies } from './year-families.ts'

const Expected = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekday'), value: z.enum(WEEKDAYS) }),
  z.object({ kind: z.literal('number'), value: z.number(), unit: z.enum(['days', 'years']) }),
  z.object({ kind: z.literal('day'), value: z.object({ year: z.number(), month: z.number(), day: z.number() }) }),
  z.object({ kind: z.literal('year'), value: z.number() }),
])

const families = [...dayFamilies, ...yearFamilies]

/** Share of the questions that come from a text, where the texts at hand say dates. */
const FROM_TEXTS = 0.3

/** The calendar: weekdays, days between dates, leap years, eras. */
export const dateQuestion: TaskType = {
  name: 'date-question',
  version: '2',
  words: 'weekdays, dates, spans of time and years over the change of eras',
  weights: { correctness: 0.85, literal: 0.07, semantic: 0.08 },

  async make({ rng, difficulty, sources }) {
    const gap = rng.fork('gap').next() < FROM_TEXTS ? gapQuestion(await sources.draw(rng.fork('text'))) : undefined
    if (gap) {
      const { answer, ...asked } = gap
      return { type: this.name, version: this.version, ...asked, expected: Expected.parse(answer) }
    }
    const family = nearDifficulty(rng, families, difficulty)
    const { goal, query, essentials, conversation, answer, again, by, says } = family.draw(rng)
    if (again === undefined || hashOf(again) !== hashOf(answer.value))
      throw new NoQuestionError({ type: this.name, got: `another answer by ${by[1]} than by ${by[0]}` })
    const found = by.map((way, at) => ({ by: way, text: says[at]! }))
    return {
      type: this.name,
      version: this.version,
      topic: 'calendar',
      subtopic: family.name,
      goal,
      query,
      essentials: [...essentials],
      ...(conversation && { conversation }),
      difficulty: family.difficulty,
      ...generatedSnapshot(this, family.name, query, found),
      expected: Expected.parse(answer),
    }
  },

  async verify({ query, expected: stored }: Question, answer) {
    const expected = Expected.parse(stored)
    if (expected.kind === 'weekday')
      return checkNamedAnswer(answer, { right: [[expected.value]], others: WEEKDAYS.filter((name) => name !== expected.value), query })
    if (expected.kind === 'number') return checkNumberAnswer(answer, (value) => nearness(value - expected.value), query)
    if (expected.kind === 'year')
      return checkDateAnswer(
        answer,
        ({ year, month }) => (year === undefined || month !== undefined ? 0 : nearness(year - expected.value)),
        query,
      )
    const { value } = expected
    return checkDateAnswer(
      answer,
      ({ year = value.year, month, day }) =>
        month === undefined || day === undefined ? 0 : nearness(dayNumber({ year, month, day }) - dayNumber(value)),
      query,
    )
  },
}

/** Who miscounts by one day or year has understood what to do. */
function nearness(off: number): number {
  if (off === 0) return 1
  return Math.abs(off) === 1 ? NEAR_MISS_WORTH : 0
}
