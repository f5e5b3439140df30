import * as z from 'zod'

/** How often edits did not make a response worse. */
export const EditErrorRate = z.object({
  pairs: z.number().int(),
  wrong: z.number().int(),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('95 % interval of the share that is wrong; null without pairs'),
})
export type EditErrorRate = z.infer<typeof EditErrorRate>

/** What is known of one family of edits. */
export const EditFamilyAudit = z.object({
  family: z.string(),
  verified: EditErrorRate.describe('found when responses were made: these were rejected'),
  people: EditErrorRate.describe('found by people who judged accepted tasks: what is still wrong'),
  quarantined: z.boolean().describe('out of use: more than 10 % of at least 20 pairs were wrong'),
})
export type EditFamilyAudit = z.infer<typeof EditFamilyAudit>

/** Attempts of one stream that came to the same end. */
export const AttemptCount = z.object({
  state: z.enum(['claimed', 'accepted', 'rejected']).describe('claimed: under way'),
  stage: z.string().nullable().describe('where one was rejected'),
  reason: z.string().nullable(),
  count: z.number().int(),
})
export type AttemptCount = z.infer<typeof AttemptCount>

/** Where one validator's tasks of one mechanism come from. */
export const SupplyStream = z.object({
  validator: z.string(),
  name: z.string(),
  mechid: z.number().int(),
  mechanism: z.string(),
  source: z.enum(['ready', 'made', 'imported']).describe('ready: made ahead and verified; made: on the spot; imported: from files only'),
  ready: z.number().int().describe('tasks that wait to be served'),
  attempts: z.array(AttemptCount),
})
export type SupplyStream = z.infer<typeof SupplyStream>

/** One value that a task's seed may have on one of its axes. */
export const SeedValueView = z.object({
  axis: z.string(),
  value: z.string(),
  words: z.string(),
  weight: z.number().describe('how often it is drawn, relative to the others of its axis'),
  origin: z.enum(['built-in', 'organic']).describe('organic: from a request'),
  drawn: z.number().int().describe('attempts that drew it, those without a task included'),
})
export type SeedValueView = z.infer<typeof SeedValueView>

/** What a language model was used for since midnight UTC. */
export const ModelUseView = z.object({
  model: z.string(),
  calls: z.number().int(),
  answered: z.number().int(),
  promptTokens: z.number().int(),
  completionTokens: z.number().int(),
  costUsd: z.number(),
})
export type ModelUseView = z.infer<typeof ModelUseView>

/** Where tasks come from, and how good they are: counts only, nothing of a single task. */
export const Supply = z.object({
  streams: z.array(SupplyStream),
  families: z.array(EditFamilyAudit),
  seeds: z.object({ version: z.string(), values: z.array(SeedValueView) }),
  models: z.array(ModelUseView).describe('empty where none was called today'),
})
export type Supply = z.infer<typeof Supply>

/** Reply to a new value for task seeds. */
export const SeedReceipt = z.object({
  added: z.boolean().describe('false: its axis had that value already, and it stays as it was'),
  axis: z.string(),
  value: z.string(),
  words: z.string(),
  weight: z.number(),
})
export type SeedReceipt = z.infer<typeof SeedReceipt>
