import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { servePglite } from './serve-pglite.ts'

/**
 * Runs in a worker thread, so that a long query never stops the event loop of the server:
 * PostgreSQL as WebAssembly, reached through a unix socket with the wire protocol that a server speaks.
 */
const { dataDir, socketPath } = workerData as { dataDir: string; socketPath: string }
const db = await PGlite.create(dataDir)
const server = await servePglite(db, socketPath)
parentPort?.on('message', async () => {
  await server.close()
  await db.close()
  parentPort?.postMessage('closed')
})
parentPort?.postMessage('ready')
