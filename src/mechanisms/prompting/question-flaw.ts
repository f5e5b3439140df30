import { shingles } from '../../text/shingles.ts'
import { words } from '../../text/words.ts'
import type { Question } from './question.ts'
import { checkReferences } from './scoring/check-references.ts'
import { saysAnswer } from './scoring/says-answer.ts'
import type { TaskType } from './task-type.ts'

/** Why a question is not asked of anybody. */
export interface QuestionFlaw {
  readonly reason: 'empty' | 'several-questions' | 'leaks-answer' | 'bad-references'
  readonly words: string
}

/** Five words in a row that query and reference share are no chance (prompting.md §12, row 12). */
const RUN = 5
const QUESTION_MARKS = /\?+/g
/** One more thing to be told, joined to the first. */
const ASKS_MORE =
  /\band,? (?:also )?(?:(?:in|on|at|of|for|by|to|from|with|since) )?(?:what|which|who|whom|whose|how|when|where|why)\b|(?:^|[.!?]\s+)(?:and )?(?:also|in addition|besides|furthermore)\b/gi

/**
 * What is wrong with a question of any type, before anybody is asked: its query is empty, asks several things or gives the answer away, or
 * its references do not hold. What is there to be worked on ({@link Question.material}) may share words with a right answer, and may not be one.
 * Where the answer is too short for runs of words, saying the query back gives it away: then it would be right.
 *
 * Several questions are told by their marks and by words such as "and which": a rule of thumb for English, which sees no two commands.
 *
 * @returns `undefined` where nothing is found
 * @cost one verification for each reference, and one for the query
 */
export async function questionFlaw(question: Question, type: TaskType): Promise<QuestionFlaw | undefined> {
  const { query, material = '', references, conversation } = question
  const asked = without(material, query)
  if (words(asked).length === 0) return { reason: 'empty', words: 'its query asks nothing' }
  const count = Math.max(1, asked.match(QUESTION_MARKS)?.length ?? 0) + (asked.match(ASKS_MORE)?.length ?? 0)
  if (count > 1) return { reason: 'several-questions', words: `its query asks ${count} things` }
  const told = [query, conversation?.opening ?? '', ...(conversation?.details ?? []).map(({ says }) => says)]
  const outside = runsOf(told.map((text) => without(material, text)).join('\n'))
  const leaking = references.find(
    ({ text }) => words(text).length >= RUN && (material.includes(text) || [...runsOf(text)].some((run) => outside.has(run))),
  )
  if (leaking) return { reason: 'leaks-answer', words: `its query says what the reference by ${leaking.by} says` }
  if (await saysAnswer(query, question, type)) return { reason: 'leaks-answer', words: 'its query is an answer to itself' }
  const wrong = await checkReferences(question, type)
  return wrong === undefined ? undefined : { reason: 'bad-references', words: wrong }
}

function without(material: string, text: string): string {
  return material === '' ? text : text.replace(material, ' ')
}

function runsOf(text: string): Set<string> {
  return shingles(words(text), RUN)
}
