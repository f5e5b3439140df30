import type { Node, Pattern } from 'estree'
import { walk } from 'estree-walker'

/** What a statement declares, by how far it is known. */
interface DeclaredNames {
  /** In its block: `let`, `const`, classes. */
  readonly block: readonly string[]
  /** Perhaps in the whole function or page: functions, and every `var` in it. */
  readonly beyond: readonly string[]
}

/** Statements are compared with many others: each is looked through once. */
const known = new WeakMap<Node, DeclaredNames>()

export function declaredNames(statement: Node): DeclaredNames {
  const names = known.get(statement) ?? findNames(statement)
  known.set(statement, names)
  return names
}

function findNames(statement: Node): DeclaredNames {
  const beyond: string[] = []
  walk(statement, {
    enter(node) {
      if (node.type === 'VariableDeclaration' && node.kind === 'var') beyond.push(...node.declarations.flatMap(({ id }) => boundNames(id)))
      if (node.type === 'FunctionDeclaration') beyond.push(node.id.name)
      if (/Function|Class/.test(node.type)) this.skip()
    },
  })
  if (statement.type === 'ClassDeclaration') return { block: [statement.id.name], beyond }
  const isBlock = statement.type === 'VariableDeclaration' && statement.kind !== 'var'
  return { block: isBlock ? statement.declarations.flatMap(({ id }) => boundNames(id)) : [], beyond }
}

function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => boundNames(property.type === 'Property' ? property.value : property.argument))
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []))
    case 'AssignmentPattern':
      return boundNames(pattern.left)
    case 'RestElement':
      return boundNames(pattern.argument)
    default:
      return [] // a property that is assigned to
  }
}
