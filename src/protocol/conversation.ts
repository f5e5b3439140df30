import * as z from 'zod'
import { Turn } from './transcript.ts'

/** A number or name in an answer, and where it stands. */
export const ClaimSource = z.object({
  claim: z.string().describe('lower case'),
  source: z.string().nullable().describe("one of the question's sources that says it too; null where none does"),
})
export type ClaimSource = z.infer<typeof ClaimSource>

/** What one miner said in a conversation, and what was found out about it: told after scoring. */
export const ToldAnswer = z.object({
  miner: z.string(),
  turns: z.array(Turn),
  answer: z.string().describe('what was scored'),
  correctness: z.number(),
  progress: z.number().describe('of a conversation of several turns: how far its goal was reached'),
  words: z.string().describe("the verifier's, in a sentence"),
  claims: z.array(ClaimSource).describe('what it adds to what it was asked; the first 30'),
})
export type ToldAnswer = z.infer<typeof ToldAnswer>

/** A whole conversation with its truth: what was really asked, by whom it seemed to be asked, and which answers are right. */
export const ToldConversation = z.object({
  type: z.string().describe('kind of task'),
  topic: z.string(),
  subtopic: z.string(),
  goal: z.string().describe('what the human wants, to be said after "wants to"'),
  query: z.string().describe('the clear question that the challenge was made of'),
  persona: z.record(z.string(), z.string()).describe('who seems to ask: profile, mood, tone, language skill'),
  fuzz: z.number().min(0).max(1).describe('how far the challenge was made less clear than the query; 0 = not at all'),
  operators: z.array(z.string()).describe('how it was made less clear'),
  wordedBy: z.string().describe('who worded the opening: rules, or model and its name'),
  difficulty: z.number().min(0).max(1),
  references: z.array(
    z.object({
      text: z.string(),
      by: z.string().describe('how it was found'),
      citations: z.array(z.object({ source: z.string(), revision: z.string(), licence: z.string(), text: z.string() })),
    }),
  ),
  answers: z.array(ToldAnswer),
})
export type ToldConversation = z.infer<typeof ToldConversation>
