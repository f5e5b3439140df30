import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** Appended to a client's key. @source RFC 6455, section 1.3 */
const HANDSHAKE_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT_FRAME = 0x81
const CLOSE = 8

/** One client. */
export interface ServerSocket {
  send(text: string): void
  /** Breaks the connection without a word. */
  drop(): void
}

/** Just enough of a web socket server for tests: text in, text out. */
export interface WebSocketServer {
  readonly url: string
  readonly sockets: ReadonlySet<ServerSocket>
  close(): Promise<void>
}

export async function startWebSocketServer(onText: (text: string, socket: ServerSocket) => void): Promise<WebSocketServer> {
  const sockets = new Set<ServerSocket>()
  const server = createServer((_, response) => response.writeHead(426).end())
  server.on('upgrade', (request, stream: Duplex) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${HANDSHAKE_GUID}`).digest('base64')
    const headers = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`]
    stream.write(`${headers.join('\r\n')}\r\n\r\n`)
    const socket: ServerSocket = { send: (text) => void stream.write(frame(text)), drop: () => void stream.destroy() }
    sockets.add(socket)
    stream.on('close', () => sockets.delete(socket))
    stream.on('error', () => sockets.delete(socket))
    let received = Buffer.alloc(0)
    stream.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      for (let next = readFrame(received); next; next = readFrame(received)) {
        received = received.subarray(next.length)
        if (next.opcode === CLOSE) stream.end()
        else onText(next.text, socket)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    async close() {
      for (const socket of sockets) socket.drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = payload.length < 126 ? Buffer.from([TEXT_FRAME, payload.length]) : Buffer.alloc(10)
  if (payload.length >= 126) {
    head.writeUInt8(TEXT_FRAME, 0)
    head.writeUInt8(127, 1)
    head.writeBigUInt64BE(BigInt(payload.length), 2)
  }
  return Buffer.concat([head, payload])
}

/** The first frame, if all of it is there. Clients mask what they send; they send whole messages. */
function readFrame(bytes: Buffer): { opcode: number; text: string; length: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = bytes[1]! & 127
  const start = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < start + 4) return undefined
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const length = start + 4 + size
  if (bytes.length < length) return undefined
  const mask = bytes.subarray(start, start + 4)
  const payload = bytes.subarray(start + 4, length).map((byte, index) => byte ^ mask[index % 4]!)
  return { opcode: bytes[0]! & 15, text: Buffer.from(payload).toString('utf8'), length }
}
