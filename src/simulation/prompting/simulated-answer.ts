import { createRng, type Rng } from '../../core/rng.ts'
import { releaseDetails } from '../../mechanisms/prompting/human/release-details.ts'
import type { HiddenPart, PromptingTask } from '../../mechanisms/prompting/prompting-task.ts'
import { builtInSources } from '../../mechanisms/prompting/sources/built-in-sources.ts'
import { TASK_TYPES } from '../../mechanisms/prompting/task-types.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import type { Turn } from '../../protocol/transcript.ts'

/** What the hardest and least clear question leaves of a skill. */
const LEFT_OF_SKILL = 0.6
/** Draws of a wrong answer that turn out right, such as a number that fits both. */
const MOST_DRAWS = 8

/**
 * What a miner of some skill answers, by a declared rule: with the chance `skill * (1 - .4 * hardness)`, hardness = (lambda + difficulty) / 2,
 * it is a miner that knows: it asks for what it has not been told, and then gives one of the references. Else it gives the right
 * answer to another question of the same type. Which of the two it is is drawn once a task.
 */
export async function simulatedAnswer(
  { id, hidden }: PromptingTask,
  messages: readonly ChatMessage[],
  { skill, seed }: { readonly skill: number; readonly seed: string },
): Promise<string> {
  const { question, lambda, persona } = hidden.open()
  const rng = createRng(`${seed}/${id}`)
  const hardness = (lambda + question.difficulty) / 2
  if (rng.next() >= skill * (1 - (1 - LEFT_OF_SKILL) * hardness)) return wrongAnswer(hidden.open(), rng.fork('wrong'))
  const { withheld, told, asked } = releaseDetails(question, persona, turnsOf(messages))
  const missing = withheld.find((detail) => !told.includes(detail) && !asked.includes(detail))
  return missing ? `Could you tell me the ${missing.keywords[0]}?` : rng.pick(question.references).text
}

async function wrongAnswer({ question }: HiddenPart, rng: Rng): Promise<string> {
  const type = TASK_TYPES.find(({ name }) => name === question.type)
  for (let draw = 0; type && draw < MOST_DRAWS; draw++) {
    const other = await type
      .make({ rng: rng.fork(`draw ${draw}`), difficulty: question.difficulty, sources: builtInSources })
      .catch(() => undefined) // a draw without a question
    const answer = other?.references[0]?.text
    if (answer !== undefined && (await type.verify(question, answer)).correctness < 0.2) return answer
  }
  return 'I do not know.'
}

/** The turns that are over. */
function turnsOf(messages: readonly ChatMessage[]): Turn[] {
  return messages.flatMap(({ role, content }, place): Turn[] =>
    role === 'assistant'
      ? [{ challenge: messages[place - 1]?.content ?? '', answer: content, status: 'ok', firstMs: null, totalMs: 0 }]
      : [],
  )
}
