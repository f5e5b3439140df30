import * as z from 'zod'
import { ChatMessage } from './chat.ts'

/** Changes whenever a column is added, dropped or means something else. */
export const TRAINING_SCHEMA = 'kumite-training-2' as const

/** Personal data that were replaced in a row's texts, by kind. */
export const ScrubCounts = z.object({
  email: z.number().int().min(0),
  iban: z.number().int().min(0),
  card: z.number().int().min(0),
  phone: z.number().int().min(0),
  ip: z.number().int().min(0),
})
export type ScrubCounts = z.infer<typeof ScrubCounts>

const shared = {
  schema: z.literal(TRAINING_SCHEMA),
  id: z.string(),
  split: z.enum(['train', 'test']).describe('by source: no source of a test row is one of a train row'),
  type: z.string().describe('kind of task'),
  topic: z.string(),
  sources: z.array(z.object({ source: z.string(), revision: z.string(), licence: z.string() })).describe('what the right answer rests on'),
  simulated: z.boolean().describe('true where a simulated miner gave one of its answers'),
  scrubbed: ScrubCounts,
}

const provenance = {
  taskId: z.string(),
  mechanism: z.string(),
  mechanismVersion: z.string(),
  recipeHash: z.string(),
  validator: z.string(),
  scoredAt: z.iso.datetime(),
  epoch: z.number().int(),
  wordedBy: z.string().describe('who worded the first message: rules, or a language model and its name'),
}

/** A conversation with what it was worth: one row per miner and task. */
export const ChatRow = z.object({
  ...shared,
  messages: z.array(ChatMessage).min(2),
  reward: z.number().min(-1).max(1).describe('score of the conversation: 1 = perfect, 0 = chance'),
  correctness: z.number().min(0).max(1).describe('of the last answer, by the verifier of its kind of task'),
  fuzz: z.number().min(0).max(1).describe('how far the challenge was made less clear than what was really asked'),
  provenance: z.object({ ...provenance, miner: z.string() }),
})
export type ChatRow = z.infer<typeof ChatRow>

/** A better and a worse answer to the same messages, in the conversational form that TRL's preference trainers read. */
export const ChatPreference = z.object({
  ...shared,
  prompt: z.array(ChatMessage).min(1),
  chosen: z.array(ChatMessage).length(1),
  rejected: z.array(ChatMessage).length(1),
  margin: z.number().gt(0).describe('difference of what the two are worth by themselves, both in [-1, 1]'),
  provenance: z.object({ ...provenance, chosenMiner: z.string(), rejectedMiner: z.string() }),
})
export type ChatPreference = z.infer<typeof ChatPreference>
