import { generate } from 'astring'
import { parse } from 'parse5'
import type { Rng } from '../../core/rng.ts'
import type { HtmlDocument, HtmlElement, HtmlNode, Page } from '../page/page.ts'
import { readPage } from '../page/read-page.ts'
import { textOf } from '../page/text-of.ts'
import { walkHtml } from '../page/walk-html.ts'
import { createNameMaker } from '../words.ts'
import { createChoices } from './choices.ts'
import { markupEntries } from './markup-nodes.ts'
import { mergeCode } from './merge-code.ts'
import { mergeMarkup } from './merge-markup.ts'
import { placeChoices } from './place-choices.ts'
import type { Who } from './version.ts'
import { wouldNotice } from './would-notice.ts'

/** Of the largest response: where pages have little in common, all of them together are too long to be sent. */
const MOST_GROWTH = 2.5
/** There is one bit for each. */
const MOST_PAGES = 30

/**
 * A page that holds all responses of a task, and in which conditions that only a browser can tell choose one of them. The copies of every
 * response are made of the same parts, so nothing that can be counted in a source says which one it is.
 * @param shown the page that it shows
 * @param others the task's other pages
 * @returns `undefined` where that cannot be done unseen ({@link wouldNotice}), or where the pages have too little in common
 * @throws {SyntaxError} if one of them cannot be read
 */
export function unionPage(shown: string, others: readonly string[], rng: Rng): HtmlDocument | undefined {
  if (others.every((html) => html === shown) || others.length >= MOST_PAGES) return undefined
  const read = [shown, ...others].map((html, n) => ({ who: 1 << n, html, page: readPage(parse(html)) }))
  const { document } = read[0]!.page
  if (read.some(({ page }) => wouldNotice(page) || surroundingsOf(page) !== surroundingsOf(read[0]!.page))) return undefined
  const versions = rng.shuffle(read) // the order of what differs tells nothing
  const words = versions.map(({ who, html }) => ({ who, item: new Set(html.match(/[\w$]+/g)) }))
  const names = createNameMaker(
    rng,
    words.flatMap(({ item }) => [...item]),
  )
  const choices = createChoices({ own: 1, all: 2 ** read.length - 1, names, rng })
  const isFree = (name: string, who: Who) => words.every(({ who: one, item }) => (one & who) === 0 || !item.has(name))
  const roots = versions.map(({ who, page }) => ({ who, item: rootOf(page.document) }))
  const merged = mergeMarkup(roots, (scripts) => {
    const programs = scripts.flatMap(({ who, item }) =>
      versions.flatMap(({ page }) => programsIn(page, item)).map((ast) => ({ who, item: ast })),
    )
    const program = programs.length === scripts.length ? mergeCode(programs, choices, isFree) : undefined
    return program && generate(program, { indent: '', lineEnd: '\n' })
  })
  if (!merged || weightOf(merged.root) > MOST_GROWTH * Math.max(...roots.map(({ item }) => weightOf(item)))) return undefined
  placeChoices(merged, choices)
  document.childNodes = document.childNodes.map((node): HtmlNode => ('tagName' in node ? merged.root : node))
  adopt(document)
  return document
}

/** The document's element: a parser makes one of any text. */
function rootOf({ childNodes }: HtmlDocument): HtmlElement {
  return childNodes.find((node): node is HtmlElement => 'tagName' in node)!
}

function programsIn({ programs }: Page, script: HtmlElement): Page['programs'][number]['ast'][] {
  return programs.filter(({ kind, element }) => kind !== 'handler' && element === script).map(({ ast }) => ast)
}

/** About how long a page is. */
function weightOf(root: HtmlElement): number {
  let weight = 0
  walkHtml(root, (element) => {
    weight += 20 + textOf(element).length
  })
  return weight
}

/** What stands around the page's element: the doctype, remarks. */
function surroundingsOf({ document }: Page): string {
  const nodes = document.childNodes.map((node) => ('tagName' in node ? [] : markupEntries(node)))
  return JSON.stringify([document.mode, nodes])
}

/** Tells every node whose child it is now. */
function adopt(parent: HtmlDocument | HtmlNode): void {
  const holder = 'content' in parent ? parent.content : parent
  if (!('childNodes' in holder)) return
  for (const child of holder.childNodes) {
    child.parentNode = holder
    adopt(child)
  }
}
