/** A fenced block of Markdown, with the file name that stands in its info string or in the line above it. */
interface Fence {
  readonly name: string | undefined
  readonly body: string
}

/** A page of more files than this is an application with a build, not something to put into one file. */
const MAX_FENCES = 16

/**
 * The HTML page that a reply consists of, ready to run from one file: the reply itself, a page within it, or the page among its
 * fenced files with the style sheets and scripts beside it put in.
 *
 * @returns `undefined` if there is no page, more than one, or a file that the page does not load by name
 */
export function extractPage(reply: string): string | undefined {
  const fences = readFences(reply)
  if (fences.length === 0) return unfencedPage(reply)
  const pages = fences.filter(({ body }) => isPage(body))
  if (pages.length !== 1 || fences.length > MAX_FENCES) return undefined
  let page: string | undefined = pages[0]!.body
  for (const file of fences) if (file !== pages[0] && page !== undefined) page = inline(page, file)
  return page
}

const isPage = (text: string) => /^\s{0,100}(?:<!doctype\s+html|<html[\s>])/i.test(text)

function unfencedPage(reply: string): string | undefined {
  if (isPage(reply)) return reply.trim()
  const start = reply.search(/^(?:<!doctype\s+html|<html[\s>])/im)
  const end = reply.toLowerCase().lastIndexOf('</html>')
  return start >= 0 && end > start ? reply.slice(start, end + '</html>'.length) : undefined
}

function readFences(reply: string): Fence[] {
  const fences: Fence[] = []
  let open: { mark: string; name: string | undefined; lines: string[] } | undefined
  let above = ''
  for (const line of reply.split(/\r?\n/)) {
    const [, mark, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    if (open && mark?.startsWith(open.mark) && info!.trim() === '') {
      fences.push({ name: open.name, body: open.lines.join('\n') })
      open = undefined
    } else if (open) open.lines.push(line)
    else if (mark) open = { mark, name: fileName(info!) ?? fileName(above), lines: [] }
    if (line.trim() !== '') above = line
  }
  // A model that ran out of tokens leaves its last fence open; what it wrote is still its answer.
  if (open) fences.push({ name: open.name, body: open.lines.join('\n') })
  return fences
}

function fileName(text: string): string | undefined {
  return /[\w-]{1,64}\.(?:html|css|js|mjs)\b/.exec(text.slice(0, 200))?.[0]
}

function inline(page: string, { name, body }: Fence): string | undefined {
  if (name === undefined) return undefined
  const tag = [...page.matchAll(/<script\b[^<>]{0,500}><\/script>|<link\b[^<>]{0,500}>/gi)]
    .map(([text]) => text)
    .find((text) => new RegExp(`(?:src|href)\\s{0,9}=\\s{0,9}["']?(?:\\./)?${name.replaceAll('.', '\\.')}["'\\s>]`, 'i').test(text))
  if (tag === undefined) return undefined
  const isModule = /type\s{0,9}=\s{0,9}["']?module/i.test(tag)
  const element = tag.startsWith('<link')
    ? `<style>\n${body}\n</style>`
    : `<script${isModule ? ' type="module"' : ''}>\n${body.replaceAll('</script', '<\\/script')}\n</script>`
  return page.replace(tag, () => element)
}
