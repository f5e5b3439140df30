import type { Generated } from 'kysely'
import type { DeskScope } from '../protocol/desk.ts'

/** Where the desk of a miner was served last. */
export interface DeskPlaceTable {
  miner: string
  name: string
  url: string
  at_ms: number
}

/** A link to the desk that may be opened once. */
export interface DeskCodeTable {
  /** SHA-256 of the code, which nobody keeps. */
  hash: string
  miner: string
  scope: DeskScope
  created_ms: number
  expires_ms: number
  used_ms: number | null
  /** The device that asked for it; null = whoever runs the miner. */
  created_by: string | null
}

/** A browser that may act for the operator of a miner, by its ed25519 key. */
export interface DeskDeviceTable {
  miner: string
  /** Address of its key. */
  id: string
  name: string
  scope: DeskScope
  created_ms: number
  /** Its last request, to the minute. */
  used_ms: number
  revoked_ms: number | null
}

/** A code that lets so many workers join. */
export interface DeskInvitationTable {
  id: string
  hash: string
  miner: string
  /** The operator's own words: for whom it is. */
  note: string
  /** What its workers are given; null = everything. */
  domains: string[] | null
  uses: number
  used: Generated<number>
  created_ms: number
  expires_ms: number
  revoked_ms: number | null
}
