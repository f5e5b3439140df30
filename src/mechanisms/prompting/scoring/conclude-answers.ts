import type { ConcludedItem, ConcludedPair, Conclusion } from '../../../protocol/conclusion.ts'
import type { Hotkey } from '../../../protocol/ids.ts'
import { rankData } from '../../../stats/rank-data.ts'
import { normaliseText } from '../../../text/normalise-text.ts'
import type { History } from '../../mechanism.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { AnswerRecipe } from './answer-recipe.ts'
import { answerValue, isAnswered } from './answer-value.ts'
import { type AnsweredTask, scoreAnswers } from './score-answers.ts'

/**
 * The order of the answers by what each is worth by itself (copies do not make an answer worse), and pairs of a better and a worse one for the
 * by-product dataset: nearest in rank come last, so that what is kept of many teaches most. Texts that say the same word for word
 * make one item of the pairs; empty answers and void items make none.
 *
 * An item's id is the miner's hotkey: a miner answers a task once.
 */
export function concludeAnswers(
  task: AnsweredTask,
  answers: ReadonlyMap<Hotkey, ExaminedAnswer>,
  history: Pick<History, 'skill'>,
  recipe: AnswerRecipe,
): Conclusion {
  const miners = [...answers.keys()].sort()
  const values = miners.map((miner) => answerValue(answers.get(miner)!, task, recipe).value)
  const ranks = rankData(values.map((value) => -value))
  const order = miners
    .map((miner, place): ConcludedItem & { readonly text: string } => ({
      responseId: miner,
      source: `answered by ${miner}`,
      consensusRank: ranks[place]!,
      consensusScore: values[place]!,
      text: isAnswered(answers.get(miner)!) ? normaliseText(answers.get(miner)!.answer) : '',
    }))
    .sort((a, b) => a.consensusRank - b.consensusRank)
  const { verdict } = scoreAnswers(task, answers, history, recipe)
  return {
    knownFrom: 'references, checked by the verifier of the task type',
    order: order.map(({ text: _, ...item }) => item),
    pairs: verdict.truth.flagged ? [] : pairsOf(order, recipe.pairs),
    verdict,
  }
}

function pairsOf(
  order: readonly (ConcludedItem & { readonly text: string })[],
  { leastMargin, leastChosen, most }: AnswerRecipe['pairs'],
): ConcludedPair[] {
  const texts = new Set<string>([''])
  const different = order.filter(({ text }) => !texts.has(text) && texts.add(text))
  const pairs = different.flatMap((chosen, place) =>
    different.slice(place + 1).flatMap((rejected): ConcludedPair[] => {
      const margin = chosen.consensusScore - rejected.consensusScore
      if (margin < leastMargin || chosen.consensusScore < leastChosen) return []
      return [{ chosenId: chosen.responseId, rejectedId: rejected.responseId, margin, agreement: 1 }]
    }),
  )
  return pairs.sort((a, b) => b.margin - a.margin).slice(0, most)
}
