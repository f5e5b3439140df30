import * as z from 'zod'

const id = z.union([z.string(), z.number(), z.null()])
/** All that a node may send us: we subscribe to nothing. */
const JsonRpcReply = z.union([
  z.object({ id, error: z.object({ code: z.number(), message: z.string() }) }),
  z.object({ id, result: z.unknown() }).refine((reply) => 'result' in reply),
])

/** A web socket that lets nothing through but JSON-RPC replies. Anything else would throw where nobody can catch it, so it closes instead, and the connection begins anew. */
export class CheckedWebSocket extends WebSocket {
  constructor(url: string | URL) {
    super(url)
    // Before any other listener, which therefore never sees what is no reply.
    this.addEventListener('message', (event) => {
      if (isReply(event.data)) return
      event.stopImmediatePropagation()
      this.close()
    })
  }
}

function isReply(data: unknown): boolean {
  try {
    return JsonRpcReply.safeParse(JSON.parse(String(data))).success
  } catch {
    return false
  }
}
