import type { Memory } from '../mechanisms/mechanism.ts'
import { findMemory, putMemory } from '../store/mechanism-memory.ts'
import type { Db } from '../store/open-store.ts'

/** What a validator's mechanism remembers, read once; what it writes is kept when {@link keep} is called, in the transaction that it belongs to. */
export async function openMemory(
  db: Db,
  place: { readonly validator: string; readonly mechid: number },
): Promise<Memory & { keep(trx: Db): Promise<void> }> {
  let memory = await findMemory(db, place)
  let written: object | undefined
  return {
    read: () => memory,
    write(next) {
      memory = next
      written = next
    },
    async keep(trx) {
      if (written) await putMemory(trx, { ...place, memory: written })
    },
  }
}
