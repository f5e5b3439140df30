/** What a live page may load: nothing but what it brings along. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'media-src data: blob:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * What a live page may do: run its own inline script and style, draw, and nothing else. No network, no storage (its origin is opaque),
 * no popups, no dialogs, no navigation of the page around it. The `sandbox` directive holds even when the address is opened by itself.
 */
export const FRAME_CSP = `sandbox allow-scripts; ${PAGE_POLICY}`
