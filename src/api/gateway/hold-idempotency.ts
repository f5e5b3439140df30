import { sha256Hex } from '../../core/hash.ts'
import type { GatewayKeyRow } from '../../store/gateway-keys.ts'
import { claimReply, dropReply, keepReply } from '../../store/gateway-replies.ts'
import { GatewayRequestError, IdempotencyError } from './errors.ts'
import type { Gateway } from './gateway.ts'

/** Longer than any call takes: after a crash the key is free again. */
const CLAIM_MS = 5 * 60_000

/**
 * Makes a call once: the same idempotency key with the same body gives the same reply, byte for byte, without asking anybody again. Only a
 * reply that is complete is kept; whoever failed or hung up may try again with the same key.
 * @throws {@link IdempotencyError} if the key is in use
 */
export async function holdIdempotency(
  { db, clock, config, log }: Gateway,
  { key, idempotencyKey, request }: { key: GatewayKeyRow; idempotencyKey: string | undefined; request: string },
  call: () => Promise<Response>,
): Promise<Response> {
  if (idempotencyKey === undefined) return call()
  if (!/^[!-~]{1,255}$/.test(idempotencyKey))
    throw new GatewayRequestError({ param: 'Idempotency-Key', problem: 'expected 1 to 255 visible ASCII characters, got something else' })
  const name = { keyId: key.id, idempotencyKey }
  const nowMs = clock.now()
  const bodyHash = sha256Hex(request)
  const held = await claimReply(db, name, { bodyHash, nowMs, untilMs: nowMs + CLAIM_MS })
  if (held) {
    if (held.body_hash !== bodyHash) throw new IdempotencyError({ clash: 'other-body' })
    if (held.status === null) throw new IdempotencyError({ clash: 'under-way' })
    return new Response(held.body, { status: held.status, headers: { ...held.headers, 'idempotent-replayed': 'true' } })
  }
  try {
    const reply = await call()
    return keepWhenComplete(reply, {
      keep: (body) =>
        keepReply(db, name, {
          status: reply.status,
          headers: keptHeaders(reply.headers),
          body,
          untilMs: clock.now() + config.keepRepliesMs,
        }),
      drop: () => dropReply(db, name),
      log,
    })
  } catch (error) {
    await dropReply(db, name)
    throw error
  }
}

function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name === 'content-type' || name.startsWith('x-kumite-')))
}

interface Keeping {
  keep(body: string): Promise<void>
  drop(): Promise<void>
  log(error: unknown): void
}

/** Passes a reply on while it reads along. */
function keepWhenComplete(reply: Response, { keep, drop, log }: Keeping): Response {
  const decoder = new TextDecoder()
  const isStream = reply.headers.get('content-type')?.startsWith('text/event-stream')
  const reader = reply.body!.getReader()
  let text = ''
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (!done) {
        text += decoder.decode(value, { stream: true })
        return controller.enqueue(value)
      }
      await (!isStream || text.endsWith('data: [DONE]\n\n') ? keep(text) : drop()).catch(log)
      controller.close()
    },
    async cancel(reason) {
      await drop().catch(log)
      await reader.cancel(reason)
    },
  })
  return new Response(body, { status: reply.status, headers: reply.headers })
}
