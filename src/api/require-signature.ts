import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { Signer } from '../identity/signer.ts'
import { verifyRequest } from '../identity/verify-request.ts'
import type { ApiContext } from './api-context.ts'
import { BodyTooLargeError } from './errors.ts'
import { requireStorableJson } from './storable-json.ts'

/** Set by {@link requireSignature}: the address whose key signed the request. */
export interface SignedEnv {
  Variables: { sender: string }
}

const MAX_BODY_BYTES = 1_000_000

/**
 * Lets only signed requests (btauth/1) through, with JSON that can be stored. Reads the body once, as bytes, before anything parses it.
 * @param receiverOf the hotkey that the request must be bound to
 */
export function requireSignature(
  { clock, nonceStore }: Pick<ApiContext, 'clock' | 'nonceStore'>,
  scheme: Signer['scheme'],
  receiverOf: (path: string) => string,
) {
  const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody })
  return createMiddleware<SignedEnv>((c, next) =>
    limitBody(c, async () => {
      const body = new Uint8Array(await c.req.arrayBuffer())
      if (body.length > MAX_BODY_BYTES) refuseBody() // its declared length was another
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
      requireStorableJson(body)
      c.set('sender', sender)
      await next()
    }),
  )
}

function refuseBody(): never {
  throw new BodyTooLargeError({ maxBytes: MAX_BODY_BYTES })
}

/** The request target exactly as it was sent: from the socket where there is one, else from the URL of an in-process request. */
function rawTarget(url: string, env: unknown): string {
  const incoming = (env as { incoming?: { url?: string } } | undefined)?.incoming?.url
  if (incoming) return incoming
  const { pathname, search } = new URL(url)
  return pathname + search
}
