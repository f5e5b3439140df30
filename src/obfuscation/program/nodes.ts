import type { Expression, Identifier, Literal, Node, Program, Statement } from 'estree'
import { parseProgram } from '../page/parse-program.ts'

/** A text literal. */
export function textNode(value: string): Literal {
  return { type: 'Literal', value, raw: JSON.stringify(value) }
}

export function numberNode(value: number): Literal {
  return { type: 'Literal', value, raw: String(value) }
}

export function nameNode(name: string): Identifier {
  return { type: 'Identifier', name }
}

/** Statements of a text that we wrote ourselves. */
export function statementsOf(code: string): Statement[] {
  return parseProgram(code, 'script').body as Statement[] // a script has no imports or exports
}

export function not(argument: Expression): Expression {
  return argument.type === 'UnaryExpression' && argument.operator === '!' && isBoolean(argument.argument)
    ? argument.argument
    : { type: 'UnaryExpression', operator: '!', prefix: true, argument }
}

/** Whether an expression can only give true or false. */
export function isBoolean(node: Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'boolean'
  if (node.type === 'UnaryExpression') return node.operator === '!'
  return node.type === 'BinaryExpression' && /^([!=]==?|[<>]=?|in|instanceof)$/.test(node.operator)
}

/** A name or a constant: to read it does nothing, and it does not matter when it is read. */
export function isPlain(node: Node): boolean {
  return node.type === 'Identifier' || (node.type === 'Literal' && !('regex' in node))
}

/** The body that a program runs in: its own, or that of the function that it consists of. */
export function mainBody(program: Program): Statement[] {
  const [first] = program.body.filter((statement) => !('directive' in statement))
  const called =
    program.body.length <= 2 &&
    first?.type === 'ExpressionStatement' &&
    first.expression.type === 'CallExpression' &&
    first.expression.callee
  const body = called && (called.type === 'ArrowFunctionExpression' || called.type === 'FunctionExpression') ? called.body : undefined
  return body?.type === 'BlockStatement' ? body.body : (program.body as Statement[]) // imports and exports stay where they are
}

/** Where the first statement may be put: after directives and imports. */
export function firstPlace(body: readonly Node[]): number {
  const at = body.findIndex((statement) => !('directive' in statement) && statement.type !== 'ImportDeclaration')
  return at < 0 ? body.length : at
}
