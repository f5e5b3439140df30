import { createMiddleware } from 'hono/factory'
import type { ApiContext } from './api-context.ts'
import { frameSources } from './shown-response.ts'

/**
 * Security headers of everything but frames: own scripts and styles only, and frames from the frame origin only,
 * so that a response cannot even send its own frame elsewhere.
 */
export function pageHeaders({ frameOrigin }: Pick<ApiContext, 'frameOrigin'>) {
  return createMiddleware(async (c, next) => {
    await next()
    if (c.req.path.startsWith('/frame/') && c.res.ok) return
    const headers = {
      'content-security-policy': [
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        `frame-src ${frameSources(c.req.url, frameOrigin)}`,
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ].join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    }
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  })
}
