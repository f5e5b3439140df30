import type { Hotkey } from '../../protocol/ids.ts'
import type { ScoreRecord } from '../../protocol/score-record.ts'
import { recipeHash, type ScoringRecipe } from '../../scoring/recipe.ts'
import { scoreReplies } from '../../scoring/score-replies.ts'
import type { History } from '../mechanism.ts'
import type { DojoReply } from './dojo-reply.ts'
import type { DojoTask } from './dojo-task.ts'
import { rankedReplies } from './ranked-replies.ts'

/** Goes into every score; changes whenever the same replies could score differently. */
export const DOJO_VERSION = 'dojo/1'

/**
 * Scores all replies to one task by the recipe: against the known order where there is one, and against the other judges.
 * Who could not judge is neither compared nor compared with, and gets 0.
 * @returns one record per reply, in the order of the hotkeys
 */
export function score(task: DojoTask, replies: ReadonlyMap<Hotkey, DojoReply>, history: History, recipe: ScoringRecipe): ScoreRecord[] {
  const { miners, ranks, grades, reliability } = rankedReplies(task, replies, history)
  const scores = scoreReplies({
    raters: miners,
    values: ranks,
    grades,
    gradeScale: { min: task.criterion.min, max: task.criterion.max },
    knownRanks: task.truth === 'construction' ? task.responses.map(({ knownRank }) => knownRank) : undefined,
    reliability,
    recipe,
  })
  const byMiner = new Map(miners.map((miner, index) => [miner, scores[index]!]))
  return [...replies.keys()].sort().map((miner) => {
    const scored = byMiner.get(miner)
    const head = { taskId: task.id, miner, mechanism: 'dojo', mechanismVersion: DOJO_VERSION, recipeHash: recipeHash(recipe) }
    if (!scored) return { ...head, outcome: 'abstained', value: 0, components: [], words: ABSTAINED }
    const { outcome, value, components, words } = scored
    return { ...head, outcome, value, components: components.map((component) => ({ ...component })), words }
  })
}

const ABSTAINED = 'You said that this task cannot be judged. That counts neither for you nor against you.'
