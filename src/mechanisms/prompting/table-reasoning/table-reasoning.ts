import * as z from 'zod'
import { NoQuestionError } from '../errors.ts'
import type { Question } from '../question.ts'
import { cite } from '../sources/corpus-document.ts'
import { firstDrawn } from '../statements/first-drawn.ts'
import { checkNamedAnswer } from '../statements/named-answer.ts'
import { nearDifficulty } from '../statements/near-difficulty.ts'
import { checkNumberAnswer } from '../statements/number-answer.ts'
import type { TaskType } from '../task-type.ts'
import { isNearMiss, NEAR_MISS_WORTH } from '../verifiers/near-miss.ts'
import { drawTable, writeTable } from './table.ts'
import type { TableAsked } from './table-family.ts'
import { tableReadings } from './table-readings.ts'
import { tableSums } from './table-sums.ts'

const families = [...tableReadings, ...tableSums]

const Expected = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rows'), right: z.array(z.string()), others: z.array(z.string()) }),
  z.object({ kind: z.literal('number'), value: z.number(), counted: z.boolean(), question: z.string() }),
])

/** Sums may be given to so many digits. */
const ROUNDING = 1e-5

/** Questions about a table of real figures, which is part of the query. */
export const tableReasoning: TaskType = {
  name: 'table-reasoning',
  version: '2',
  words: 'things to be read or worked out from a small table',
  weights: { correctness: 0.85, literal: 0.07, semantic: 0.08 },

  async make({ rng, difficulty }) {
    const family = nearDifficulty(rng, families, difficulty)
    const drawn = firstDrawn(rng, (own) => {
      const table = drawTable(own, family.rows)
      const asked = family.draw(own, table)
      return asked && { table, asked }
    })
    if (!drawn) throw new NoQuestionError({ type: this.name, got: `no ${family.name} of any table drawn` })
    const { table, asked } = drawn
    const { goal, question, essentials, answer, again, by, says, rests } = asked
    const found = answer.kind === 'number' ? answer.value : answer.right.toSorted().join('; ')
    if (found !== again) throw new NoQuestionError({ type: this.name, got: `${found} by ${by[0]} and ${again} by ${by[1]}` })
    const written = writeTable(rng, table)
    const citations = rests.rows.map(({ document }, at) => cite(document, rests.column.fact, at))
    return {
      type: this.name,
      version: this.version,
      topic: table.topic,
      subtopic: family.name,
      goal,
      query: `${written}\n\n${question}`,
      essentials: [written, ...essentials],
      material: written,
      ...(rng.next() < 0.3 && {
        conversation: {
          opening: question.replace('the table', 'my table'),
          details: [
            { name: 'table', keywords: ['table', 'figures', 'data', 'numbers', 'show', 'paste', 'send'], says: `Here it is:\n${written}` },
          ],
        },
      }),
      difficulty: family.difficulty,
      snapshots: rests.rows.map(({ document }) => document.snapshot),
      references: by.map((way, at) => ({ text: says[at]!, by: way, citations })),
      expected: toExpected(
        answer,
        question,
        table.rows.map(({ name }) => name),
      ),
    }
  },

  async verify({ query, expected: stored }: Question, answer) {
    const expected = Expected.parse(stored)
    if (expected.kind === 'rows') {
      const { right, others } = expected
      return checkNamedAnswer(withoutRows(answer, query), { right: right.map((name) => [name]), others, query: '' })
    }
    const { value, counted, question } = expected
    return checkNumberAnswer(withoutRows(answer, query), (said) => closeness(said, value, counted), question)
  },
}

function toExpected(answer: TableAsked['answer'], question: string, names: readonly string[]): z.infer<typeof Expected> {
  if (answer.kind === 'number') return { ...answer, question }
  return { kind: 'rows', right: [...answer.right], others: names.filter((name) => !answer.right.includes(name)) }
}

function closeness(said: number, value: number, counted: boolean): number {
  if (Math.abs(said - value) <= (counted ? 1e-9 : Math.max(0.005 + 1e-9, ROUNDING * Math.abs(value)))) return 1
  return !counted && isNearMiss(said, value) ? NEAR_MISS_WORTH : 0
}

/** Rows of the table that are said again are no answer. */
function withoutRows(answer: string, query: string): string {
  const rows = new Set(query.split('\n').map((line) => line.trim()))
  const lines = answer.slice(0, 20_000).split('\n')
  return lines.filter((line) => !rows.has(line.trim())).join('\n')
}
