import { type AnchorScore, RUNGS } from '../../../protocol/anchors.ts'
import type { AnswerRecipe } from '../scoring/answer-recipe.ts'
import { answerValue } from '../scoring/answer-value.ts'
import { type Examination, examineAnswer } from '../scoring/examine-answer.ts'
import type { TaskType } from '../task-type.ts'
import type { AnchorSet } from './anchor-set.ts'

/** As if every answer had come after half of its time. */
const DEADLINE_MS = 20_000
const ANSWERED_MS = DEADLINE_MS / 2

/** How a mechanism scores now. */
export interface Measure {
  readonly types: readonly TaskType[]
  readonly embedder: Examination['embedder']
  readonly recipe: AnswerRecipe
  unrelatedOf(type: TaskType): Promise<Examination['unrelated']>
}

/** What the fixed answers are worth by the verifiers, embedder and recipe of now. A type that there is no more is left out. */
export async function scoreAnchorSet({ items }: AnchorSet, { types, embedder, recipe, unrelatedOf }: Measure): Promise<AnchorScore[]> {
  const scores: AnchorScore[] = []
  for (const [item, { question, answers }] of items.entries()) {
    const type = types.find(({ name }) => name === question.type)
    if (!type) continue
    const examination = { question, type, embedder, unrelated: await unrelatedOf(type) }
    for (const rung of RUNGS) {
      const turn = { challenge: question.query, answer: answers[rung], status: 'ok' as const, firstMs: ANSWERED_MS, totalMs: ANSWERED_MS }
      const examined = await examineAnswer(examination, { transcript: { turns: [turn] } })
      const { value } = answerValue(examined, { weights: type.weights, deadlineMs: DEADLINE_MS }, recipe)
      scores.push({ type: type.name, item, rung, value })
    }
  }
  return scores
}
