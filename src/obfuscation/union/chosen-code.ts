import type { Expression, Node, Statement, VariableDeclaration, VariableDeclarator } from 'estree'
import { numberNode } from '../program/nodes.ts'
import type { Choices } from './choices.ts'
import { declaredNames } from './declared-names.ts'
import type { Version, Who } from './version.ts'

type Among = Pick<Choices, 'among' | 'note'>

/** An expression that gives what each response's own gives. */
export function chosenExpression(versions: readonly Version<Expression>[], choices: Among): Expression {
  const [first, ...others] = versions
  if (others.length === 0) return first!.item
  const alternate = chosenExpression(others, choices)
  return { type: 'ConditionalExpression', test: choices.among(first!.who), consequent: first!.item, alternate }
}

/** A statement that does what each response's own does; `undefined` where one declares something, for no branch may hold that. */
export function chosenStatement(versions: readonly Version<Node>[], choices: Among): Statement | undefined {
  const [first, ...others] = versions as readonly Version<Statement>[] // they come from a list of statements
  if (!isStated(first!.item) || declaredNames(first!.item).beyond.length > 0) return undefined
  if (others.length === 0) return first!.item
  const alternate = chosenStatement(others, choices)
  return alternate && branch(first!.who, first!.item, choices, alternate)
}

/**
 * A statement that some responses have and others lack. What it declares is there for all of them, and holds nothing where it is lacking.
 * @param isFree whether what it declares means nothing to those who lack it
 */
export function optionalStatement(
  node: Node,
  who: Who,
  choices: Among,
  isFree: (name: string, reach: 'block' | 'beyond') => boolean,
): Node | undefined {
  const { block, beyond } = declaredNames(node)
  if (!block.every((name) => isFree(name, 'block')) || !beyond.every((name) => isFree(name, 'beyond'))) return undefined
  if (isStated(node)) return branch(who, node as Statement, choices)
  const declaration = node.type === 'VariableDeclaration' ? optionalVariables(node, who, choices) : node
  if (declaration?.type !== 'VariableDeclaration' && declaration?.type !== 'FunctionDeclaration') return undefined
  choices.note(declaration, who)
  return declaration
}

function optionalVariables(node: VariableDeclaration, who: Who, choices: Among): VariableDeclaration | undefined {
  if (node.declarations.some(({ id }) => id.type !== 'Identifier')) return undefined
  const nothing: Expression = { type: 'UnaryExpression', operator: 'void', prefix: true, argument: numberNode(0) }
  const declarations = node.declarations.map(({ init, ...declaration }): VariableDeclarator => {
    if (!init) return declaration
    return { ...declaration, init: { type: 'ConditionalExpression', test: choices.among(who), consequent: init, alternate: nothing } }
  })
  return { ...node, declarations }
}

/** Whether a statement does something, and not just by standing where it stands. */
function isStated(node: Node): boolean {
  return !/Declaration$/.test(node.type) && !('directive' in node)
}

/** The block holds nothing but the statement. */
function branch(who: Who, node: Statement, choices: Among, otherwise?: Statement): Statement {
  const block = (statement: Statement): Statement => ({ type: 'BlockStatement', body: [statement] })
  return { type: 'IfStatement', test: choices.among(who), consequent: block(node), ...(otherwise && { alternate: block(otherwise) }) }
}
