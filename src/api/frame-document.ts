/**
 * Tells the page around it that the frame is ready, alive, has failed, was scrolled or is to be left, and scrolls when it is told to. Runs before any
 * script of the response, in the same frame: whatever the response does to it, the worst it can do is to look dead, to lie about its own
 * errors or about how far it was scrolled. All that goes in is a fraction. A script moves the focus only where the worker is in the frame.
 */
const BOOTSTRAP = `<script>(() => {
  delete window.RTCPeerConnection // the one way out that no policy of today's browsers closes
  delete window.webkitRTCPeerConnection
  const around = parent
  const tell = (message) => around.postMessage(message, '*')
  const later = setInterval.bind(window)
  const soon = setTimeout.bind(window)
  const fail = (...words) => {
    let message = 'an error without words'
    try { message = words.map(String).join(' ').slice(0, 300) } catch {}
    tell({ kumite: 'error', message })
  }
  const { error } = console
  console.error = (...words) => { fail(...words); error.apply(console, words) }
  addEventListener('error', (event) => fail(event.message))
  addEventListener('unhandledrejection', (event) => fail(event.reason))
  addEventListener('load', () => tell({ kumite: 'ready' }))
  for (const owner of [HTMLElement.prototype, SVGElement.prototype, window]) { // as with autofocus: no page starts by taking the keyboard
    const { focus } = owner
    owner.focus = function (...how) { if (document.hasFocus() || navigator.userActivation?.isActive) focus.apply(this, how) }
  }
  const depth = () => Math.max(0, document.scrollingElement.scrollHeight - innerHeight)
  let telling = false
  addEventListener('scroll', () => {
    if (telling) return
    telling = true
    soon(() => {
      telling = false
      tell({ kumite: 'scrolled', fraction: depth() > 0 ? Math.min(1, Math.max(0, scrollY / depth())) : 0 })
    }, 50)
  }, { passive: true })
  let escapedAt = -Infinity
  const listen = addEventListener.bind(window)
  const onKey = ({ key, timeStamp, repeat, isTrusted }) => { // the way out where a page keeps Tab to itself
    if (repeat || !isTrusted) return
    if (key === 'Escape' && timeStamp - escapedAt < 500) tell({ kumite: 'leave' })
    escapedAt = key === 'Escape' ? timeStamp : -Infinity
  }
  listen('keydown', onKey, true)
  addEventListener('message', ({ source, data }) => {
    if (source !== around || data?.kumite !== 'scroll' || !(data.fraction >= 0 && data.fraction <= 1)) return
    scrollTo({ top: data.fraction * depth(), behavior: 'instant' })
  })
  tell({ kumite: 'alive' })
  later(() => {
    tell({ kumite: 'alive' })
    listen('keydown', onKey, true) // once more where document.open() has taken it away, else without effect
  }, 500)
})()</script>`

/** A response's page with the bootstrap before everything else. A doctype stays first, so that the page is laid out as its author meant. */
export function frameDocument(content: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(content)?.[0] ?? ''
  return `${doctype || '<!doctype html>'}${BOOTSTRAP}${content.slice(doctype.length)}`
}
