import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** Written as JSON text, read back as the value. */
type Json = JSONColumnType<object, string, string>

/** One value that a task's seed may have on one of its axes, such as `persona`. */
export interface TaskSeedTable {
  axis: string
  value: string
  /** How an instruction says it. */
  words: string
  /** How often it is drawn, relative to the others of its axis. */
  weight: number
  /** `organic`: from a request that somebody made of us. */
  origin: 'built-in' | 'organic'
  added_ms: number
}

/** One try at making a task: number `n` of its stream decides all that is drawn. */
export interface TaskAttemptTable {
  stream: string
  n: number
  state: 'claimed' | 'accepted' | 'rejected'
  /** Who works or worked on it. */
  holder: string
  /** How often it was claimed. */
  tries: number
  /** Why the last holder gave it back, where one did. */
  cause: string | null
  claimed_ms: number
  /** From then on another holder may take it over. */
  expires_ms: number
  ended_ms: number | null
  /** Where and why it was rejected. */
  stage: string | null
  reason: string | null
  author: string | null
  domain: string | null
  family: string | null
  instruction: string | null
  /** All there is to know of it: seed, requirements, edits, checks, models, logs. */
  record: Json | null
  /** What the mechanism makes a task of. */
  task: Json | null
  /** The validator that took it, and the task it became, or why it became none. */
  taken_by: string | null
  task_id: string | null
  refused: string | null
}

/** An instruction that no new one may repeat, whatever became of it. */
export interface KnownInstructionTable {
  id: Generated<number>
  /** SHA-256 of the normalised text. */
  hash: string
  text: string
  source: 'generated' | 'imported'
  /** What it is about, and its requirements, a line each; null where only its text is known. */
  title: string | null
  asks: string | null
  /** Null while its attempt is under way. */
  outcome: 'accepted' | 'rejected' | 'completed' | null
  /** Hashes of its MinHash bands: near copies share one at least. */
  bands: number[]
  /** Its embedding, and by what it was made: vectors of two embedders do not compare. */
  vector: Uint8Array | null
  embedder: string | null
  added_ms: number
  /** The attempt it is from. */
  stream: string | null
  n: number | null
}

/** A file of evidence, such as a screenshot, named by its SHA-256. */
export interface BlobTable {
  hash: string
  /** Media type. */
  type: string
  bytes: Uint8Array
  /** When it came last. */
  added_ms: number
}

/** One call of a language model, as it was paid for. */
export interface ModelCallTable {
  id: Generated<number>
  model: string
  at_ms: number
  purpose: string
  prompt_tokens: number
  completion_tokens: number
  /** PostgreSQL `numeric`: decimal text when read. */
  cost_usd: ColumnType<string, number, number>
  /** Null while it is being made: then tokens and cost are the most that it can use. */
  ms: number | null
  /** `answered`, or the code of what went wrong; null while it is being made. */
  outcome: string | null
}
