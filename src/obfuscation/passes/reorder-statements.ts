import type { Node, Statement } from 'estree'
import { walk } from 'estree-walker'
import type { Rng } from '../../core/rng.ts'
import type { Pass } from '../pass.ts'
import { firstPlace } from '../program/nodes.ts'
import { shuffleWhere } from '../shuffle-where.ts'

/** Puts functions of a body anywhere in it, for they are known from its start, and constants that wait for nothing in another order. */
export const reorderStatements: Pass = (page, rng) => {
  for (const { ast } of page.programs)
    walk(ast, {
      enter(node, parent) {
        const isBody = node.type === 'Program' || (node.type === 'BlockStatement' && parent !== null && /Function/.test(parent.type))
        if (isBody) node.body = reordered(node.body as Statement[], rng)
      },
    })
}

function reordered(body: readonly Statement[], rng: Rng): Statement[] {
  const names = body.map((statement) => (statement.type === 'FunctionDeclaration' ? statement.id.name : undefined))
  const isMoved = (n: number) => names[n] !== undefined && names.indexOf(names[n]) === names.lastIndexOf(names[n])
  const rest = body.filter((_, n) => !isMoved(n))
  const first = firstPlace(rest)
  const result = [...rest.slice(0, first), ...shuffleWhere(rest.slice(first), (a, b) => isIndependent(a) && isIndependent(b), rng)]
  for (const moved of rng.shuffle(body.filter((_, n) => isMoved(n)))) result.splice(rng.int(first, result.length), 0, moved)
  return result
}

function isIndependent(node: Statement): boolean {
  // a `var` may be declared twice
  if (node.type !== 'VariableDeclaration' || node.kind === 'var') return false
  return node.declarations.every(({ id, init }) => id.type === 'Identifier' && (!init || waitsForNothing(init)))
}

function waitsForNothing(node: Node): boolean {
  if (node.type === 'ArrayExpression') return node.elements.every((element) => element !== null && waitsForNothing(element))
  return node.type === 'Literal' || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression'
}
