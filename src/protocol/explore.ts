import * as z from 'zod'
import { ConcludedPair, TaskVerdict } from './conclusion.ts'
import { ToldConversation } from './conversation.ts'
import { CriterionAnswers, FurtherCriteria } from './criteria.ts'
import { ScoreRecord } from './score-record.ts'
import { TaskSummary, TaskView } from './task.ts'

export const Health = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  block: z.number().int(),
  epoch: z.number().int(),
  uptimeSeconds: z.number(),
  problems: z.array(z.string()).describe('what is wrong, in words; empty when ok'),
})
export type Health = z.infer<typeof Health>

export const NetworkView = z.object({
  name: z.string(),
  netuid: z.number().int(),
  block: z.number().int(),
  epoch: z.number().int(),
  blockMs: z.number(),
  tempo: z.number().int().describe('blocks per epoch'),
  blocksUntilEpoch: z.number().int(),
  configHash: z.string(),
  mechanisms: z.array(z.object({ mechid: z.number().int(), name: z.string(), version: z.string() })),
  tasks: z.object({ open: z.number().int(), scored: z.number().int(), expired: z.number().int(), void: z.number().int() }),
  judgments: z.object({ total: z.number().int(), simulated: z.number().int() }),
  home: z.object({ hotkey: z.string(), uid: z.number().int() }).nullable().describe('the first of `homes`; null where none runs'),
  homes: z
    .array(z.object({ hotkey: z.string(), uid: z.number().int(), name: z.string() }))
    .describe('the miners whose workers sit at this web page'),
  validators: z.array(z.string()).describe('hotkeys of the validators that this server runs'),
  simulated: z.boolean().describe('true while any miner of the network is simulated'),
})
export type NetworkView = z.infer<typeof NetworkView>

/** One task with its responses; from scoring on also what is known, what the judges said and what they earned by it. */
export const TaskDetail = TaskSummary.extend({
  instruction: z.string(),
  view: TaskView,
  outcome: z
    .object({
      order: z.array(
        z.object({
          responseId: z.string(),
          source: z.string().describe('who or what made it, and how it was degraded'),
          consensusRank: z.number(),
          consensusScore: z.number(),
          interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 % interval of the score'),
          knownRank: z.number().nullable(),
        }),
      ),
      knownFrom: z.string().nullable().describe('where the known ranks come from, in words'),
      verdict: TaskVerdict.nullable().describe('how far the result may be trusted; null where an older version scored'),
      pairs: z.array(ConcludedPair).describe('the preference pairs that the dataset takes from this task'),
      criteria: FurtherCriteria.describe('what was asked beside what is scored'),
      judges: z.array(
        z.object({
          miner: z.string(),
          name: z.string(),
          simulated: z.boolean(),
          verdict: z.enum(['ranked', 'cannot-judge', 'answered']),
          ranks: z.record(z.string(), z.number()),
          answers: CriterionAnswers.describe('to `criteria`, part by part; what was not answered is absent'),
          record: ScoreRecord.nullable(),
        }),
      ),
      conversation: ToldConversation.nullable().describe('what was asked and answered, where it is a conversation; null elsewhere'),
    })
    .nullable()
    .describe('null before scoring'),
})
export type TaskDetail = z.infer<typeof TaskDetail>

/** A page of a list: pass `next` back as `cursor`; null at the end. */
export const TaskPage = z.object({ tasks: z.array(TaskSummary), next: z.string().nullable() })
export type TaskPage = z.infer<typeof TaskPage>
