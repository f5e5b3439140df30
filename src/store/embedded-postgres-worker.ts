import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

/**
 * Runs in a worker thread, so that a long query never stops the event loop of the server:
 * PostgreSQL as WebAssembly, reached through a unix socket with the wire protocol that a server speaks.
 */
const { dataDir, socketPath } = workerData as { dataDir: string; socketPath: string }
const db = await PGlite.create(dataDir)
const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 4 })
await server.start()
parentPort?.on('message', async () => {
  await server.stop()
  await db.close()
  parentPort?.postMessage('closed')
})
parentPort?.postMessage('ready')
