import * as z from 'zod'
import { Transcript } from '../../protocol/transcript.ts'
import { JudgedAnswer } from './judged-answer.ts'

const share = z.number().min(0).max(1)

/**
 * A transcript with all that can be found out about it alone: stored as the reply, so that scoring is a pure function of what is stored,
 * and old answers can be scored by another recipe.
 */
export const ExaminedAnswer = z.object({
  transcript: Transcript,
  answer: z.string().describe('what is scored: of several turns the last, with which the goal was met or given up'),
  correctness: share.describe('by the verifier of its task type; shared among the guesses where it took several'),
  contradicts: z.boolean(),
  literal: share.describe('best over the references'),
  literalInterval: z.object({ low: share, high: share }).describe('95 %, by bootstrap over the references'),
  semantic: share.describe('best over the references; 0 = as like as unrelated answers of its type are'),
  judged: JudgedAnswer.optional().describe('where judges were asked: they stand for `semantic` if the recipe says so'),
  style: share.describe('how near its style is to the one that was asked for, or to the references'),
  echo: share.describe('share of the answer that is copied from the challenge, beyond what references have in common with it'),
  copied: share.describe('share of the answer that stands word for word in a source, beyond what references take over'),
  scrambled: z.boolean().describe('the words of a reference in an order that says nothing'),
  fabricated: z.boolean().describe('gives one of the sources for what does not stand there'),
  intent: share.describe('how much of what was asked for it takes up'),
  grounding: share.nullable().describe('share of what it claims that holds; null where it claims nothing'),
  progress: share.describe('of a conversation: how far its goal was reached; 1 where there is one turn only'),
  closedForm: z.boolean().describe('so short, or so near a reference, that equal answers are no copies'),
  claims: z.array(z.string()).describe('numbers and names that it adds to what it was asked, lower case: what answers agree on'),
  fingerprint: z.array(z.number().int()).describe('MinHash of the answer: near copies are found by it'),
  words: z.string(),
})
export type ExaminedAnswer = z.infer<typeof ExaminedAnswer>
