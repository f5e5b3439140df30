import { createMiddleware } from 'hono/factory'
import type { Signer } from '../identity/signer.ts'
import { verifyRequest } from '../identity/verify-request.ts'
import type { ApiContext } from './api-context.ts'
import { BodyTooLargeError } from './errors.ts'

/** Set by {@link requireSignature}: the address whose key signed the request. */
export interface SignedEnv {
  Variables: { sender: string }
}

const MAX_BODY_BYTES = 1_000_000

/**
 * Lets only signed requests (btauth/1) through. Reads the body once, as bytes, before anything parses it.
 * @param receiverOf the hotkey that the request must be bound to
 */
export function requireSignature(
  { clock, nonceStore }: Pick<ApiContext, 'clock' | 'nonceStore'>,
  scheme: Signer['scheme'],
  receiverOf: (path: string) => string,
) {
  return createMiddleware<SignedEnv>(async (c, next) => {
    if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES) throw new BodyTooLargeError({ maxBytes: MAX_BODY_BYTES })
    const body = new Uint8Array(await c.req.arrayBuffer())
    if (body.length > MAX_BODY_BYTES) throw new BodyTooLargeError({ maxBytes: MAX_BODY_BYTES })
    const { sender } = await verifyRequest({
      method: c.req.method,
      target: rawTarget(c.req.url, c.env),
      headers: c.req.raw.headers,
      body,
      receiver: receiverOf(c.req.path),
      nowMs: clock.now(),
      expectedScheme: scheme,
      nonceStore,
    })
    c.set('sender', sender)
    await next()
  })
}

/** The request target exactly as it was sent: from the socket where there is one, else from the URL of an in-process request. */
function rawTarget(url: string, env: unknown): string {
  const incoming = (env as { incoming?: { url?: string } } | undefined)?.incoming?.url
  if (incoming) return incoming
  const { pathname, search } = new URL(url)
  return pathname + search
}
