import { startWebSocketServer, type WebSocketServer } from './web-socket-server.testing.ts'

/** An answer that is an error. */
export class JsonRpcRefusal extends Error {
  readonly rpcCode: number
  constructor(rpcCode: number, message: string) {
    super(message)
    this.rpcCode = rpcCode
  }
}

export interface JsonRpcRequest {
  readonly id: string
  readonly method: string
  readonly params: readonly unknown[]
}

export type JsonRpcMethods = Readonly<Record<string, (...params: never[]) => unknown>>

/** Takes the place of the answer to a request: other words to send, or `undefined` for the true answer. */
export type Misbehaviour = (request: JsonRpcRequest, answer: string, drop: () => void) => readonly string[] | undefined

/** A node's JSON-RPC over a web socket. */
export async function startJsonRpcServer(methods: JsonRpcMethods, misbehave: Misbehaviour = () => undefined): Promise<WebSocketServer> {
  return startWebSocketServer((text, socket) => {
    const request = JSON.parse(text) as JsonRpcRequest
    const answer = JSON.stringify({ jsonrpc: '2.0', id: request.id, ...answerTo(methods, request) })
    for (const words of misbehave(request, answer, socket.drop) ?? [answer]) socket.send(words)
  })
}

function answerTo(methods: JsonRpcMethods, { method, params }: JsonRpcRequest): object {
  const run = methods[method]
  if (!run) return { error: { code: -32_601, message: `Method not found: ${method}` } }
  try {
    return { result: run(...(params as never[])) ?? null }
  } catch (error) {
    const code = error instanceof JsonRpcRefusal ? error.rpcCode : -32_603
    return { error: { code, message: error instanceof Error ? error.message : String(error) } }
  }
}
