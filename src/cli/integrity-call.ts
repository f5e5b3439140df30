import * as z from 'zod'
import { BaseError } from '../core/base-error.ts'
import { DecisionRequest, FlagState } from '../protocol/integrity.ts'
import { listFlags } from '../store/collusion-flags.ts'
import type { Db } from '../store/open-store.ts'
import { clearCircle } from '../validator/clear-circle.ts'
import { decideFlag } from '../validator/rule-on-flag.ts'

/** More than anybody reads at a time. */
const MOST_FLAGS = 500

const IntegrityQuestion = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('list'), states: z.array(FlagState).min(1) }),
  z.strictObject({ what: z.literal('decide'), id: z.int().min(0), decision: DecisionRequest, atMs: z.int().min(0) }),
])
export type IntegrityQuestion = z.infer<typeof IntegrityQuestion>

/** What is asked of the flags of a network: by the command itself, or through the network that uses its data. */
export const IntegrityCall = z.strictObject({ do: z.literal('integrity'), ask: IntegrityQuestion })
export type IntegrityCall = z.infer<typeof IntegrityCall>

/** A flag as it is stored. */
const StoredFlag = z.object({
  id: z.number(),
  validator: z.string(),
  mechid: z.number(),
  a: z.string(),
  b: z.string(),
  state: FlagState,
  odds: z.number(),
  evidence: z.json(),
  words: z.string(),
  voice: z.number().nullable(),
  epoch: z.number(),
  seen_epoch: z.number(),
  raised_ms: z.number(),
  appeal: z.json(),
  decision: z.json(),
})
export type StoredFlag = z.infer<typeof StoredFlag>

/** The flags that were asked for, or the one that was decided and how many `pairs` with it; `refused` holds an error, which the command tells. */
export const IntegrityReply = z.strictObject({
  integrity: z.strictObject({
    flags: z.array(StoredFlag),
    pairs: z.int(),
    refused: z.strictObject({ message: z.string(), hint: z.string().optional() }).optional(),
  }),
})
export type IntegrityReply = z.infer<typeof IntegrityReply>

export async function runIntegrityCall(db: Db, { ask }: IntegrityCall): Promise<IntegrityReply> {
  try {
    if (ask.what === 'list') return reply(await listFlags(db, { limit: MOST_FLAGS, states: ask.states }))
    const { circle, ...rest } = ask.decision
    const what = { id: ask.id, ...rest, nowMs: ask.atMs }
    if (!circle) return reply([await decideFlag(db, what)], 1)
    const { flag, pairs } = await clearCircle(db, what)
    return reply([flag], pairs)
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    return { integrity: { flags: [], pairs: 0, refused: { message: error.message, hint: error.hint } } }
  }
}

const reply = (rows: readonly unknown[], pairs = 0): IntegrityReply => ({ integrity: { flags: StoredFlag.array().parse(rows), pairs } })
