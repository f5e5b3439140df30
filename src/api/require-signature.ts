import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { Signer } from '../identity/signer.ts'
import { verifyRequest } from '../identity/verify-request.ts'
import type { ApiContext } from './api-context.ts'
import { BodyTooLargeError, InvalidRequestError } from './errors.ts'
import { requireStorableJson } from './storable-json.ts'

/** Set by {@link requireSignature}: the address whose key signed the request. */
export interface SignedEnv {
  Variables: { sender: string }
}

const MAX_BODY_BYTES = 1_000_000

/**
 * Lets only signed requests (btauth/1, and the operator's adapters) through, with JSON that can be stored. Reads the body once, as bytes,
 * before anything parses it.
 * @param receiverOf the hotkey that the request must be bound to
 */
export function requireSignature(
  { clock, nonceStore, authAdapters }: Pick<ApiContext, 'clock' | 'nonceStore' | 'authAdapters'>,
  scheme: Signer['scheme'],
  receiverOf: (path: string, headers: Headers) => string,
) {
  return createMiddleware<SignedEnv>(async (c, next) => {
    const sent = await readBody(c)
    const { sender, body } = await verifyRequest({
      method: c.req.method,
      target: rawTarget(c.req.url, c.env),
      headers: c.req.raw.headers,
      body: sent,
      receiver: receiverOf(c.req.path, c.req.raw.headers),
      nowMs: clock.now(),
      expectedScheme: scheme,
      nonceStore,
      adapters: authAdapters,
    })
    requireStorableJson(body)
    if (body !== sent) replaceBody(c, body)
    c.set('sender', sender)
    await next()
  })
}

const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody })

function refuseBody(): never {
  throw new BodyTooLargeError({ maxBytes: MAX_BODY_BYTES })
}

/** The whole body, never more of it in memory than is allowed. */
async function readBody(c: Context): Promise<Uint8Array> {
  let body: Uint8Array
  try {
    await limitBody(c, async () => {})
    body = new Uint8Array(await c.req.arrayBuffer())
  } catch (error) {
    if (error instanceof BodyTooLargeError) throw error
    throw new InvalidRequestError({ where: 'body', problem: 'expected all of it, got a connection that ended before' })
  }
  if (body.length > MAX_BODY_BYTES) refuseBody() // its declared length was another
  return body
}

/** An adapter may vouch for a part of the body only: then that part is the body. */
function replaceBody(c: Context, body: Uint8Array): void {
  const { url, method, headers } = c.req.raw
  c.req.raw = new Request(url, { method, headers, body: new Uint8Array(body) })
  c.req.bodyCache = {}
}

/** The request target exactly as it was sent: from the socket where there is one, else from the URL of an in-process request. */
function rawTarget(url: string, env: unknown): string {
  const incoming = (env as { incoming?: { url?: string } } | undefined)?.incoming?.url
  if (incoming) return incoming
  const { pathname, search } = new URL(url)
  return pathname + search
}
