import type { JSONColumnType } from 'kysely'

/** A lease at a miner: what it may have its workers judge. */
export interface HeldLeaseTable {
  miner: string
  lease_id: string
  validator: string
  mechanism: string
  mechid: number
  domain: string
  /** The task as this miner was given it. */
  presented: JSONColumnType<object, string, string>
  /** Who alone may judge it; null where the validator was named nobody. */
  worker: string | null
  /** How many of the miner's workers are to judge it, and how many more of them may still take it. */
  judges: number
  seats: number
  /** open: judgments of it are gathered; sent: one of them is on its way; ended: it has arrived, or none came in time. */
  state: 'open' | 'sent' | 'ended'
  leased_ms: number
  /** When its time is over, or was: once its judgment has arrived nothing of it is left. */
  expires_ms: number
}
