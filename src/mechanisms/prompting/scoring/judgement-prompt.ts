import * as z from 'zod'
import type { Rng } from '../../../core/rng.ts'
import { drawWord, markedText, markedTextRules } from '../../../models/language/marked-text.ts'

/** What a judge says of each answer of a batch, by its number. */
export const Judgement = z.object({
  answers: z.array(z.object({ number: z.number().int(), agrees: z.enum(['yes', 'partly', 'no']) })).max(20),
})
export type Judgement = z.infer<typeof Judgement>

/** Longer answers are cut for the judges. */
const MOST_CHARACTERS = 6000

const SYSTEM = `You check answers of strangers against a reference answer, which is known to be right: which of them say the same?
${markedTextRules('answer')}
"yes": it answers the question as the reference does, in whatever words and at whatever length. "partly": it says a part of that, and nothing against it. "no": it says something else, the opposite, or nothing, such as a heading without an answer.
Answer with one JSON object {"answers": [{"number": 1, "agrees": "yes" | "partly" | "no"}, ...]} with every answer once, and nothing else.`

/** The reference comes before the answers or behind them: judges lean towards what stands in certain places. */
export interface Batch {
  readonly query: string
  readonly reference: string
  readonly answers: readonly string[]
  readonly referenceFirst: boolean
}

/** Asks a judge which answers say what a reference says. Lines of others carry a mark that was drawn after they were written: no answer can end its part. */
export function judgementPrompt({ query, reference, answers, referenceFirst }: Batch, rng: Rng): { system: string; prompt: string } {
  const mark = drawWord(rng)
  const right = `Reference:\n${markedText(mark, reference, MOST_CHARACTERS)}`
  const given = answers.map((answer, place) => `Answer ${place + 1}:\n${markedText(mark, answer, MOST_CHARACTERS)}`)
  const parts = [`Question: ${JSON.stringify(query)}`, `Mark: ${mark}|`, ...(referenceFirst ? [right, ...given] : [...given, right])]
  return { system: SYSTEM, prompt: [...parts, 'Which answers agree with the reference?'].join('\n\n') }
}
