import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { FlagState } from '../protocol/integrity.ts'

type OptionalJson = ColumnType<unknown, string | null, string>

/** Two miners that a validator holds to be one. */
export interface CollusionFlagTable {
  id: Generated<number>
  validator: string
  mechid: number
  /** The two hotkeys, sorted. */
  a: string
  b: string
  state: FlagState
  /** Natural logarithm of the odds, as {@link evidence} gives them. */
  odds: number
  evidence: JSONColumnType<object, string, string>
  words: string
  /** The group that it is in: all its miners count as one voice; null until it has been put into one. */
  voice: number | null
  /** In which it was raised, and the last in which the evidence of the window was enough. */
  epoch: number
  seen_epoch: number
  raised_ms: number
  appeal: OptionalJson
  decision: OptionalJson
}
