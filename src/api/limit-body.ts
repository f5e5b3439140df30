import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { BodyTooLargeError, InvalidRequestError } from './errors.ts'

const MAX_BODY_BYTES = 1_000_000

/**
 * Reads the whole body before any route does, never more of it into memory than is allowed: whoever reads it afterwards is given this copy.
 * @throws {@link BodyTooLargeError}
 * @throws {@link InvalidRequestError} if the connection ended before the body did
 */
export const limitBody = createMiddleware(async (c, next) => {
  if (c.req.raw.body) {
    let body: ArrayBuffer
    try {
      await limit(c, async () => {})
      body = await c.req.arrayBuffer()
    } catch (error) {
      if (error instanceof BodyTooLargeError) throw error
      throw new InvalidRequestError({ where: 'body', problem: 'expected all of it, got a connection that ended before' })
    }
    if (body.byteLength > MAX_BODY_BYTES) refuseBody() // its declared length was another
  }
  await next()
})

const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody })

function refuseBody(): never {
  throw new BodyTooLargeError({ maxBytes: MAX_BODY_BYTES })
}
