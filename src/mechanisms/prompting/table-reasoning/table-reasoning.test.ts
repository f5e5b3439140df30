import type { Question } from '../question.ts'
import { describeTaskTypeContract } from '../task-type.testing.ts'
import { tableReasoning } from './table-reasoning.ts'

interface Expected {
  readonly kind: 'rows' | 'number'
  readonly right: readonly string[]
  readonly others: readonly string[]
  readonly value: number
  readonly counted: boolean
}

const expectedOf = ({ expected }: Question) => expected as unknown as Expected

describeTaskTypeContract({
  type: tableReasoning,
  ladder(question) {
    const { kind, right, others, value, counted } = expectedOf(question)
    const exact = question.references[0]!.text
    if (kind === 'rows')
      return {
        exact,
        paraphrase: `Going through the rows, I come to ${right.join(' and ')}.`,
        partial: right.length > 1 ? `One of them is ${right[0]}.` : `Perhaps ${right[0]} or ${others[0]}.`,
        wrong: `That is ${others[0]}.`,
      }
    return {
      exact,
      paraphrase: `Going through the rows, I come to ${value}.`,
      partial: counted ? `Perhaps ${value} or ${value + 1}.` : `It is about ${Number((value * 1.004).toFixed(2))}.`,
      wrong: exact.replace(String(value), String(value * 3 + 1)),
    }
  },
})
