/** How the two formats that are shown begin, in base64. */
const STARTS = { 'image/png': 'iVBORw0KGgo', 'image/jpeg': '/9j/' } as const

const STYLE = `<style>
html { color-scheme: light; background: repeating-conic-gradient(#e8e8e8 0 25%, #fff 0 50%) 0 0 / 16px 16px }
body { margin: 0; font: 16px sans-serif }
img { display: block; width: 100vw; height: 100vh; object-fit: contain }
p { background: #fff; padding: 1rem }
</style>`

/**
 * A picture as a page of its own, fitted into it and on a ground that shows what is see-through. It is decoded where pages are run: in
 * the process of an opaque frame.
 * @param content base64 of a PNG or JPEG; of anything else the page says that it is none
 */
export function imagePage(content: string): string {
  const type = (['image/png', 'image/jpeg'] as const).find((candidate) => content.startsWith(STARTS[candidate]))
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(content)
  if (!type || !isBase64) return `${STYLE}<p>This is no picture in PNG or JPEG.</p>`
  return `${STYLE}<img alt="" src="data:${type};base64,${content}">`
}
