import { AbortError, createClient, RpcError } from '@polkadot-api/substrate-client'
import { getWsProvider, type StatusChange } from '@polkadot-api/ws-provider'
import * as z from 'zod'
import { SubtensorNodeError } from '../errors.ts'
import { CheckedWebSocket } from './checked-web-socket.ts'

/** JSON-RPC code of a node that was asked too often. */
const LIMIT_EXCEEDED = -32_005

/** Nodes send nothing of their own accord, so that silence alone says nothing. */
const QUIET_MS = 3_600_000

/** A node to ask. Requests under way when the connection breaks are sent again over the next one. */
export interface NodeConnection {
  readonly endpoint: string
  /**
   * @throws {@link SubtensorNodeError} if there is no answer in time (`retryable`), the node answers with an error (its `cause` is an `RpcError`), or
   *   with something that the schema does not take
   */
  request<T extends z.ZodType>(schema: T, method: string, params?: readonly unknown[]): Promise<z.output<T>>
  close(): void
}

/** @param endpoint `ws://` or `wss://`; a lost connection is taken up again after pauses from 0.25 s up to 8 s */
export function connectNode(endpoint: string, { timeoutMs }: { timeoutMs: number }): NodeConnection {
  let status = 'not connected yet'
  const provider = getWsProvider(endpoint, {
    websocketClass: CheckedWebSocket,
    timeout: timeoutMs,
    heartbeatTimeout: QUIET_MS,
    onStatusChanged: (change) => {
      status = describe(change)
    },
  })
  const client = createClient(provider)

  async function ask(method: string, params: readonly unknown[]): Promise<unknown> {
    try {
      return await client.request(method, [...params], AbortSignal.timeout(timeoutMs))
    } catch (cause) {
      const failed = (got: string, retryable: boolean) => new SubtensorNodeError({ endpoint, request: method, got, retryable, cause })
      if (cause instanceof RpcError) throw failed(`error ${cause.code}, ${cause.message}`, cause.code === LIMIT_EXCEEDED)
      if (!(cause instanceof AbortError)) throw failed('a closed connection', false)
      provider.switch() // whoever is silent so long may not be there any more: begins anew
      throw failed(`no answer within ${timeoutMs} ms (${status})`, true)
    }
  }

  return {
    endpoint,
    async request(schema, method, params = []) {
      const parsed = z.safeParse(schema, await ask(method, params))
      if (parsed.success) return parsed.data
      throw new SubtensorNodeError({ endpoint, request: method, got: z.prettifyError(parsed.error), retryable: false, cause: parsed.error })
    },
    close: () => client.destroy(),
  }
}

function describe(change: StatusChange): string {
  switch (change.type) {
    case 'CONNECTING':
      return 'connecting'
    case 'CONNECTED':
      return 'connected'
    default:
      return 'the connection failed'
  }
}
