import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DatabaseError } from './errors.ts'

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Folder of its unix socket, for `pg`'s `host`. */
  readonly socketDir: string
  close(): Promise<void>
}

/**
 * Starts PostgreSQL (PGlite) in a worker thread.
 * It survives kill -9 at any moment, but never calls fsync: a power failure may lose the last seconds.
 * @param dataDir folder of the database files, made readable to its owner alone
 * @param onEnd told if the thread ends by itself: every later query fails then
 * @cost first start 2-5 s, reopening about 0.5 s, about 300 MB of memory
 */
export async function startEmbeddedPostgres(dataDir: string, onEnd: (error: Error) => void): Promise<EmbeddedPostgres> {
  try {
    mkdirSync(dataDir, { recursive: true })
    chmodSync(dataDir, 0o700) // all keys of the network follow from a secret in there
  } catch (cause) {
    throw new DatabaseError({ expected: `to make the folder ${dataDir}`, got: String(cause), cause })
  }
  const socketDir = makeSocketFolder(dataDir)
  const worker = new Worker(new URL('./embedded-postgres-worker.ts', import.meta.url), {
    workerData: { dataDir, socketPath: join(socketDir, '.s.PGSQL.5432') },
  })
  try {
    await nextMessage(worker)
  } catch (cause) {
    await worker.terminate()
    rmSync(socketDir, { recursive: true, force: true })
    throw new DatabaseError({ expected: `to open the embedded database in ${dataDir}`, got: String(cause), cause })
  }
  let closing = false
  worker.on('error', (error) => onEnd(error as Error))
  worker.on('exit', (code) => {
    if (!closing) onEnd(new Error(`the database thread ended with code ${code}`))
  })
  worker.unref()
  return {
    socketDir,
    async close() {
      closing = true
      worker.ref()
      worker.postMessage('close')
      await nextMessage(worker)
      await worker.terminate()
      rmSync(socketDir, { recursive: true, force: true })
    },
  }
}

/** Beside the database where the path is short enough (a socket's may hold about 100 bytes), else a private temporary folder: other users are kept out. */
function makeSocketFolder(dataDir: string): string {
  const beside = join(dirname(dataDir), 'socket')
  if (Buffer.byteLength(beside) > 80) return mkdtempSync(join(tmpdir(), 'kumite-'))
  rmSync(beside, { recursive: true, force: true }) // what a kill -9 left behind
  mkdirSync(beside, { mode: 0o700 })
  return beside
}

function nextMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`the database thread ended with code ${code}`))
    worker.once('exit', onExit)
    worker.once('error', reject)
    worker.once('message', (message) => {
      worker.off('exit', onExit)
      worker.off('error', reject)
      resolve(message)
    })
  })
}
