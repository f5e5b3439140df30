import type { JSONColumnType } from 'kysely'

/** What a mechanism of a validator remembers from task to task. */
export interface MechanismMemoryTable {
  validator: string
  mechid: number
  memory: JSONColumnType<object, string, string>
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
