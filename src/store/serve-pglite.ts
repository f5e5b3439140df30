import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

/** First byte of the message with which a client says goodbye: the database itself would end by it. */
const TERMINATE = 'X'.charCodeAt(0)

/** The embedded database as a server. */
export interface PgliteServer {
  close(): Promise<void>
}

/**
 * Serves PGlite on a unix socket, with the wire protocol of PostgreSQL. It has one session, so that one client is served at a time: the next
 * waits until the one before has gone, and what that left (a transaction, prepared statements) is undone.
 *
 * All messages that have come are run together. A statement is five of them, and to run each by itself costs more than the statement.
 */
export async function servePglite(db: PGlite, path: string): Promise<PgliteServer> {
  const sockets = new Set<Socket>()
  let free = Promise.resolve()
  const server = createServer((socket) => {
    sockets.add(socket)
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.on('error', () => {}) // the client has gone: it closes
    const served = free.then(() => serve(db, socket)).catch(() => void socket.destroy())
    free = Promise.all([served, gone]).then(async () => {
      sockets.delete(socket)
      await undo(db)
    })
  })
  server.listen(path)
  await once(server, 'listening')
  return {
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await free
    },
  }
}

async function serve(db: PGlite, socket: Socket): Promise<void> {
  let waiting: Buffer = Buffer.alloc(0)
  let greeted = false // the first message has no type
  for await (const data of socket as AsyncIterable<Buffer>) {
    waiting = waiting.length === 0 ? data : Buffer.concat([waiting, data])
    const { length, last } = completeMessages(waiting, greeted)
    if (length > 0) {
      const messages = new Uint8Array(waiting.subarray(0, length))
      socket.cork() // the answer is as many messages as the question: they go together, too
      await db.runExclusive(() => db.execProtocolRawStream(messages, { onRawData: (reply) => void socket.write(Buffer.from(reply)) }))
      socket.uncork()
      greeted = true
    }
    if (last) break
    waiting = waiting.subarray(length)
  }
  socket.destroy()
}

/** How many bytes of complete messages a buffer begins with, and whether a goodbye comes after them. */
function completeMessages(buffer: Buffer, greeted: boolean): { length: number; last: boolean } {
  let end = 0
  if (!greeted) {
    if (buffer.length < 4 || buffer.length < buffer.readUInt32BE(0)) return { length: 0, last: false }
    return { length: buffer.readUInt32BE(0), last: false } // nothing comes before its answer
  }
  while (buffer.length - end >= 5) {
    if (buffer[end] === TERMINATE) return { length: end, last: true }
    const length = 1 + buffer.readUInt32BE(end + 1)
    if (buffer.length - end < length) break
    end += length
  }
  return { length: end, last: false }
}

async function undo(db: PGlite): Promise<void> {
  if (db.closed) return
  await db.exec('rollback')
  await db.exec('deallocate all')
}
