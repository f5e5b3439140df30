import { generate } from 'astring'
import type { Program } from 'estree'
import type { HtmlElement, HtmlNode } from '../page/page.ts'
import { walkHtml } from '../page/walk-html.ts'
import { alignVersions } from './align-versions.ts'
import type { Allowance } from './allowance.ts'
import { createFingerprints } from './create-fingerprints.ts'
import { markupEntries, rawElement, templateNode } from './markup-nodes.ts'
import { distinctVersions, everyone, type Version, type Who } from './version.ts'

/** In these, no template can stand, or it would be text. */
const CLOSED = new Set(
  'title textarea noscript iframe select option optgroup object audio video picture template svg math style xmp noembed noframes plaintext'.split(
    ' ',
  ),
)
const HTML = 'http://www.w3.org/1999/xhtml'

/** Programs are printed without indentation. */
const LINES = { indent: '', lineEnd: '\n' }

export interface MergedMarkup {
  readonly root: HtmlElement
  /** What only some have: the templates that hold it. */
  readonly templates: ReadonlyMap<HtmlElement, Who>
  /** What was made of scripts that differ, by the elements that hold it. */
  readonly programs: ReadonlyMap<HtmlElement, Program>
}

/**
 * One tree that holds those of several pages: what all have stands there once, and what only some have in templates, in its place.
 * @param mergeScripts one program for a script that they have in the same place, or `undefined`
 * @returns `undefined` if they differ in scripts that cannot be merged, or in too much
 */
export function mergeMarkup(
  roots: readonly Version<HtmlElement>[],
  mergeScripts: (scripts: readonly Version<HtmlElement>[]) => Program | undefined,
  mayCompare: Allowance,
): MergedMarkup | undefined {
  const fingerprint = createFingerprints(markupEntries)
  const all = everyone(roots)
  const templates = new Map<HtmlElement, Who>()
  const programs = new Map<HtmlElement, Program>()

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
      const program = mergeScripts(versions)
      if (!program) return undefined
      const script = rawElement('script', first.attrs, generate(program, LINES))
      programs.set(script, program)
      return [script]
    }
    const childNodes = CLOSED.has(first.tagName) ? undefined : mergeChildren(versions)
    return childNodes && [{ ...first, childNodes }]
  }

  function mergeChildren(parents: readonly Version<HtmlElement>[]): HtmlNode[] | undefined {
    const lists = parents.map(({ who, item }) => ({ who, item: item.childNodes }))
    const columns = alignVersions(lists, (a, b) => (fingerprint(a) === fingerprint(b) ? 4 : isAlike(a, b) ? 1 : 0), mayCompare)
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

  const [root] = mergeElement(roots) ?? []
  return root && 'tagName' in root ? { root, templates, programs } : undefined
}

function isElement(version: Version<HtmlNode>): version is Version<HtmlElement> {
  return 'tagName' in version.item
}

function hasScript(node: HtmlNode): boolean {
  const tags = new Set<string>()
  if ('tagName' in node) walkHtml(node, ({ tagName }) => void tags.add(tagName))
  return tags.has('script')
}
