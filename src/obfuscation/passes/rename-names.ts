import { walk as walkCss } from 'css-tree'
import { ID_ATTRIBUTES } from '../names/html-spans.ts'
import { createNameBook, type NameBook, selectorNames } from '../names/name-book.ts'
import { type Span, setText } from '../names/text-part.ts'
import { type TextUse, textUses } from '../names/text-uses.ts'
import { type CodeFacts, codeFacts } from '../page/code-facts.ts'
import type { Page } from '../page/page.ts'
import type { Pass } from '../pass.ts'
import { createNameMaker } from '../words.ts'

type Renamed = (name: string) => string

/**
 * Gives ids and classes other names, in markup, style and code alike.
 *
 * First it is found out what every text of the code is used as. A name that may be looked up in a way that the code does not say plainly
 * keeps it everywhere, and so does one that the window or a form knows as a property.
 */
export const renameNames: Pass = (page, rng) => {
  const facts = codeFacts(page)
  const uses = page.programs.flatMap(textUses)
  const book = createNameBook()
  for (const use of uses) book.note(use)
  for (const text of page.data) book.keepWords(text)
  keepStyled(page, book)
  const { ids, classes } = namesOf(page)
  const taken = new Set([...ids, ...classes, ...facts.identifiers, ...facts.texts.flatMap((text) => text.match(/[\w-]+/g) ?? [])])
  const names = createNameMaker(rng, taken)
  const renamed = new Map<string, string>()
  for (const name of [...classes, ...ids]) {
    if (!/^[A-Za-z_][\w-]*$/.test(name) || /^[0-9a-f]{3,8}$/i.test(name) || book.keeps(name)) continue // a colour is written like an id
    if (ids.has(name) && keepsId(name, facts, page)) continue
    if (classes.has(name) && facts.readsClasses) continue
    if (!renamed.has(name)) renamed.set(name, names.next())
  }
  const rename: Renamed = (name) => renamed.get(name) ?? name
  for (const use of uses) setText(use.node, renameText(use, rename))
  renameMarkup(page, rename)
  renameStyle(page, rename)
}

function keepsId(name: string, facts: CodeFacts, page: Page): boolean {
  if (facts.readsIds || facts.windowIsSearched || facts.identifiers.has(name)) return true
  return facts.members.has(name) && page.elements.some(({ tagName }) => FORMS.has(tagName))
}

/** Elements whose id, or that of what is in them, is a property of another object. */
const FORMS = new Set(['form', 'fieldset', 'iframe', 'embed', 'object'])

/** Names in parts of the style that are not understood, or that are compared by parts. */
function keepStyled({ sheets }: Page, book: NameBook): void {
  for (const { ast } of sheets)
    walkCss(ast, (node) => {
      if (node.type === 'AttributeSelector' && node.value) book.keepPart(node.value.type === 'String' ? node.value.value : node.value.name)
      if (node.type === 'Atrule' && node.prelude?.type === 'Raw' && node.name !== 'media') book.keepWords(node.prelude.value)
      if (node.type === 'Rule' && node.prelude.type === 'Raw') book.keepWords(node.prelude.value)
      if (node.type === 'PseudoClassSelector')
        for (const child of node.children ?? []) if (child.type === 'Raw') book.keepWords(child.value)
    })
}

function namesOf({ elements, sheets }: Page): { ids: Set<string>; classes: Set<string> } {
  const ids = new Set<string>()
  const classes = new Set<string>()
  for (const { attrs } of elements)
    for (const { name, value } of attrs) {
      if (name === 'id') ids.add(value)
      if (name === 'class') for (const word of value.split(/\s+/)) classes.add(word)
    }
  for (const { ast } of sheets)
    walkCss(ast, (node) => {
      if (node.type === 'IdSelector') ids.add(node.name)
      if (node.type === 'ClassSelector') classes.add(node.name)
    })
  return { ids, classes }
}

function renameText({ text, spans }: TextUse, rename: Renamed): string {
  let result = ''
  let end = 0
  for (const span of spans) {
    result += text.slice(end, span.from) + renameSpan(text.slice(span.from, span.to), span, rename)
    end = span.to
  }
  return result + text.slice(end)
}

function renameSpan(text: string, { role }: Span, rename: Renamed): string {
  if (role === 'id' || role === 'classes') return text.replaceAll(/\S+/g, rename)
  return role === 'selector' ? renameSelector(text, rename) : text
}

function renameSelector(selector: string, rename: Renamed): string {
  let result = ''
  let end = 0
  for (const { name, at } of selectorNames(selector)) {
    result += selector.slice(end, at) + rename(name)
    end = at + name.length
  }
  return result + selector.slice(end)
}

function renameMarkup({ elements }: Page, rename: Renamed): void {
  for (const { attrs } of elements)
    for (const attribute of attrs) {
      const { name, value } = attribute
      if (name === 'class' || ID_ATTRIBUTES.has(name)) attribute.value = value.replaceAll(/\S+/g, rename)
      else if (name === 'href' && value.startsWith('#')) attribute.value = `#${rename(value.slice(1))}`
      else attribute.value = renameAddresses(value, rename)
    }
}

/** `url(#name)`, as SVG and style refer to gradients, masks and filters. */
function renameAddresses(value: string, rename: Renamed): string {
  return value.replaceAll(/(url\(\s*["']?#)([\w-]+)/g, (_, start: string, name: string) => start + rename(name))
}

function renameStyle({ sheets }: Page, rename: Renamed): void {
  for (const { ast } of sheets)
    walkCss(ast, (node) => {
      if (node.type === 'IdSelector' || node.type === 'ClassSelector') node.name = rename(node.name)
      if (node.type === 'Raw') node.value = renameAddresses(node.value, rename)
    })
}
