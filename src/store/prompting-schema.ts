import type { Generated, JSONColumnType } from 'kysely'

/** What a mechanism of a validator remembers from task to task. */
export interface MechanismMemoryTable {
  validator: string
  mechid: number
  memory: JSONColumnType<object, string, string>
}

/** Fixed questions of a validator's mechanism with fixed answers, shown to nobody. */
export interface AnchorSetTable {
  validator: string
  mechid: number
  body: JSONColumnType<object, string, string>
  made_ms: number
}

/** The fixed answers scored once more. */
export interface AnchorRunTable {
  id: Generated<number>
  validator: string
  mechid: number
  at_ms: number
  /** Names what scored them: changes whenever scoring says itself that it has changed. */
  measure: string
  scores: JSONColumnType<object, string, string>
  /** What was found then, so that news is told once. */
  finding: string
}

/** How often a pushed task was sent, while its answers are not stored. */
export interface DispatchTable {
  task_id: string
  tries: number
  /** Not again before then. */
  next_ms: number
  /** What the last try failed at; null while it is under way, or where the process ended. */
  cause: string | null
}
