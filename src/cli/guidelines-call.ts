import * as z from 'zod'
import { BaseError } from '../core/base-error.ts'
import { publishGuidelines, readGuidelines } from '../miner/onboarding/guidelines.ts'
import { Hotkey } from '../protocol/ids.ts'
import { Guidelines } from '../protocol/onboarding.ts'
import type { Db } from '../store/open-store.ts'
import { minerNamed } from './miner-named.ts'

/** What is asked of the guidelines of a miner: by the command itself, or through the network that uses its data. */
export const GuidelinesCall = z.strictObject({
  do: z.literal('guidelines'),
  miner: z.string().max(100).optional(),
  publish: z.strictObject({ text: z.string().nullable().describe('null = the built-in ones'), atMs: z.int().min(0) }).optional(),
})
export type GuidelinesCall = z.infer<typeof GuidelinesCall>

/** Those that hold then; `refused` holds an error in words. Inside a key of its own: at the top it would be the socket's own refusal. */
export const GuidelinesReply = z.strictObject({
  guidelines: z.strictObject({ current: Guidelines.optional(), refused: z.string().optional() }),
})
export type GuidelinesReply = z.infer<typeof GuidelinesReply>

export async function runGuidelinesCall(db: Db, { miner, publish }: GuidelinesCall): Promise<GuidelinesReply> {
  try {
    const hotkey = Hotkey.parse(await minerNamed(db, miner))
    if (!publish) return { guidelines: { current: await readGuidelines(db, hotkey) } }
    return { guidelines: { current: await publishGuidelines({ db, hotkey, clock: { now: () => publish.atMs } }, publish.text) } }
  } catch (error) {
    if (error instanceof BaseError) return { guidelines: { refused: error.message } } // the command tells it, not the running network's log
    throw error
  }
}
