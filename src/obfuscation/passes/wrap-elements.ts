import { walk } from 'css-tree'
import type { Rng } from '../../core/rng.ts'
import { codeFacts } from '../page/code-facts.ts'
import type { HtmlElement, Page } from '../page/page.ts'
import type { Pass } from '../pass.ts'
import { createNameMaker } from '../words.ts'

/** By these, code could notice an element between parent and child. */
const KINSHIP = new Set(
  'children childNodes firstChild lastChild firstElementChild lastElementChild nextSibling previousSibling nextElementSibling previousElementSibling parentNode parentElement childElementCount insertBefore removeChild replaceChild outerHTML cloneNode getElementsByTagName compareDocumentPosition createTreeWalker composedPath'.split(
    ' ',
  ),
)
/** By these, an element could come to be empty while what wrapped its children is still there. */
const REMOVERS = ['remove', 'replaceWith', 'append', 'prepend', 'before', 'after']
const PARENTS = new Set(['body', 'header', 'main', 'footer', 'section', 'article', 'div', 'nav', 'aside'])
const HTML = 'http://www.w3.org/1999/xhtml'

/**
 * Puts elements into others that make no box (`display: contents`) and have no name that style could mean. Only in pages where neither
 * style nor code asks who is whose child: then layout, order and all that is read aloud stay as they were.
 */
export const wrapElements: Pass = (page, rng) => {
  const { members, texts } = codeFacts(page)
  const asks = kinAskedFor(page)
  if (asks.kin || (asks.emptiness && REMOVERS.some((name) => members.has(name)))) return
  if ([...members].some((name) => KINSHIP.has(name)) || texts.some((text) => /[>+~*]|:[a-z]+-(child|of-type)/.test(text))) return
  const tag = `${createNameMaker(rng, [])
    .next()
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')}-${rng.pick(['part', 'box', 'group', 'set'])}`
  for (const element of page.elements)
    if (PARENTS.has(element.tagName) && element.namespaceURI === HTML && rng.next() < 0.5) wrapSome(element, tag, rng)
}

/** Whether rules depend on who stands beside or in whom, and on who is empty. */
function kinAskedFor({ sheets }: Page): { kin: boolean; emptiness: boolean } {
  const asked = { kin: false, emptiness: false }
  for (const { ast } of sheets)
    walk(ast, (node) => {
      if (node.type === 'Combinator' && node.name !== ' ') asked.kin = true
      if (node.type === 'PseudoClassSelector' && /child|of-type|has|only/.test(node.name)) asked.kin = true
      if (node.type === 'PseudoClassSelector' && node.name === 'empty') asked.emptiness = true
      if (node.type === 'Declaration' && (/^counter-/.test(node.property) || (node.property === 'display' && node.important)))
        asked.kin = true
    })
  return asked
}

function wrapSome(parent: HtmlElement, tagName: string, rng: Rng): void {
  const places = parent.childNodes.flatMap((child, n) =>
    'tagName' in child && child.tagName !== 'script' && child.tagName !== 'style' ? [n] : [],
  )
  if (places.length === 0) return
  const at = rng.pick(places)
  const child = parent.childNodes[at]!
  const attrs = [{ name: 'style', value: rng.pick(['display:contents', 'display: contents', 'display:contents;']) }]
  const wrapper: HtmlElement = {
    ...parent,
    nodeName: tagName,
    tagName,
    attrs,
    childNodes: [child],
    parentNode: parent,
    sourceCodeLocation: null,
  }
  child.parentNode = wrapper
  parent.childNodes[at] = wrapper
}
