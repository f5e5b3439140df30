import type { Expression, Node, Statement } from 'estree'
import { walk } from 'estree-walker'
import type { Rng } from '../../core/rng.ts'
import type { Pass } from '../pass.ts'
import { isPlain, not, numberNode } from '../program/nodes.ts'

const MIRRORED: Readonly<Record<string, '===' | '!==' | '==' | '!=' | '<' | '>' | '<=' | '>='>> = {
  '===': '===',
  '!==': '!==',
  '==': '==',
  '!=': '!=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
}

/** Writes statements and expressions in other forms of the same meaning: branches, comparisons, function bodies, declarations. */
export const reshapeStatements: Pass = (page, rng) => {
  const share = 0.2 + 0.5 * rng.next()
  for (const { ast } of page.programs) {
    walk(ast, {
      leave(node) {
        if (rng.next() < share) this.replace(reshaped(node, rng))
      },
    })
    walk(ast, {
      enter(node) {
        if (node.type === 'Program' || node.type === 'BlockStatement')
          node.body = node.body.flatMap((one) => spread(one as Statement, share, rng))
      },
    })
  }
}

function reshaped(node: Node, rng: Rng): Node {
  switch (node.type) {
    case 'IfStatement':
      return reshapedBranch(node, rng)
    case 'ConditionalExpression':
      return { ...node, test: not(node.test), consequent: node.alternate, alternate: node.consequent }
    case 'BinaryExpression': {
      const operator = MIRRORED[node.operator]
      if (!operator || node.left.type === 'PrivateIdentifier' || !isPlain(node.left) || !isPlain(node.right)) return node
      return { ...node, operator, left: node.right, right: node.left }
    }
    case 'ArrowFunctionExpression':
      return reshapedArrow(node)
    case 'Literal':
      return typeof node.value === 'boolean'
        ? { type: 'UnaryExpression', operator: '!', prefix: true, argument: numberNode(node.value ? 0 : 1) }
        : node
    default:
      return node
  }
}

function reshapedBranch(node: Extract<Node, { type: 'IfStatement' }>, rng: Rng): Node {
  const { test, consequent, alternate } = node
  const yes = expressionOf(consequent)
  const otherwise = alternate ? expressionOf(alternate) : undefined
  if (yes && !alternate)
    return { type: 'ExpressionStatement', expression: { type: 'LogicalExpression', operator: '&&', left: test, right: yes } }
  if (yes && otherwise && rng.next() < 0.5)
    return { type: 'ExpressionStatement', expression: { type: 'ConditionalExpression', test, consequent: yes, alternate: otherwise } }
  if (alternate) return { ...node, test: not(test), consequent: blockOf(alternate), alternate: blockOf(consequent) }
  return { ...node, consequent: blockOf(consequent) }
}

function reshapedArrow(node: Extract<Node, { type: 'ArrowFunctionExpression' }>): Node {
  if (node.body.type !== 'BlockStatement') {
    const body = { type: 'BlockStatement' as const, body: [{ type: 'ReturnStatement' as const, argument: node.body }] }
    return { ...node, expression: false, body }
  }
  const [only, ...others] = node.body.body
  return only?.type === 'ReturnStatement' && only.argument && others.length === 0
    ? { ...node, expression: true, body: only.argument }
    : node
}

function expressionOf(node: Statement): Expression | undefined {
  if (node.type === 'ExpressionStatement') return node.expression
  const only = node.type === 'BlockStatement' && node.body.length === 1 ? node.body[0] : undefined
  return only?.type === 'ExpressionStatement' ? only.expression : undefined
}

function blockOf(node: Statement): Statement {
  return node.type === 'BlockStatement' ? node : { type: 'BlockStatement', body: [node] }
}

/** `let a, b` as two declarations; two calls as one expression. */
function spread(node: Statement, share: number, rng: Rng): Statement[] {
  if (node.type !== 'VariableDeclaration' || node.declarations.length < 2 || rng.next() > share) return [node]
  return node.declarations.map((declaration) => ({ ...node, declarations: [declaration] }))
}
