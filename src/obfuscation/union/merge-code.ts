import type { Expression, Node, Program } from 'estree'
import { walk } from 'estree-walker'
import { treeEntries } from '../page/tree-entries.ts'
import { alignVersions } from './align-versions.ts'
import type { Allowance } from './allowance.ts'
import type { Choices } from './choices.ts'
import { chosenExpression, chosenStatement, optionalStatement } from './chosen-code.ts'
import { createFingerprints } from './create-fingerprints.ts'
import { declaredNames } from './declared-names.ts'
import { isAlike } from './is-alike.ts'
import { takesExpression } from './takes-expression.ts'
import { distinctVersions, everyone, type Version, type Who } from './version.ts'

/**
 * One program that does what each of several does: what all have stands there once, and where they differ a condition decides.
 * Declarations that only some have are there for all, and hold nothing for the others.
 * @param isFree whether a name occurs nowhere in the pages of these responses, and means nothing to browsers
 * @returns `undefined` if they differ in what no condition can decide
 */
export function mergeCode(
  programs: readonly Version<Program>[],
  choices: Pick<Choices, 'among' | 'note'>,
  isFree: (name: string, who: Who) => boolean,
  mayCompare: Allowance,
): Program | undefined {
  const fingerprint = createFingerprints(treeEntries)
  const likeness = (a: Node, b: Node) => (fingerprint(a) === fingerprint(b) ? 4 : isAlike(a, b, fingerprint) ? 1 : 0)

  function merge(versions: readonly Version<Node>[], mayChoose: boolean): Node | undefined {
    const distinct = distinctVersions(versions, fingerprint)
    if (distinct.length === 1) return distinct[0]!.item
    return mergeParts(distinct) ?? (mayChoose && distinct.every(isExpression) ? chosenExpression(distinct, choices) : undefined)
  }

  /** Nodes of one kind, part by part. */
  function mergeParts(versions: readonly Version<Node>[]): Node | undefined {
    const [{ item: first }] = versions as [Version<Node>]
    if (/Pattern$/.test(first.type)) return undefined
    const all = versions.map(({ who, item }) => ({ who, item: new Map(treeEntries(item)) }))
    const merged = new Map(treeEntries(first))
    if (all.some(({ item }) => item.size !== merged.size)) return undefined
    for (const [name, part] of merged) {
      const parts = all.map(({ who, item }) => ({ who, item: item.get(name) }))
      if (parts.every(({ item }) => fingerprint(item) === fingerprint(part))) continue
      const together = mergePart(first, name, parts)
      if (together === undefined) return undefined
      merged.set(name, together)
    }
    return Object.fromEntries(merged) as unknown as Node // of the same parts as the first
  }

  function mergePart(parent: Node, name: string, parts: readonly Version<unknown>[]): Node | Node[] | undefined {
    if (parts.every(isNodeVersion)) return merge(parts, takesExpression(parent, name))
    if (!parts.every(isListVersion)) return undefined
    if (parent.type === 'Program' || parent.type === 'BlockStatement' || (parent.type === 'SwitchCase' && name === 'consequent'))
      return mergeBodies(parts, parent)
    const [{ item: first }] = parts as [Version<unknown[]>]
    if (parts.some(({ item }) => item.length !== first.length)) return undefined
    const together = first.map((_, n) => {
      const items = parts.map(({ who, item }) => ({ who, item: item[n] }))
      return items.every(isNodeVersion) ? merge(items, takesExpression(parent, name)) : undefined
    })
    return together.every((node) => node !== undefined) ? together : undefined
  }

  function mergeBodies(bodies: readonly Version<unknown[]>[], parent: Node): Node[] | undefined {
    const lists = bodies as readonly Version<Node[]>[] // bodies hold statements
    const columns = alignVersions(lists, likeness, mayCompare)
    if (!columns) return undefined
    const result: Node[] = []
    for (const column of columns) {
      const present = everyone(column)
      const lacking = everyone(lists) & ~present
      const isFreeThere = (name: string, reach: 'block' | 'beyond') =>
        reach === 'block' && parent.type === 'BlockStatement'
          ? lists.every(({ who, item }) => (who & lacking) === 0 || !variablesIn(item).has(name))
          : isFree(name, lacking)
      const node = merge(column, false) ?? chosenStatement(distinctVersions(column, fingerprint), choices)
      const placed = node && lacking !== 0 ? optionalStatement(node, present, choices, isFreeThere) : node
      if (!placed) return undefined
      result.push(placed)
    }
    const names = result.flatMap((node) => declaredNames(node).block)
    return new Set(names).size === names.length ? result : undefined
  }

  const merged = merge(programs, false)
  return merged?.type === 'Program' ? merged : undefined
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function isNodeVersion(version: Version<unknown>): version is Version<Node> {
  return isNode(version.item)
}

function isListVersion(version: Version<unknown>): version is Version<unknown[]> {
  return Array.isArray(version.item)
}

function isExpression(version: Version<Node>): version is Version<Expression> {
  return /Expression$|^(Identifier|Literal|TemplateLiteral)$/.test(version.item.type)
}

/** Names that stand for variables; those of properties are left out. */
function variablesIn(list: readonly Node[]): Set<string> {
  const found = new Set<string>()
  for (const statement of list)
    walk(statement, {
      enter(node, parent) {
        const isProperty =
          (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
          (parent?.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand)
        if (node.type === 'Identifier' && !isProperty) found.add(node.name)
      },
    })
  return found
}
