import { purgeReplies } from '../../store/gateway-replies.ts'
import { purgeGatewayCalls } from '../../store/gateway-usage.ts'
import type { Db } from '../../store/open-store.ts'
import { purgeProviderCalls } from '../../store/provider-calls.ts'
import { purgeRouteObservations } from '../../store/route-observations.ts'

const DAY_MS = 24 * 3600_000
/** What customers used and what proves it: long enough to settle a month's bill. */
const KEEP_CALLS_MS = 62 * DAY_MS
/** Older ones say nothing any more of what miners can do now. */
const KEEP_OUTCOMES_MS = DAY_MS

/**
 * Drops what the gateway no longer needs, used or not.
 * **Writes** calls of customers and of providers, outcomes of prompts, replies whose time is over. **Safe to repeat because** what is dropped
 * is dropped; limits count a day at most.
 */
export async function purgeGateway(db: Db, nowMs: number): Promise<void> {
  await purgeReplies(db, nowMs)
  await purgeRouteObservations(db, nowMs - KEEP_OUTCOMES_MS)
  await purgeGatewayCalls(db, nowMs - KEEP_CALLS_MS)
  await purgeProviderCalls(db, nowMs - KEEP_CALLS_MS)
}
