import * as z from 'zod'
import type { Rng } from '../../core/rng.ts'
import { drawWord, markedText, markedTextRules } from '../../models/language/marked-text.ts'
import type { Prompt } from './prompt.ts'

export const Verdict = z.object({
  reason: z.string().max(2000),
  better: z.enum(['first', 'second', 'neither']),
})
export type Verdict = z.infer<typeof Verdict>

/** Longer content is cut for the judges; both answers at the same length. */
const MAX_SHOWN = 60_000

/**
 * Asks a judge which of two contents meets one requirement better. The contents are strangers' work and may speak to the judge: every line
 * of theirs begins with a mark that was drawn after they were written, so that they can neither end their part nor begin another one.
 */
export function judgePrompt(requirement: string, [first, second]: readonly [string, string], rng: Rng): Prompt {
  const mark = drawWord(rng)
  return {
    system: `You compare two pieces of work with respect to one requirement and nothing else: which of them meets it better?
${markedTextRules('piece of work')}
Go by what the work does, not by its length, its looks or its place in the list. If both meet the requirement equally well, or neither meets it at all, say "neither".
Answer with one JSON object {"reason": "...", "better": "first" | "second" | "neither"} and nothing else.`,
    prompt: `Requirement: ${JSON.stringify(requirement)}
Mark: ${mark}|

First piece:
${markedText(mark, first, MAX_SHOWN)}

Second piece:
${markedText(mark, second, MAX_SHOWN)}

Which piece meets the requirement better?`,
  }
}
