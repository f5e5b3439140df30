import type { Identifier, Node, Property } from 'estree'
import { walk } from 'estree-walker'
import type { Page } from './page.ts'

/** What a page's programs say, all together, as far as it bears on what may be renamed. */
export interface CodeFacts {
  /** Every identifier, names of properties included. */
  readonly identifiers: ReadonlySet<string>
  /** Names of properties that are read by a dot or by a literal. */
  readonly members: ReadonlySet<string>
  /** The same, where they are properties of the window. */
  readonly windowMembers: ReadonlySet<string>
  /** The window is asked for a property that is found out at run time. */
  readonly windowIsSearched: boolean
  /** Every text and every piece of a template. */
  readonly texts: readonly string[]
  /** Code is made from text at run time: no name is safe. */
  readonly runsText: boolean
  /** Ids of elements are read as texts, and not just compared with a text that stands there. */
  readonly readsIds: boolean
  /** The same of classes. */
  readonly readsClasses: boolean
  /** Any function or class may be asked for its own name. */
  readonly readsFunctionNames: boolean
  /** What is asked for its name by a name of its own: `a.name`. */
  readonly askedForName: ReadonlySet<string>
}

const WINDOWS = new Set(['window', 'self', 'globalThis', 'parent', 'top', 'frames'])
const RUNNERS = new Set(['eval', 'Function', 'execScript'])
const TIMERS = new Set(['setTimeout', 'setInterval'])

/** Gathers {@link CodeFacts} in one walk. */
export function codeFacts(page: Pick<Page, 'programs'>): CodeFacts {
  const identifiers = new Set<string>()
  const members = new Set<string>()
  const windowMembers = new Set<string>()
  const texts: string[] = []
  const askedForName = new Set<string>()
  let windowIsSearched = false
  let runsText = false
  let readsIds = false
  let readsClasses = false
  let readsFunctionNames = false
  const enter = (node: Node, parent: Node | null) => {
    if (node.type === 'Identifier') {
      identifiers.add(node.name)
      if (RUNNERS.has(node.name)) runsText = true
    } else if (node.type === 'Literal') {
      if (typeof node.value === 'string') texts.push(node.value)
    } else if (node.type === 'TemplateElement') texts.push(node.value.cooked ?? node.value.raw)
    else if (node.type === 'WithStatement') runsText = true
    else if (node.type === 'MetaProperty') readsFunctionNames = true
    else if (node.type === 'CallExpression') {
      if (isTextTimer(node.callee, node.arguments[0])) runsText = true
    } else if (node.type === 'MemberExpression') {
      const { object, property } = node
      const name = staticName(node)
      const isWindow = object.type === 'ThisExpression' || (object.type === 'Identifier' && WINDOWS.has(object.name))
      if (name !== undefined) {
        members.add(name)
        if (isWindow) windowMembers.add(name)
        if (name === 'id' && isRead(node, parent)) readsIds = true
        if ((name === 'className' && isRead(node, parent)) || (name === 'classList' && parent?.type !== 'MemberExpression'))
          readsClasses = true
        if (name === 'constructor' || name === 'callee') readsFunctionNames = true
        if (name === 'name' && object.type === 'Identifier') askedForName.add(object.name)
      } else if (isWindow && property.type !== 'PrivateIdentifier') windowIsSearched ||= object.type !== 'ThisExpression'
    } else if (node.type === 'VariableDeclarator') {
      if (node.init?.type === 'Identifier' && WINDOWS.has(node.init.name) && node.id.type === 'Identifier') windowIsSearched = true
      if (node.init?.type === 'Identifier' && WINDOWS.has(node.init.name) && node.id.type === 'ObjectPattern')
        for (const property of node.id.properties) if (property.type === 'Property') windowMembers.add(keyName(property) ?? '')
    }
  }
  for (const { ast } of page.programs) walk(ast, { enter: (node, parent) => enter(node, parent) })
  return {
    identifiers,
    members,
    windowMembers,
    windowIsSearched,
    texts,
    runsText,
    readsFunctionNames,
    askedForName,
    readsIds,
    readsClasses,
  }
}

/** Whether a property's value goes on from here: it is neither only written nor only compared with a text. */
function isRead(node: Node, parent: Node | null): boolean {
  if (parent?.type === 'AssignmentExpression') return parent.left !== node
  if (parent?.type !== 'BinaryExpression') return parent?.type !== 'ExpressionStatement'
  const other = parent.left === node ? parent.right : parent.left
  return !(other.type === 'Literal' && /^[!=]==?$/.test(parent.operator))
}

/** The name of the property that a member expression reads, where the program says it. */
export function staticName({ computed, property }: { computed: boolean; property: Node }): string | undefined {
  if (!computed && property.type === 'Identifier') return property.name
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined
}

function keyName({ computed, key }: Property): string | undefined {
  return computed
    ? undefined
    : key.type === 'Identifier'
      ? (key as Identifier).name
      : key.type === 'Literal'
        ? String(key.value)
        : undefined
}

function isTextTimer(callee: Node, first: Node | undefined): boolean {
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? staticName(callee) : undefined
  if (name === undefined || !TIMERS.has(name) || !first) return false
  return (
    (first.type === 'Literal' && typeof first.value === 'string') || first.type === 'TemplateLiteral' || first.type === 'BinaryExpression'
  )
}

/** The words of texts that could be names. */
export function wordsOf(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.match(/[\w$-]+/g) ?? []))
}
