import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AttemptRecord } from '../generation/attempt.ts'
import { getBlob } from '../store/blobs.ts'
import type { Db } from '../store/open-store.ts'
import { everyAttempt } from '../store/task-attempts.ts'
import { FileError } from './errors.ts'

/** Writes the pictures of every attempt's responses as `<attempt>-<response>.jpg`. */
export async function writeScreenshots(db: Db, stream: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new FileError({ file: folder, doing: 'write', cause })
  })
  for await (const { n, record } of everyAttempt(db, stream))
    for (const [index, { screenshot }] of ((record as Partial<AttemptRecord> | null)?.responses ?? []).entries()) {
      const blob = screenshot && (await getBlob(db, screenshot))
      if (blob) await writeFile(join(folder, `${n}-${index + 1}.jpg`), blob.bytes)
    }
}
