import type { Node } from 'estree'

/** Where any expression may stand in the place of another, and mean what it means anywhere; not so what is called, deleted or assigned to. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ['init'],
  AssignmentExpression: ['right'],
  CallExpression: ['arguments'],
  NewExpression: ['arguments'],
  ReturnStatement: ['argument'],
  ThrowStatement: ['argument'],
  AwaitExpression: ['argument'],
  YieldExpression: ['argument'],
  SpreadElement: ['argument'],
  UnaryExpression: ['argument'],
  IfStatement: ['test'],
  WhileStatement: ['test'],
  DoWhileStatement: ['test'],
  ForStatement: ['test', 'update'],
  ForOfStatement: ['right'],
  ForInStatement: ['right'],
  SwitchStatement: ['discriminant'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  LogicalExpression: ['left', 'right'],
  BinaryExpression: ['left', 'right'],
  ArrayExpression: ['elements'],
  TemplateLiteral: ['expressions'],
  ArrowFunctionExpression: ['body'],
  ExpressionStatement: ['expression'],
}

/** Whether a conditional expression may be put into this part of a node. */
export function takesExpression(parent: Node, part: string): boolean {
  if (parent.type === 'UnaryExpression' && (parent.operator === 'delete' || parent.operator === 'typeof')) return false
  if (parent.type === 'Property') return part === 'value' && parent.kind === 'init' && !parent.method && !parent.shorthand
  if (parent.type === 'MemberExpression') return part === 'property' && parent.computed
  return PLACES[parent.type]?.includes(part) ?? false
}
