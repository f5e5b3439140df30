import type { Response, ShownResponse } from '../protocol/task.ts'

/** How a page gets a response: text along with the task, a live page by URL from an origin of its own. */
export function showResponse(response: Response, frameBase: string): ShownResponse {
  const { id, kind, content } = response
  return kind === 'html'
    ? { id, kind, text: null, frameUrl: `${frameBase}/${encodeURIComponent(id)}` }
    : { id, kind, text: content, frameUrl: null }
}

/**
 * The origin that frames are served from: another site than the page's, so that a browser gives them a process of their own
 * and an endless loop in one does not stop the page. On one's own machine that is the other name of the loopback address.
 * @param pageUrl URL of the request for the page
 * @param configured set by the operator where the network is reached by another name
 */
export function frameOriginFor(pageUrl: string, configured: string | undefined): string {
  if (configured) return configured
  const url = new URL(pageUrl)
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost'
  else if (url.hostname === 'localhost') url.hostname = '127.0.0.1'
  return url.origin
}
