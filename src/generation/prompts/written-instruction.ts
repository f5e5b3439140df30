import * as z from 'zod'
import { MadeKind } from '../../models/made-kind.ts'
import { Check } from '../../sandbox/check.ts'
import type { InstructionEdit } from '../task-author.ts'

/** An instruction as a language model is asked to write it: in pieces, so that an edit replaces one sentence and nothing else. */
export const WrittenInstruction = z.object({
  kind: MadeKind.describe('html: a live page; text: an explanation; code: one or more JavaScript functions'),
  domain: z.string().regex(/^[a-z][a-z -]{2,40}$/),
  title: z.string().min(3).max(80),
  opening: z.string().min(20).max(800).describe('what is wanted and for whom'),
  requirements: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z][a-z0-9 -]{1,40}$/),
        kind: z.enum(['feature', 'action', 'constraint']),
        words: z
          .string()
          .min(10)
          .max(400)
          .regex(/^[^\n]+$/, { error: 'one line' })
          .describe('one sentence, to be understood without the others'),
        check: Check.nullable().describe('null only where no check can tell'),
      }),
    )
    .min(5)
    .max(10),
  closing: z.string().max(400),
})
export type WrittenInstruction = z.infer<typeof WrittenInstruction>

/** The request as a person would send it, with these edits. */
export function wordInstruction({ opening, requirements, closing }: WrittenInstruction, edits: readonly InstructionEdit[]): string {
  const sentences = requirements.flatMap(({ name, words }) => {
    const edit = edits.find(({ requirement }) => requirement === name)
    if (!edit) return [words]
    return edit.after === null ? [] : [edit.after]
  })
  return [opening, sentences.map((sentence) => `- ${sentence}`).join('\n'), closing].filter((part) => part !== '').join('\n\n')
}
