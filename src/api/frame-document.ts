/**
 * Tells the page around it that the frame is ready, alive, or has failed. Runs before any script of the response, in the same frame:
 * whatever the response does to it, the worst it can do is to look dead or to lie about its own errors.
 */
const BOOTSTRAP = `<script>(() => {
  delete window.RTCPeerConnection // the one way out that no policy of today's browsers closes
  delete window.webkitRTCPeerConnection
  const tell = (message) => parent.postMessage(message, '*')
  const later = setInterval.bind(window)
  addEventListener('error', (event) => tell({ kumite: 'error', message: String(event.message).slice(0, 300) }))
  addEventListener('unhandledrejection', (event) => tell({ kumite: 'error', message: String(event.reason).slice(0, 300) }))
  addEventListener('load', () => tell({ kumite: 'ready' }))
  tell({ kumite: 'alive' })
  later(() => tell({ kumite: 'alive' }), 500)
})()</script>`

/** A response's page with the bootstrap before everything else. A doctype stays first, so that the page is laid out as its author meant. */
export function frameDocument(content: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(content)?.[0] ?? ''
  return `${doctype || '<!doctype html>'}${BOOTSTRAP}${content.slice(doctype.length)}`
}
