import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Signer } from '../identity/signer.ts'
import { verifyRequest } from '../identity/verify-request.ts'
import type { ApiContext } from './api-context.ts'
import { requireStorableJson } from './storable-json.ts'

/** Set by {@link requireSignature}: the address whose key signed the request. */
export interface SignedEnv {
  Variables: { sender: string }
}

/**
 * Lets only signed requests (btauth/1, and the operator's adapters) through, with JSON that can be stored. The body is checked as bytes,
 * before anything parses it; how many there may be is `limitBody`'s to say, which every app has before its routes.
 * @param receiverOf the hotkey that the request must be bound to
 */
export function requireSignature(
  { clock, nonceStore, authAdapters }: Pick<ApiContext, 'clock' | 'nonceStore' | 'authAdapters'>,
  scheme: Signer['scheme'],
  receiverOf: (path: string, headers: Headers) => string,
) {
  return createMiddleware<SignedEnv>(async (c, next) => {
    const sent = new Uint8Array(await c.req.arrayBuffer())
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
