import type { ScopeManager, Variable } from 'eslint-scope'
import type { Identifier, Node } from 'estree'
import { walk } from 'estree-walker'
import { analyseScopes } from '../page/analyse-scopes.ts'
import { staticName } from '../page/code-facts.ts'
import type { Program } from '../page/page.ts'
import { htmlUses, ID_ATTRIBUTES, isMarkup } from './html-spans.ts'
import { type Role, type Span, type TextPart, textParts, UNKNOWN, type Use } from './text-part.ts'

/** A text that stands in a program, and what its stretches are used as. */
export interface TextUse {
  readonly node: Node
  readonly text: string
  readonly spans: readonly Span[]
}

const BY_METHOD: Readonly<Record<string, Role>> = {
  getElementById: 'id',
  getElementsByClassName: 'classes',
  querySelector: 'selector',
  querySelectorAll: 'selector',
  closest: 'selector',
  matches: 'selector',
}
const CLASS_LIST = new Set(['add', 'remove', 'toggle', 'contains', 'replace'])
const BY_PROPERTY: Readonly<Record<string, Role>> = { id: 'id', htmlFor: 'id', className: 'classes' }
const COMPARISONS = new Set(['===', '!==', '==', '!='])

/** Finds out what each text of a program is used as; "unknown" wherever the program does not say it. */
export function textUses(program: Pick<Program, 'ast' | 'kind'>): TextUse[] {
  const parents = new Map<Node, Node | null>()
  walk(program.ast, { enter: (node, parent) => void parents.set(node, parent) })
  const variables = variablesByNode(analyseScopes(program))
  const inMarkup = new Map<Node, readonly Span[]>()
  const holes = new Map<Node, Use>()
  const roles = new Map<Variable, Role>()
  const whole = new Map<Node, readonly TextPart[]>()

  /** The role of the value that an expression gives. */
  function roleAt(node: Node): Use {
    const known = holes.get(node)
    if (known) return known
    const parent = parents.get(node)
    if (!parent) return UNKNOWN
    switch (parent.type) {
      case 'ConditionalExpression':
        return parent.test === node ? UNKNOWN : roleAt(parent)
      case 'LogicalExpression':
        return roleAt(parent)
      case 'BinaryExpression':
        if (COMPARISONS.has(parent.operator)) return { ...UNKNOWN, role: propertyRole(parent.left === node ? parent.right : parent.left) }
        return parent.operator === '+' ? partUse(node, parent) : UNKNOWN
      case 'TemplateLiteral':
        return partUse(node, parent)
      case 'AssignmentExpression':
        if (parent.right !== node) return UNKNOWN
        return { role: propertyRole(parent.left), gluedStart: parent.operator === '+=', gluedEnd: false }
      case 'VariableDeclarator': {
        const variable = parent.id.type === 'Identifier' ? variables.get(parent.id) : undefined
        return { ...UNKNOWN, role: variable ? variableRole(variable) : 'unknown' }
      }
      case 'CallExpression':
        return { ...UNKNOWN, role: argumentRole(parent, parent.arguments.indexOf(node as never)) }
      default:
        return UNKNOWN
    }
  }

  /** The role of a piece of a text that is put together, or that of the piece's own word in it: `'#' + id`. */
  function partUse(node: Node, parent: Node): Use {
    const root = rootOf(parent)
    const { role } = roleAt(root)
    const parts = partsOf(root)
    const at = parts.findIndex((part) => part.node === node)
    if (at < 0) return { role, gluedStart: true, gluedEnd: true }
    const [before, after] = [parts[at - 1], parts[at + 1]]
    const gluedEnd = after !== undefined && !(after.kind === 'text' && /^[^\w-]/.test(after.text))
    const lead = before?.kind === 'text' ? before.text : undefined
    if (role === 'selector' && parts[at]!.kind === 'hole') {
      if (lead?.endsWith('#')) return { role: 'id', gluedStart: false, gluedEnd }
      if (lead?.endsWith('.')) return { role: 'classes', gluedStart: false, gluedEnd }
    }
    return { role, gluedStart: before !== undefined && !(lead !== undefined && /[^\w-]$/.test(lead)), gluedEnd }
  }

  function rootOf(node: Node): Node {
    const parent = parents.get(node)
    const goesOn = parent?.type === 'TemplateLiteral' || (parent?.type === 'BinaryExpression' && parent.operator === '+')
    return goesOn ? rootOf(parent) : node
  }

  function partsOf(root: Node): readonly TextPart[] {
    const parts = whole.get(root) ?? textParts(root)
    whole.set(root, parts)
    return parts
  }

  function argumentRole({ callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>, index: number): Role {
    if (callee.type === 'MemberExpression') {
      const name = staticName(callee)
      if (name === undefined) return 'unknown'
      if (CLASS_LIST.has(name) && callee.object.type === 'MemberExpression' && staticName(callee.object) === 'classList') return 'classes'
      if (name === 'setAttribute' && index === 1 && given[0]?.type === 'Literal') {
        const attribute = String(given[0].value)
        return attribute === 'class' ? 'classes' : ID_ATTRIBUTES.has(attribute) ? 'id' : 'unknown'
      }
      return index === 0 ? (BY_METHOD[name] ?? 'unknown') : 'unknown'
    }
    const [definition] = (callee.type === 'Identifier' && variables.get(callee)?.defs) || []
    const called =
      definition?.type === 'Variable' && definition.node.type === 'VariableDeclarator' ? definition.node.init : definition?.node
    if (!called || !('params' in called) || !isOnlyCalled(callee as Identifier)) return 'unknown'
    const parameter = called.params[index]
    const variable = parameter?.type === 'Identifier' ? variables.get(parameter) : undefined
    return variable ? variableRole(variable) : 'unknown'
  }

  function isOnlyCalled(callee: Identifier): boolean {
    const references = variables.get(callee)?.references ?? []
    return references.every(({ init, identifier }) => {
      const parent = parents.get(identifier as Node)
      return init || (parent?.type === 'CallExpression' && parent.callee === identifier)
    })
  }

  /** What all uses of a variable agree on. */
  function variableRole(variable: Variable): Role {
    const known = roles.get(variable)
    if (known) return known
    roles.set(variable, 'unknown') // while it is being found out
    const found = new Set<Role>()
    for (const reference of variable.references) {
      if (reference.init) continue
      const use = reference.isWrite() ? UNKNOWN : roleAt(reference.identifier as Node)
      found.add(use.gluedStart || use.gluedEnd ? 'unknown' : use.role)
    }
    const [only] = found
    const role = found.size === 1 && only ? only : 'unknown'
    roles.set(variable, role)
    return role
  }

  const uses: TextUse[] = []
  const leaves: { node: Node; text: string }[] = []
  walk(program.ast, {
    enter(node, parent) {
      const isText = (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral'
      const isSum = node.type === 'BinaryExpression' && node.operator === '+'
      if ((isText || isSum) && rootOf(node) === node) {
        const parts = partsOf(node)
        if (isMarkup(parts)) {
          const found = htmlUses(parts)
          for (const [part, spans] of found.spans) inMarkup.set(part, spans)
          for (const [part, use] of found.holes) holes.set(part, use)
        }
      }
      const isName = parent?.type === 'ImportDeclaration' || (parent?.type === 'ExpressionStatement' && 'directive' in parent)
      if (node.type === 'Literal' && typeof node.value === 'string' && !isName) leaves.push({ node, text: node.value })
      if (node.type === 'TemplateElement') leaves.push({ node, text: node.value.cooked ?? node.value.raw })
    },
  })
  for (const { node, text } of leaves) {
    const use = node.type === 'TemplateElement' ? partUse(node, parents.get(node)!) : roleAt(node)
    uses.push({ node, text, spans: inMarkup.get(node) ?? [{ from: 0, to: text.length, ...use }] })
  }
  return uses
}

function propertyRole(node: Node): Role {
  const name = node.type === 'MemberExpression' ? staticName(node) : undefined
  return name === undefined || !Object.hasOwn(BY_PROPERTY, name) ? 'unknown' : BY_PROPERTY[name]!
}

function variablesByNode(scopes: ScopeManager): Map<Node, Variable> {
  const found = new Map<Node, Variable>()
  for (const scope of scopes.scopes)
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) found.set(identifier, variable)
      for (const { identifier } of variable.references) found.set(identifier as Node, variable)
    }
  return found
}
