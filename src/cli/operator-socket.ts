import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import * as z from 'zod'
import type { Miner } from '../miner/miner.ts'
import type { Db } from '../store/open-store.ts'
import { KeysSocketError } from './errors.ts'
import { OperatorCall, OperatorReply, runOperatorCall } from './operator-call.ts'

/** Guidelines of 20,000 characters have room, with each of them escaped. */
const MOST_ASKED = 150_000
const MOST_ANSWERED = 20_000_000
const PATIENCE_MS = 10_000
/** Less than whoever asks waits: what is done later is undone, for nobody hears of it. */
const SERVED_WITHIN_MS = 9_000
const Answer = z.union([OperatorReply, z.object({ refused: z.string() })])

/**
 * Lets commands of the same user, such as `kumite keys`, ask a running network, which has an embedded database to itself: one call a connection, JSON both ways.
 * A socket in a folder that its owner alone may enter is out of reach of other users, and of web pages, which can open none.
 * A key that was made too late for the answer to reach anybody is revoked: nobody has ever seen it.
 * @param folder made for its owner alone
 * @param options.homes the miners with people that the network runs
 */
export async function serveOperator(
  db: Db,
  folder: string,
  log: (error: unknown) => void,
  { patienceMs = SERVED_WITHIN_MS, homes = [] }: { patienceMs?: number; homes?: readonly Miner[] } = {},
): Promise<{ readonly path: string; close(): Promise<void> }> {
  const path = join(folder, 'keys.sock')
  const connections = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
    socket.on('error', () => {}) // whoever asked has gone
    socket.setTimeout(patienceMs, () => socket.destroy())
    answer(db, socket, homes).catch((error: unknown) => {
      log(error)
      socket.end(JSON.stringify({ refused: 'it failed in the running network, whose output says why' }))
    })
  })
  server.listen(path)
  await once(server, 'listening')
  server.on('error', log)
  return {
    path,
    async close() {
      for (const socket of connections) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

async function answer(db: Db, socket: Socket, homes: readonly Miner[]): Promise<void> {
  const call = OperatorCall.safeParse(parse(await readAll(socket, MOST_ASKED)))
  const reply = call.success ? await runOperatorCall(db, call.data, homes) : { refused: 'a call that this version does not know' }
  const isHeard = await finish(socket, JSON.stringify(reply))
  if (!isHeard && call.data?.do === 'create') {
    const { id, created_ms } = call.data.row
    await runOperatorCall(db, { do: 'revoke', id, atMs: created_ms })
  }
}

/** @returns whether all of it was written to one that was still there: who has gone without a word is only found out by writing */
async function finish(socket: Socket, text: string): Promise<boolean> {
  if (socket.destroyed) return false
  const closed = new Promise<boolean>((resolve) => {
    let failed = false
    socket.once('error', () => {
      failed = true
    })
    socket.once('close', () => resolve(!failed && socket.writableFinished))
  })
  socket.end(text)
  return closed
}

/** Asks the network that serves this socket. @throws {@link KeysSocketError} if it does not answer, or refuses */
export async function askRunningNetwork(path: string, call: OperatorCall): Promise<OperatorReply> {
  const socket = connect({ path })
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`nothing for ${PATIENCE_MS} ms`)))
  try {
    socket.end(JSON.stringify(call))
    const reply = Answer.parse(parse(await readAll(socket, MOST_ANSWERED)))
    if ('refused' in reply) throw new Error(reply.refused)
    return reply
  } catch (cause) {
    throw new KeysSocketError({ path, cause })
  } finally {
    socket.destroy()
  }
}

/** @throws {RangeError} if there is more than so much; whatever the socket fails with */
async function readAll(socket: Socket, mostCharacters: number): Promise<string> {
  let text = ''
  socket.setEncoding('utf8')
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    text += piece
    if (text.length > mostCharacters) throw new RangeError(`expected at most ${mostCharacters} characters, got more`)
  }
  return text
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
