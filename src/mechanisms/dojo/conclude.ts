import type { ConcludedPair, Conclusion } from '../../protocol/conclusion.ts'
import type { Hotkey } from '../../protocol/ids.ts'
import { consensusIntervals } from '../../scoring/consensus-intervals.ts'
import { consensusOrder } from '../../scoring/consensus-order.ts'
import { effectiveWeights } from '../../scoring/effective-weights.ts'
import { pairAgreement } from '../../scoring/pair-agreement.ts'
import type { ScoringRecipe } from '../../scoring/recipe.ts'
import { taskAgreement } from '../../scoring/task-agreement.ts'
import type { History } from '../mechanism.ts'
import type { DojoReply } from './dojo-reply.ts'
import type { DojoTask } from './dojo-task.ts'
import { rankedReplies } from './ranked-replies.ts'
import { taskTruth, truthWords } from './task-truth.ts'

/** Even a judge with a bad record counts this much: with nobody else there, its word is still the only one. */
const LEAST_WEIGHT = 0.01

/** Consensus scores closer than this many standard deviations are a tie: they make no preference pair. */
const LEAST_MARGIN = 0.1

/**
 * What all judges together say: their common order, weighted by past reliability, and the preference pairs in it.
 *
 * A pair needs a margin above 0.1 standard deviations and more than half of the judges' weight behind it. Known ranks are passed
 * through for whoever compares, and change nothing.
 * @returns the order best first; every response at the mean rank and no pair when nobody ranked
 */
export function conclude(task: DojoTask, replies: ReadonlyMap<Hotkey, DojoReply>, history: History, recipe: ScoringRecipe): Conclusion {
  const { ranks: values, reliability, dependence } = rankedReplies(task, replies, history)
  const weights = effectiveWeights({ reliability, dependence }, recipe).map((weight) => Math.max(LEAST_WEIGHT, weight))
  const consensus = values.length > 0 ? consensusOrder({ values, weights }) : undefined
  const intervals = consensusIntervals({ values, weights, dependence })
  const items = task.responses.map((response, place) => ({
    place,
    response,
    score: consensus?.scores[place] ?? 0,
    rank: consensus?.ranks[place] ?? (task.responses.length + 1) / 2,
    interval: intervals?.[place],
  }))
  items.sort((a, b) => a.rank - b.rank || a.place - b.place)
  const expected = taskTruth(task)?.expectedRanks
  return {
    agreement: taskAgreement(values),
    knownFrom: truthWords(task),
    order: items.map(({ place, response, score, rank, interval }) => ({
      responseId: response.id,
      source: response.source,
      consensusRank: rank,
      consensusScore: score,
      interval: interval && { low: interval.low, high: interval.high },
      knownRank: response.knownRank ?? expected?.[place],
    })),
    pairs: items.flatMap((better, index) =>
      items.slice(index + 1).flatMap((worse): ConcludedPair[] => {
        const margin = better.score - worse.score
        const agreement = margin > LEAST_MARGIN ? pairAgreement({ values, weights, a: better.place, b: worse.place }) : undefined
        if (agreement === undefined || agreement <= 0.5) return []
        return [
          {
            chosenId: better.response.id,
            rejectedId: worse.response.id,
            margin,
            agreement,
          },
        ]
      }),
    ),
  }
}
