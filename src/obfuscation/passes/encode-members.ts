import type { Node } from 'estree'
import { walk } from 'estree-walker'
import type { Pass } from '../pass.ts'
import { textNode } from '../program/nodes.ts'

/** Reads some properties by a text instead of a dot (`a['b']`), and puts some keys of objects in quotes. */
export const encodeMembers: Pass = (page, rng) => {
  const share = 0.15 + 0.35 * rng.next()
  for (const { ast } of page.programs)
    walk(ast, {
      enter(node) {
        if (rng.next() > share) return
        if (node.type === 'MemberExpression') byText(node)
        if (node.type === 'Property') quoted(node)
      },
    })
}

function byText(node: Extract<Node, { type: 'MemberExpression' }>): void {
  if (node.computed || node.property.type !== 'Identifier' || node.object.type === 'Super') return
  node.property = textNode(node.property.name)
  node.computed = true
}

function quoted(node: Extract<Node, { type: 'Property' }>): void {
  if (node.computed || node.shorthand || node.key.type !== 'Identifier' || node.key.name === '__proto__') return
  node.key = textNode(node.key.name)
}
