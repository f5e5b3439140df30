import * as z from 'zod'
import type { EditFamily } from '../../models/edit-family.ts'
import type { InstructionRequirement } from '../task-author.ts'
import type { Prompt } from './prompt.ts'

export const Deviation = z.object({
  sentence: z
    .string()
    .min(8)
    .max(400)
    .regex(/^[^\n]+$/, { error: 'one line' }),
})

type Family = Exclude<EditFamily, 'drop'>

/** What a sentence of each family asks for instead. */
const MEANINGS: Readonly<Record<Family, string>> = {
  weaken: 'about half of it: fewer, smaller, slower, in fewer cases',
  contradict: 'the opposite of it',
  subject: 'the same for another subject, which is not the one the request is about',
  style: 'the same, but to be presented in a plainly less pleasant or less readable way',
  robustness: 'the same, but only for the first or the simplest case; later or odd ones may be ignored, quietly and without an error',
  performance: 'the same, but noticeably late: after a pause of at least three seconds',
  irrelevant: 'something that has nothing to do with the purpose of the request',
}

/** The families of edits that make sense for a kind of requirement. */
export const FAMILIES_BY_KIND: Readonly<Record<InstructionRequirement['kind'], readonly Family[]>> = {
  feature: ['weaken', 'contradict', 'subject', 'style', 'irrelevant'],
  action: ['weaken', 'contradict', 'robustness', 'performance'],
  constraint: ['weaken', 'contradict'],
}

/** Asks for a sentence that asks for something else, so that whoever follows it does not meet the requirement. */
export function deviatePrompt(text: string, { words, check }: InstructionRequirement, family: Family): Prompt {
  return {
    system: `You edit requests. You get a request and one sentence of it, and write another sentence to stand in its place.
- Your sentence asks for something else in one declared way. Whoever does exactly what it says must fail what the old sentence asked for, and a person who tries the result must be able to see that.
- It is a normal, polite wish that can be met without breaking anything: it does not say that it is worse, does not mention the old sentence, and leaves the rest of the request as possible as before.
- It is one sentence on one line, about as long as the old one.
Answer with one JSON object {"sentence": "..."} and nothing else.`,
    prompt: `The request:
---
${text}
---
The old sentence: ${words}
Edit family: ${family}. The new sentence asks for ${MEANINGS[family]}.${check ? `\nA machine tells whether the old sentence is met with this check, which must fail for what the new one asks: ${JSON.stringify(check)}` : ''}`,
  }
}
