import { generate } from 'astring'
import { parse, serialize } from 'parse5'
import type { Rng } from '../../core/rng.ts'
import { BROWSER_GLOBALS } from '../browser-names.ts'
import { codeFacts } from '../page/code-facts.ts'
import type { HtmlDocument, HtmlElement, HtmlNode, Page } from '../page/page.ts'
import { readPage } from '../page/read-page.ts'
import { samePage } from '../page/same-page.ts'
import { walkHtml } from '../page/walk-html.ts'
import { createNameMaker } from '../words.ts'
import { createAllowance } from './allowance.ts'
import { createChoices } from './choices.ts'
import { createFingerprints } from './create-fingerprints.ts'
import { isDeep } from './is-deep.ts'
import { markupEntries } from './markup-nodes.ts'
import { mergeCode } from './merge-code.ts'
import { mergeMarkup } from './merge-markup.ts'
import { placeChoices } from './place-choices.ts'
import { resolveUnion } from './resolve-union.ts'
import type { Version, Who } from './version.ts'
import { wouldNotice } from './would-notice.ts'

/** Of the largest response: where pages have little in common, all of them together are too long to be sent. */
const MOST_GROWTH = 3
/** The copy is longer still, and must not be too long to be sent. */
const MOST_BYTES = 400_000
/** Pairs of parts that are held against each other: some tenths of a second. */
const MOST_PAIRS = 300_000
/** Templates and passes nest elements deeper. */
const DEEPEST = 250

/** All pages of a task in one. */
export interface JoinedPages {
  /** The text of a copy that finds out, by what it asks a browser, that it shows this one. */
  textFor(own: Who, rng: Rng): string
}

/**
 * The whole way is tried: what fails on it is no reason to show nothing, for whatever one page alone cannot do its own copy will say.
 * @param rng of the task
 * @returns `undefined` where that cannot be done unseen ({@link wouldNotice}), where the pages have too little in common, or where one of them could
 * not be got back whole
 * @cost about 20 ms for four pages of 10 KB
 */
export function joinPages(pages: readonly Version<string>[], rng: Rng): JoinedPages | undefined {
  try {
    return tryToJoin(pages, rng)
  } catch {
    return undefined
  }
}

function tryToJoin(pages: readonly Version<string>[], rng: Rng): JoinedPages | undefined {
  const read = pages.map(({ who, item: html }) => ({ who, html, page: readPage(parse(html)) }))
  if (read.some(({ page }) => isTooDeep(page) || wouldNotice(page))) return undefined
  const fingerprint = createFingerprints(markupEntries)
  if (new Set(read.map(({ page }) => fingerprint(surroundingsOf(page.document)))).size > 1) return undefined
  for (const { page } of read) for (const { kind, ast, put } of page.programs) if (kind !== 'handler') put(generate(ast))
  const words = read.map(({ who, html, page }) => ({
    who,
    item: new Set([...codeFacts(page).identifiers, ...(html.match(/[\p{ID_Continue}$\u200c\u200d]+/gu) ?? [])]),
  }))
  const names = createNameMaker(rng, [...words.flatMap(({ item }) => [...item]), ...BROWSER_GLOBALS])
  const all = read.reduce((sum, { who }) => sum | who, 0)
  const choices = createChoices(all, names)
  const isFree = (name: string, who: Who) => words.every(({ who: one, item }) => (one & who) === 0 || !item.has(name))
  const mayCompare = createAllowance(MOST_PAIRS)
  const roots = read.map(({ who, page }) => ({ who, item: rootOf(page.document) }))
  const mergeScripts = (scripts: readonly Version<HtmlElement>[]) => {
    const programs = scripts.flatMap(({ who, item }) =>
      read.flatMap(({ page }) => programsIn(page, item)).map((ast) => ({ who, item: ast })),
    )
    return programs.length === scripts.length ? mergeCode(programs, choices, isFree, mayCompare) : undefined
  }
  const merged = mergeMarkup(roots, mergeScripts, mayCompare)
  const around = (root: HtmlElement): HtmlDocument => {
    const { document } = read[0]!.page
    return { ...document, childNodes: document.childNodes.map((node): HtmlNode => ('tagName' in node ? root : node)) }
  }
  if (!merged || read.some(({ who, page }) => !samePage(around(resolveUnion(merged, who, choices)), page.document))) return undefined
  const putQuestions = placeChoices(merged, choices)
  const document = around(merged.root)
  adopt(document)
  const text = serialize(document)
  const bytes = Buffer.byteLength(text)
  if (bytes > Math.min(MOST_BYTES, MOST_GROWTH * Math.max(...read.map(({ html }) => Buffer.byteLength(html))))) return undefined
  if (!samePage(parse(text), document)) return undefined
  const explain = names.next()
  return {
    textFor(own, copyRng) {
      putQuestions(choices.code(own, copyRng), explain) // in place of what was asked for the copy before
      return serialize(document)
    },
  }
}

function isTooDeep({ document, programs }: Page): boolean {
  let deepest = 0
  walkHtml(document, (_, depth) => {
    deepest = Math.max(deepest, depth)
  })
  return deepest > DEEPEST || programs.some(({ ast }) => isDeep(ast))
}

/** The document's element: a parser makes one of any text. */
function rootOf({ childNodes }: HtmlDocument): HtmlElement {
  return childNodes.find((node): node is HtmlElement => 'tagName' in node)!
}

function programsIn({ programs }: Page, script: HtmlElement): Page['programs'][number]['ast'][] {
  return programs.filter(({ kind, element }) => kind !== 'handler' && element === script).map(({ ast }) => ast)
}

/** What no template can stand in: the doctype, remarks, the page's element, its head and its body, and what is between these. */
function surroundingsOf(document: HtmlDocument): unknown {
  const { attrs, childNodes } = rootOf(document)
  const outside = document.childNodes.filter((node) => !('tagName' in node))
  const inside = childNodes.map((node) => ('tagName' in node && /^(head|body)$/.test(node.tagName) ? [node.tagName, node.attrs] : node))
  return [document.mode, outside, attrs, inside]
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
