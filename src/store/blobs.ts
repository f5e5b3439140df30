import { sha256Hex } from '../core/hash.ts'
import type { Db } from './open-store.ts'

/** A file of evidence, such as a screenshot: kept under the SHA-256 of its bytes. */
export interface Blob {
  /** Media type, such as `image/png`. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** Keeps a file of evidence. @returns its hash; the same bytes are kept once, with the type they first came with */
export async function putBlob(db: Db, { type, bytes }: Blob, nowMs: number): Promise<string> {
  const hash = sha256Hex(bytes)
  await db
    .insertInto('blob')
    .values({ hash, type, bytes: Buffer.from(bytes), added_ms: nowMs })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ added_ms: nowMs }))
    .execute()
  return hash
}

export async function getBlob(db: Db, hash: string): Promise<Blob | undefined> {
  return db.selectFrom('blob').select(['type', 'bytes']).where('hash', '=', hash).executeTakeFirst()
}
