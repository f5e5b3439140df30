import { generate } from 'astring'
import type { Node, Program } from 'estree'
import type { HtmlElement, HtmlNode } from '../page/page.ts'
import type { Choices } from './choices.ts'
import { rawElement } from './markup-nodes.ts'
import type { MergedMarkup } from './merge-markup.ts'
import type { Who } from './version.ts'

/** What is left of joined pages for one who answers as the copy of a response was made for. Nothing is changed in place. */
export function resolveUnion({ root, templates, programs }: MergedMarkup, who: Who, { whoOf }: Pick<Choices, 'whoOf'>): HtmlElement {
  const resolve = (node: HtmlNode): HtmlNode[] => {
    if (!('tagName' in node)) return [node]
    const program = programs.get(node)
    if (program) return [rawElement('script', node.attrs, generate(resolveCode(program, who, whoOf)))]
    if (!templates.has(node)) return [resolveElement(node)]
    return (templates.get(node)! & who) !== 0 && 'content' in node ? node.content.childNodes.flatMap(resolve) : []
  }
  const resolveElement = (element: HtmlElement): HtmlElement => ({ ...element, childNodes: element.childNodes.flatMap(resolve) })
  return resolveElement(root)
}

function resolveCode(program: Program, who: Who, whoOf: Choices['whoOf']): Program {
  const isTrue = (node: Node) => ((whoOf(node) ?? 0) & who) !== 0
  const resolve = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.flatMap((item: unknown) => (isNode(item) ? resolveListed(item) : [item]))
    if (!isNode(part)) return part
    if (part.type === 'ConditionalExpression' && whoOf(part.test) !== undefined)
      return resolve(isTrue(part.test) ? part.consequent : part.alternate)
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, resolve(value)]))
  }
  const resolveListed = (node: Node): unknown => {
    if (node.type === 'IfStatement' && whoOf(node.test) !== undefined) {
      const block = isTrue(node.test) ? node.consequent : node.alternate
      return block && 'body' in block ? resolve(block.body) : []
    }
    return /Declaration$/.test(node.type) && whoOf(node) !== undefined && !isTrue(node) ? [] : [resolve(node)]
  }
  return resolve(program) as Program // of the same kind
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
