import type { HtmlElement, HtmlNode } from '../page/page.ts'
import { textOf } from '../page/text-of.ts'
import { walkHtml } from '../page/walk-html.ts'
import { alignVersions } from './align-versions.ts'
import { createFingerprints } from './create-fingerprints.ts'
import { markupEntries, rawElement, templateNode } from './markup-nodes.ts'
import { mergeStyle } from './merge-style.ts'
import { distinctVersions, everyone, type Version, type Who } from './version.ts'

/** In these, no template can stand, or it would be text. */
const CLOSED = new Set('title textarea noscript iframe select option optgroup object audio video picture template svg math'.split(' '))
const HTML = 'http://www.w3.org/1999/xhtml'

export interface MergedMarkup {
  readonly root: HtmlElement
  /** What only some have: the templates that hold it. */
  readonly templates: ReadonlyMap<HtmlElement, Who>
}

/**
 * One tree that holds those of several pages: what all have stands there once, and what only some have in templates, in its place.
 * @param mergeScripts the text of a script that they have in the same place, or `undefined`
 * @returns `undefined` if they differ in what no template can hold: scripts, or attributes of the page itself
 */
export function mergeMarkup(
  roots: readonly Version<HtmlElement>[],
  mergeScripts: (scripts: readonly Version<HtmlElement>[]) => string | undefined,
): MergedMarkup | undefined {
  const fingerprint = createFingerprints(markupEntries)
  const all = everyone(roots)
  const templates = new Map<HtmlElement, Who>()

  function isAlike(a: HtmlNode, b: HtmlNode): boolean {
    if (!('tagName' in a && 'tagName' in b) || a.namespaceURI !== HTML || CLOSED.has(a.tagName)) return false
    return a.tagName === b.tagName && fingerprint(a.attrs) === fingerprint(b.attrs)
  }

  function mergeShared(versions: readonly Version<HtmlNode>[]): HtmlNode[] | undefined {
    if (versions.length === 1) return [versions[0]!.item]
    return versions.every(isElement) ? mergeElement(versions) : undefined
  }

  function mergeElement(versions: readonly Version<HtmlElement>[]): HtmlNode[] | undefined {
    const [{ item: first }] = versions as [Version<HtmlElement>]
    if (first.tagName === 'script') {
      const code = mergeScripts(versions)
      return code === undefined ? undefined : [rawElement('script', first.attrs, code)]
    }
    if (first.tagName === 'style') return mergeSheets(versions)
    const childNodes = mergeChildren(versions)
    return childNodes && [{ ...first, childNodes }]
  }

  function mergeSheets(versions: readonly Version<HtmlElement>[]): HtmlNode[] | undefined {
    const [{ item: first }] = versions as [Version<HtmlElement>]
    if (first.attrs.some(({ name }) => name === 'id')) return undefined
    const parts = mergeStyle(versions.map(({ who, item }) => ({ who, item: textOf(item) })))
    return parts?.map(({ who, css }) => {
      const sheet = rawElement('style', first.attrs, css)
      return who === all ? sheet : held(who, [sheet])
    })
  }

  function mergeChildren(parents: readonly Version<HtmlElement>[]): HtmlNode[] | undefined {
    const lists = parents.map(({ who, item }) => ({ who, item: item.childNodes }))
    const columns = alignVersions(lists, (a, b) => (fingerprint(a) === fingerprint(b) ? 4 : isAlike(a, b) ? 1 : 0))
    if (!columns) return undefined
    const result: HtmlNode[] = []
    let [who, some]: [Who, HtmlNode[]] = [0, []]
    const close = () => {
      if (some.length > 0) result.push(held(who, some))
      some = []
    }
    for (const column of columns) {
      const distinct = distinctVersions(column, fingerprint)
      const shared = everyone(column) === all ? mergeShared(distinct) : undefined
      if (shared) {
        close()
        result.push(...shared)
      } else
        for (const { who: its, item } of distinct) {
          if (hasScript(item)) return undefined
          if (its !== who) close()
          who = its
          some.push(item)
        }
    }
    close()
    return result
  }

  function held(who: Who, nodes: HtmlNode[]): HtmlElement {
    const template = templateNode(nodes)
    templates.set(template, who)
    return template
  }

  const [root] = distinctVersions(roots, ({ attrs }) => fingerprint(attrs)).length === 1 ? (mergeElement(roots) ?? []) : []
  return root && 'tagName' in root ? { root, templates } : undefined
}

function isElement(version: Version<HtmlNode>): version is Version<HtmlElement> {
  return 'tagName' in version.item
}

function hasScript(node: HtmlNode): boolean {
  const tags = new Set<string>()
  if ('tagName' in node) walkHtml(node, ({ tagName }) => void tags.add(tagName))
  return tags.has('script')
}
