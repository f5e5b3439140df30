import type { HtmlDocument, HtmlElement, HtmlNode } from './page.ts'

/** Deeper than any page that people write, and not so deep that a program which follows it runs out of stack. */
const DEEPEST = 300

/**
 * Visits every element, parents first, templates' contents included.
 * @throws {RangeError} if the tree is deeper than {@link DEEPEST}
 */
export function walkHtml(root: HtmlDocument | HtmlElement, visit: (element: HtmlElement, depth: number) => void): void {
  const open: { node: HtmlDocument | HtmlNode; depth: number }[] = [{ node: root, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next
    if (depth > DEEPEST) throw new RangeError(`elements are nested more than ${DEEPEST} deep`)
    if ('tagName' in node) visit(node, depth)
    const children = [...('content' in node ? node.content.childNodes : []), ...('childNodes' in node ? node.childNodes : [])]
    for (const child of children.reverse()) open.push({ node: child, depth: depth + 1 })
  }
}
