import type { Rng } from '../../core/rng.ts'
import type { HtmlDocument, HtmlElement, HtmlNode } from './page.ts'

/** How one copy writes its tags. */
export interface HtmlManner {
  readonly rng: Rng
  /** Share of the characters of texts and attributes that are written as references. */
  readonly references: number
  readonly singleQuotes: number
  readonly unquoted: number
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const RAW = new Set('style script xmp iframe noembed noframes plaintext noscript'.split(' '))
const HTML = 'http://www.w3.org/1999/xhtml'

/** Writes a tree as HTML text that reads back as the same tree. */
export function printHtml(document: HtmlDocument, manner: HtmlManner): string {
  return document.childNodes.map((node) => printNode(node, manner)).join('')
}

function printNode(node: HtmlNode, manner: HtmlManner): string {
  if (node.nodeName === '#documentType') return printDoctype(node as Extract<HtmlNode, { nodeName: '#documentType' }>)
  if (node.nodeName === '#comment') return `<!--${'data' in node ? node.data : ''}-->`
  if ('value' in node) return printText(node.value, node.parentNode, manner)
  return 'tagName' in node ? printElement(node, manner) : ''
}

function printDoctype({ name, publicId, systemId }: { name: string; publicId: string; systemId: string }): string {
  if (publicId === '' && systemId === '') return `<!DOCTYPE ${name}>`
  return publicId === '' ? `<!DOCTYPE ${name} SYSTEM "${systemId}">` : `<!DOCTYPE ${name} PUBLIC "${publicId}" "${systemId}">`
}

function printElement(element: HtmlElement, manner: HtmlManner): string {
  const { tagName, attrs } = element
  const open = `<${tagName}${attrs.map(({ prefix, name, value }) => printAttribute(prefix ? `${prefix}:${name}` : name, value, manner)).join('')}>`
  if (VOID.has(tagName) && element.namespaceURI === HTML) return open
  const children = 'content' in element ? (element as { content: HtmlElement }).content.childNodes : element.childNodes
  const [first] = children
  const lost =
    (tagName === 'pre' || tagName === 'textarea' || tagName === 'listing') && first && 'value' in first && first.value.startsWith('\n')
  return `${open}${lost ? '\n' : ''}${children.map((child) => printNode(child, manner)).join('')}</${tagName}>`
}

function printAttribute(name: string, value: string, { rng, references, singleQuotes, unquoted }: HtmlManner): string {
  const space = rng.next() < 0.15 ? rng.pick(['  ', '\n', '\n ']) : ' '
  if (value === '') return `${space}${name}${rng.pick(['', '=""', "=''"])}`
  if (/^[\w-]+$/.test(value) && rng.next() < unquoted) return `${space}${name}=${value}`
  const quote = rng.next() < singleQuotes ? "'" : '"'
  return `${space}${name}=${quote}${written(value, quote, rng, references)}${quote}`
}

function printText(text: string, parent: HtmlNode['parentNode'], { rng, references }: HtmlManner): string {
  if (parent && 'tagName' in parent && RAW.has(parent.tagName) && parent.namespaceURI === HTML) return text
  return written(text, '', rng, references)
}

function written(text: string, quote: string, rng: Rng, references: number): string {
  let result = ''
  for (const sign of text) {
    const code = sign.codePointAt(0)!
    if (sign === '&' || sign === quote || (quote === '' && (sign === '<' || sign === '>')) || code === 0xa0 || code === 13)
      result += reference(code, rng)
    else result += code > 32 && rng.next() < references ? reference(code, rng) : sign
  }
  return result
}

function reference(code: number, rng: Rng): string {
  const zeros = '0'.repeat(rng.int(0, 2))
  return rng.next() < 0.5 ? `&#${zeros}${code};` : `&#x${zeros}${rng.next() < 0.5 ? code.toString(16) : code.toString(16).toUpperCase()};`
}
