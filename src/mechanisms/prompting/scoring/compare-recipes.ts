import type { Hotkey } from '../../../protocol/ids.ts'
import { mean } from '../../../stats/mean.ts'
import { rankData } from '../../../stats/rank-data.ts'
import type { History } from '../../mechanism.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import { type AnswerRecipe, answerRecipeHash } from './answer-recipe.ts'
import { NO_HISTORY } from './no-history.ts'
import { type AnsweredTask, scoreAnswers } from './score-answers.ts'

/** A task with its stored answers: what it takes to score it again. */
export interface AnsweredItem {
  readonly task: AnsweredTask
  readonly answers: ReadonlyMap<Hotkey, ExaminedAnswer>
  /** What was known of the miners then; absent where nothing was. */
  readonly history?: Pick<History, 'skill'>
}

/** Where one recipe puts a miner. */
interface Standing {
  /** Of its task scores, in [0, 1]. */
  readonly mean: number
  /** 1 = best; ties share the mean rank. */
  readonly rank: number
}

/** What would become of whom if a recipe were replaced. */
export interface RecipeComparison {
  readonly before: { readonly version: string; readonly hash: string }
  readonly after: { readonly version: string; readonly hash: string }
  readonly tasks: number
  /** By rank before. */
  readonly miners: readonly {
    readonly miner: Hotkey
    readonly before: Standing
    readonly after: Standing
    /** Ranks gained: negative = lost. */
    readonly gained: number
  }[]
}

/**
 * Scores stored answers by two recipes and says who would gain and who would lose ranks: to be read before a recipe is put to use.
 * Pure: nothing is asked or verified again, because {@link ExaminedAnswer} holds all that a recipe may weigh.
 */
export function compareRecipes(items: readonly AnsweredItem[], before: AnswerRecipe, after: AnswerRecipe): RecipeComparison {
  const [old, fresh] = [standings(items, before), standings(items, after)]
  const miners = [...old.keys()].map((miner) => {
    const [was, is] = [old.get(miner)!, fresh.get(miner)!]
    return { miner, before: was, after: is, gained: was.rank - is.rank }
  })
  return {
    before: { version: before.version, hash: answerRecipeHash(before) },
    after: { version: after.version, hash: answerRecipeHash(after) },
    tasks: items.length,
    miners: miners.sort((a, b) => a.before.rank - b.before.rank),
  }
}

function standings(items: readonly AnsweredItem[], recipe: AnswerRecipe): Map<Hotkey, Standing> {
  const records = items.flatMap(({ task, answers, history = NO_HISTORY }) => scoreAnswers(task, answers, history, recipe).records)
  const values = Map.groupBy(
    records.filter(({ evidence }) => evidence > 0),
    ({ miner }) => miner,
  )
  const miners = [...new Set(records.map(({ miner }) => miner))].sort()
  const means = miners.map((miner) => mean((values.get(miner) ?? []).map(({ value }) => value)) ?? 0)
  const ranks = rankData(means.map((value) => -value))
  return new Map(miners.map((miner, place) => [miner, { mean: means[place]!, rank: ranks[place]! }]))
}
