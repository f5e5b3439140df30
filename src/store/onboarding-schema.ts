import type { JSONColumnType } from 'kysely'
import type { SignedConsent } from '../protocol/onboarding.ts'

/** What a miner's operator has published; where there is none the built-in ones hold. */
export interface GuidelinesTable {
  miner: string
  /** Hash of the texts. */
  version: string
  texts: JSONColumnType<Record<string, string>, string, string>
  /** The one that was published last holds. */
  published_ms: number
}

/** What a worker has signed for a miner, version by version. */
export interface ConsentTable {
  miner: string
  worker: string
  guidelines: string
  signed: JSONColumnType<SignedConsent, string, string>
  given_ms: number
  withdrawn_ms: number | null
}

/** A training task of one worker. What it shows is drawn anew from the miner's secret whenever it is needed. */
export interface TrainingTaskTable {
  id: string
  miner: string
  worker: string
  domain: string
  round: number
  /** From 1. */
  place: number
  /** False: practice, whatever comes of it. */
  counts: boolean
  made_ms: number
  judged_ms: number | null
  /** With the order as built, from the answer on. */
  agreement: number | null
  /** Requirements whose faults the worker missed. */
  missed: JSONColumnType<string[], string, string> | null
}

export interface QualificationTable {
  miner: string
  worker: string
  domain: string
  /** The training round that it was reached in. */
  round: number
  passed_ms: number
  until_ms: number
}

/** A worker's seed under what one passkey alone gives. */
export interface PasskeyTable {
  /** The credential's id, base64url: of one worker, perhaps at several miners. */
  id: string
  miner: string
  worker: string
  name: string
  blob: string
  created_ms: number
}
