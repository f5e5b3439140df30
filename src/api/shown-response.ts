import type { Response, ShownResponse } from '../protocol/task.ts'
import { pictureAspect } from './picture-aspect.ts'

/** Gives the origin that one response's frame is served from. @param label of a host name: letters, digits and hyphens */
export type FrameOrigins = (label: string) => string

/**
 * How a page gets a response: text along with the task, a live page or a picture by URL from an origin of its own.
 * @param path where this task's frames are, without the response
 */
export function showResponse(response: Response, path: string, origins: FrameOrigins): ShownResponse {
  const { id, kind, content } = response
  if (!isFramed(kind)) return { id, kind, text: content, frameUrl: null }
  const label = `${id}-${path.split('/').at(-1)}`
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, 63)
  const aspect = kind === 'image' ? pictureAspect(Buffer.from(content, 'base64')) : undefined
  return { id, kind, text: null, frameUrl: `${origins(label)}${path}/${encodeURIComponent(id)}`, ...(aspect ? { aspect } : {}) }
}

/** Whether a response of this kind is shown in an opaque frame: whatever a browser has to run or to decode. */
export function isFramed(kind: string): boolean {
  return kind === 'html' || kind === 'image'
}

/**
 * Frames come from other sites than the page, each response from one of its own, so that a browser gives each a process of its own
 * and an endless loop stops neither the page nor the other responses. On one's own machine such names are there for nothing:
 * whatever ends in `.localhost` is the loopback address in browsers that look it up themselves.
 * @param pageUrl URL of the request for the task
 * @param userAgent of that request
 * @param configured set by the operator where the network is reached by another name
 */
export function frameOriginsFor(pageUrl: string, userAgent: string | undefined, configured: string | undefined): FrameOrigins {
  if (configured) return () => configured
  const url = new URL(pageUrl)
  if (!isLoopback(url.hostname)) return () => url.origin
  const port = url.port ? `:${url.port}` : ''
  if (/Chrome\/|Firefox\//.test(userAgent ?? '')) return (label) => `${url.protocol}//${label}.localhost${port}`
  // Safari leaves `.localhost` to the system, which may not know it: the other name of the loopback address does for all responses.
  return () => `${url.protocol}//${url.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}${port}`
}

/** Where the frames of a page may come from, for its content security policy. */
export function frameSources(pageUrl: string, configured: string | undefined): string {
  if (configured) return configured
  const url = new URL(pageUrl)
  if (!isLoopback(url.hostname)) return url.origin
  const port = url.port ? `:${url.port}` : ''
  return ['localhost', '*.localhost', '127.0.0.1'].map((host) => `${url.protocol}//${host}${port}`).join(' ')
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1'
}
