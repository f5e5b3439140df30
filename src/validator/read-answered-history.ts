import type { History } from '../mechanisms/mechanism.ts'
import { ExaminedAnswer } from '../mechanisms/prompting/examined-answer.ts'
import { readPromptingTask } from '../mechanisms/prompting/prompting-task.ts'
import type { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import type { AnsweredItem } from '../mechanisms/prompting/scoring/compare-recipes.ts'
import { TASK_TYPES } from '../mechanisms/prompting/task-types.ts'
import { Hotkey } from '../protocol/ids.ts'
import { skillPosterior } from '../scoring/skill-posterior.ts'
import { type AnsweredChallengeRow, listAnsweredChallenges } from '../store/answered-challenges.ts'
import type { Db } from '../store/open-store.ts'
import { listLedgerRows } from '../store/scores.ts'

/** A network's own history of challenges, ready to be scored by any recipe. */
export interface AnsweredHistory {
  readonly items: readonly AnsweredItem[]
  /** Tasks of a type that this version does not have, or that it cannot read. */
  readonly unreadable: number
  readonly fromMs: number | undefined
  readonly untilMs: number | undefined
}

/**
 * Reads the newest challenges with the examinations of their answers, as they were when they were scored: nothing is asked or checked again. Who
 * was proven then, of whom a recipe may want to know, follows from the scores of the epochs before.
 *
 * @param recipe that they were scored with
 */
export async function readAnsweredHistory(
  db: Db,
  { limit, recipe }: { readonly limit: number; readonly recipe: AnswerRecipe },
): Promise<AnsweredHistory> {
  const rows = await listAnsweredChallenges(db, { mechanism: 'prompting', limit })
  const items: AnsweredItem[] = []
  for (const [, group] of Map.groupBy(rows, ({ validator, mechid, epoch }) => `${validator}/${mechid}/${epoch}`)) {
    const { validator, mechid, epoch } = group[0]!
    const before = (epoch ?? 0) - 1
    const ledger = await listLedgerRows(db, { validator, mechid, afterEpoch: before - EPOCHS })
    const skills = skillPosterior(ledger, { ...recipe.skill, epoch: before })
    for (const row of group) {
      const item = readItem(row, { skill: (miner) => skills.of({ miner, worker: miner, domain: row.domain }) })
      if (item) items.push(item)
    }
  }
  return {
    items,
    unreadable: rows.length - items.length,
    fromMs: rows[0]?.scored_ms ?? undefined,
    untilMs: rows.at(-1)?.scored_ms ?? undefined,
  }
}

/** What is older weighs next to nothing. */
const EPOCHS = 30

function readItem({ body, answers }: AnsweredChallengeRow, history: Pick<History, 'skill'>): AnsweredItem | undefined {
  try {
    const { id, hidden } = readPromptingTask(body)
    const { question, answerMs } = hidden.open()
    const type = TASK_TYPES.find(({ name }) => name === question.type)
    if (!type || type.version !== question.version) return undefined // then its answers were not scored either
    const examined = answers.map(({ miner, reply }) => [Hotkey.parse(miner), ExaminedAnswer.parse(reply)] as const)
    return { task: { taskId: id, weights: type.weights, deadlineMs: answerMs }, answers: new Map(examined), history }
  } catch {
    return undefined // written by another version
  }
}
