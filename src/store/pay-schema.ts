import type { ColumnType, JSONColumnType } from 'kysely'
import type { AppealAbout, PayoutWay, PostingKind } from '../protocol/pay.ts'

/** Whole rao: PostgreSQL `numeric`, decimal text on both ends, so that no amount is ever rounded. */
type Rao = ColumnType<string, string | bigint, string | bigint>

/** One line of a miner's pay ledger. Never changed: what was wrong is put right by another posting. */
export interface PayPostingTable {
  miner: string
  /** Counts from 1 within its miner. */
  number: number
  /** What it stands for, once: `epoch/7`, `appeal/ID/held`. */
  key: string
  kind: PostingKind
  epoch: number | null
  /** What it moves can be paid out from this epoch on; null = at once. */
  payable_epoch: number | null
  at_ms: number
  memo: string
  /** The posting that it puts right or goes on with. */
  refers_to: number | null
  /** What a credit was computed with. */
  terms: JSONColumnType<PayTerms, string, string> | ColumnType<null, null | undefined, null>
}

export interface PayTerms {
  /** The operator's part of the emission, in millionths. */
  readonly operatorPpm: number
  readonly payWindow: number
  readonly disputeEpochs: number
  /** What the chain paid, what the operator keeps of it, and all work behind the rest in units of 2^-40: so that a worker's page need not sum. */
  readonly emissionRao: string
  readonly operatorRao: string
  readonly work: string
}

/** What a posting does to one account. All of one posting sum to 0. */
export interface PayEntryTable {
  miner: string
  posting: number
  /** `emission`, `pocket`, `operator`, or `worker/ID`, `held/ID`, `sent/ID`, `paid/ID`. */
  account: string
  amount_rao: Rao
  /** Of a credit: the work behind it, in units of 2^-40. */
  work: ColumnType<string | null, string | bigint | null | undefined, never>
}

/** A worker's objection to a score or a credit. */
export interface AppealTable {
  miner: string
  id: string
  worker: string
  about: JSONColumnType<AppealAbout, string, string>
  /** The epoch whose pay is in question. */
  epoch: number
  reason: string
  at_ms: number
  state: 'open' | 'accepted' | 'declined'
  held_rao: Rao
  added_rao: Rao
  note: string | null
  decided_ms: number | null
}

/** Where a worker wants to be paid. */
export interface PayoutAddressTable {
  miner: string
  worker: string
  address: string
  named_ms: number
}

/** A batch of payments. */
export interface PayoutTable {
  miner: string
  /** Counts from 1 within its miner. */
  number: number
  way: PayoutWay
  state: 'under-way' | 'done'
  started_ms: number
  done_ms: number | null
  /** The block at which stake was last asked to become free balance for it. */
  unstaked_block: number | null
}

export interface PayoutLineTable {
  miner: string
  payout: number
  worker: string
  address: string
  amount_rao: Rao
  state: 'waiting' | 'asked' | 'paid' | 'returned'
  /** The chain's newest block when the transfer was last asked for: it is in none up to there. */
  asked_block: number | null
  /** Whom it was asked to come from. */
  coldkey: string | null
  hash: string | null
  block: number | null
  memo: string
}
