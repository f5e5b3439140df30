import type { HtmlDocument, HtmlNode } from './page.ts'

/** Whether two documents are the same to a browser: elements, attributes in any order, texts, comments apart. */
export function samePage(a: HtmlDocument, b: HtmlDocument): boolean {
  const left = listed(a)
  const right = listed(b)
  return a.mode === b.mode && left.length === right.length && left.every((line, n) => line === right[n])
}

/** Every node as a line, in document order, ends of elements included. */
function listed(document: HtmlDocument): string[] {
  const lines: string[] = []
  const open: (HtmlNode | string)[] = [...document.childNodes].reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') lines.push(next)
    else if ('value' in next) lines.push(`"${next.value}`)
    else if ('tagName' in next) {
      const attributes = next.attrs.map(({ prefix, name, value }) => JSON.stringify([prefix ?? '', name, value])).sort()
      lines.push(`<${next.namespaceURI} ${next.tagName} ${attributes.join(' ')}`)
      open.push('>', ...('content' in next ? next.content.childNodes : []).toReversed(), ...next.childNodes.toReversed())
    } else lines.push(next.nodeName)
  }
  return lines
}
