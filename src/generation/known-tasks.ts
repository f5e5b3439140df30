import type { Embedder } from '../models/embedder.ts'
import type { Db } from '../store/open-store.ts'
import type { InstructionIndex } from './instruction-index.ts'

/** What an instruction is compared with, and by what means. */
export interface KnownTasks {
  readonly db: Db
  /** Made for the same embedder. */
  readonly index: InstructionIndex
  /** Absent = instructions are compared by their words alone. */
  readonly embedder: Embedder | undefined
}
