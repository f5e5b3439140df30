import type { HtmlElement, HtmlNode } from '../page/page.ts'

const HTML = 'http://www.w3.org/1999/xhtml'

/** What a node of a page says, by the names of its parts: where it stands is left out. */
export function markupEntries(node: object): [string, unknown][] {
  return Object.entries(node).filter(([key]) => key !== 'parentNode' && key !== 'sourceCodeLocation')
}

function elementNode(tagName: string, childNodes: HtmlNode[]): HtmlElement {
  const element = { nodeName: tagName, tagName, attrs: [], namespaceURI: HTML, childNodes, parentNode: null }
  for (const child of childNodes) child.parentNode = element as unknown as HtmlElement // parse5 names namespaces by an enum
  return element as unknown as HtmlElement
}

export function rawElement(tagName: string, attrs: HtmlElement['attrs'], text: string): HtmlElement {
  const value = { nodeName: '#text', value: text } as HtmlNode & { value: string } // parse5 names its text nodes by an enum
  return { ...elementNode(tagName, [value]), attrs }
}

/** What is not part of the page until code puts it there. */
export function templateNode(nodes: HtmlNode[]): HtmlElement {
  const content = { ...elementNode('#document-fragment', nodes), nodeName: '#document-fragment' }
  return { ...elementNode('template', []), content } as HtmlElement
}
