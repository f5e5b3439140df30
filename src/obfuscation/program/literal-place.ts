import type { Literal, Node } from 'estree'

/** Whether a literal stands where any expression of its value could stand: not a key, a directive, or the name of a module. */
export function isExpressionPlace(node: Literal, parent: Node | null): boolean {
  if (!parent) return false
  switch (parent.type) {
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.key !== node || parent.computed
    case 'ExpressionStatement':
      return false // it may be a directive
    case 'ImportDeclaration':
    case 'ImportSpecifier':
    case 'ExportSpecifier':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return false
    default:
      return true
  }
}
