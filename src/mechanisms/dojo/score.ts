import type { Hotkey } from '../../protocol/ids.ts'
import type { AgreementGate, ScoreRecord } from '../../protocol/score-record.ts'
import { judgeCompletion } from '../../scoring/judge-completion.ts'
import { opinions } from '../../scoring/opinions.ts'
import { recipeHash, type ScoringRecipe } from '../../scoring/recipe.ts'
import { scoreReplies, type TaskGate } from '../../scoring/score-replies.ts'
import type { History, ReplyBounds, TaskScores } from '../mechanism.ts'
import type { DojoReply } from './dojo-reply.ts'
import type { DojoTask } from './dojo-task.ts'
import { rankedReplies } from './ranked-replies.ts'
import { taskTruth } from './task-truth.ts'

/** Goes into every score; changes whenever the same replies could score differently. */
export const DOJO_VERSION = 'dojo/3'

/**
 * Scores all replies to one task by the recipe: against what is known of the order, and against the other judges.
 * Who could not judge is neither compared nor compared with, and gets 0.
 *
 * It needs more judgments while the judges do not agree beyond chance, or their common order is not certain enough.
 */
export function score(
  task: DojoTask,
  replies: ReadonlyMap<Hotkey, DojoReply>,
  history: History,
  { fewest, more }: ReplyBounds,
  recipe: ScoringRecipe,
): TaskScores {
  const { miners, ranks, grades, reliability, dependence } = rankedReplies(task, replies, history)
  const gradeScale = { min: task.criterion.min, max: task.criterion.max }
  const { scores, gate, arbitration, weights } = scoreReplies({
    raters: miners,
    values: ranks,
    grades,
    gradeScale,
    truth: taskTruth(task),
    reliability,
    dependence,
    more,
    recipe,
  })
  const enough = judgeCompletion({ opinions: opinions(grades, gradeScale), weights, fewest, more }, recipe.completion)
  const head = { taskId: task.id, mechanism: 'dojo', mechanismVersion: DOJO_VERSION, recipeHash: recipeHash(recipe) }
  const scored = [...replies.keys()].sort().map((miner) => ({ miner, score: scores[miners.indexOf(miner)] }))
  return {
    records: scored.map(({ miner, score }): ScoreRecord => {
      if (!score) return { ...head, miner, ...ABSTAINED }
      const { outcome, value, components, gate: others, truthValidity, evidence, words } = score
      const terms = components.map((component) => ({ ...component }))
      return { ...head, miner, outcome, value, components: terms, gate: toView(others), truthValidity, evidence, words }
    }),
    deviations: scored.map(({ score }) => score?.deviation ?? []),
    verdict: {
      gate: toView(gate),
      truth: { validity: arbitration.validity, flagged: arbitration.flagged, words: arbitration.words },
      // An order that agrees no more than chance explains is no result, however certain it looks.
      completion:
        gate.outcome === 'trusted' ? enough : { ...enough, state: more ? 'more' : 'ambiguous', words: `No result: ${gate.words}.` },
    },
  }
}

function toView({ outcome, agreement, chanceBound, effectiveRaters, words }: TaskGate): AgreementGate {
  return { outcome, agreement: agreement ?? null, chanceBound: chanceBound ?? null, effectiveRaters, words }
}

const ABSTAINED = {
  outcome: 'abstained' as const,
  value: 0,
  components: [],
  gate: null,
  truthValidity: 1,
  evidence: 0,
  words: 'You said that this task cannot be judged. That counts neither for you nor against you.',
}
