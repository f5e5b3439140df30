import { sha256Hex } from '../core/hash.ts'
import type { Db } from './open-store.ts'

export interface Blob {
  /** Media type, such as `image/png`. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** Keeps files of evidence, each under the SHA-256 of its bytes. */
export interface BlobStore {
  /** @returns its hash; the same bytes are kept once, with the type they first came with */
  putBlob(blob: Blob, nowMs: number): Promise<string>
  getBlob(hash: string): Promise<Blob | undefined>
}

/** Blobs as rows of the database: right for screenshots of some 10 KB each. */
export function databaseBlobs(db: Db): BlobStore {
  return {
    async putBlob({ type, bytes }, nowMs) {
      const hash = sha256Hex(bytes)
      await db
        .insertInto('blob')
        .values({ hash, type, bytes: Buffer.from(bytes), added_ms: nowMs })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute()
      return hash
    },
    getBlob: (hash) => db.selectFrom('blob').select(['type', 'bytes']).where('hash', '=', hash).executeTakeFirst(),
  }
}
