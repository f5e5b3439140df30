import { runInNewContext } from 'node:vm'
import { generate } from 'astring'
import type { Node, VariableDeclarator } from 'estree'
import { walk } from 'estree-walker'
import type { Page } from '../../../src/obfuscation/page/page.ts'

/** What the code of a page says, whichever of our passes went over it. */
export interface CodeForm {
  /** Every expression and statement in one normal form, names of variables left out. */
  readonly forms: readonly string[]
  readonly texts: readonly string[]
  readonly numbers: readonly string[]
  /** Names of properties and keys. */
  readonly members: readonly string[]
}

const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=' }
const LONGEST = 300

type Constant = string | number | boolean | undefined

/**
 * Undoes what `src/obfuscation/passes` does to code, by one who has read it: runs the lists of texts, works out sums, drops functions that
 * nothing calls, and gives branches, comparisons, bodies and declarations one form each.
 */
export function formOfCode({ programs }: Page): CodeForm {
  const found = { forms: [] as string[], texts: [] as string[], numbers: [] as string[], members: [] as string[] }
  const uses = new Map<string, number>()
  const pools = new Map<string, readonly string[]>()
  for (const { ast } of programs)
    walk(ast, {
      enter(node) {
        if (node.type === 'Identifier') uses.set(node.name, (uses.get(node.name) ?? 0) + 1)
        if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') return
        const texts = poolOf(node)
        if (texts) pools.set(node.id.name, texts)
      },
    })

  const isUnused = (name: string) => (uses.get(name) ?? 0) < 2

  function constantOf(node: Node): Constant {
    if (node.type === 'Literal') return typeof node.value === 'object' || typeof node.value === 'bigint' ? undefined : node.value
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const value = constantOf(node.argument)
      return value === undefined ? undefined : !value
    }
    if (node.type === 'MemberExpression' && node.computed && node.object.type === 'Identifier') {
      const at = constantOf(node.property)
      return typeof at === 'number' ? pools.get(node.object.name)?.[at] : undefined
    }
    if (node.type !== 'BinaryExpression') return undefined
    const [left, right] = [constantOf(node.left), constantOf(node.right)]
    if (typeof left === 'string' && typeof right === 'string') return node.operator === '+' ? left + right : undefined
    if (typeof left !== 'number' || typeof right !== 'number') return undefined
    return { '+': left + right, '-': left - right, '*': left * right }[node.operator as string]
  }

  function note(form: string): string {
    if (form.length <= LONGEST) found.forms.push(form)
    return form
  }

  function constantForm(value: Constant): string {
    if (typeof value === 'string' && value !== '') found.texts.push(value)
    if (typeof value === 'number') found.numbers.push(String(value))
    return JSON.stringify(value)
  }

  function nameForm(name: string): string {
    found.members.push(name)
    return name
  }

  /** Pieces of a text that is put together, constants beside each other as one. */
  function pieces(node: Node): (Constant | Node)[] {
    const value = constantOf(node)
    if (value !== undefined) return [value]
    if (node.type === 'BinaryExpression' && node.operator === '+') return joined([...pieces(node.left), ...pieces(node.right)])
    if (node.type !== 'TemplateLiteral') return [node]
    return joined(
      node.quasis.flatMap((quasi, n): (Constant | Node)[] => {
        const expression = node.expressions[n]
        return [quasi.value.cooked ?? '', ...(expression ? pieces(expression) : [])]
      }),
    )
  }

  function negated(node: Node): Node | undefined {
    return node.type === 'UnaryExpression' && node.operator === '!' ? node.argument : undefined
  }

  function branchForm(test: Node, yes: Node, no: Node | null | undefined): string {
    const opposite = no ? negated(test) : undefined
    if (opposite) return branchForm(opposite, no!, yes)
    return note(`if(${form(test)};${form(yes)};${no ? form(no) : ''})`)
  }

  function bodyForm(body: readonly Node[]): string {
    const parts = body.map(form).filter((part) => part !== '')
    return parts.length === 1 ? parts[0]! : `{${parts.sort().join(' ')}}`
  }

  function form(node: Node | null): string {
    if (!node) return ''
    const value = constantOf(node)
    if (value !== undefined) return constantForm(value)
    switch (node.type) {
      case 'Identifier':
        return '_'
      case 'ExpressionStatement':
        return form(node.expression)
      case 'BlockStatement':
      case 'Program':
        return bodyForm(node.body)
      case 'VariableDeclaration':
        return node.declarations
          .filter(({ id }) => id.type !== 'Identifier' || !(pools.has(id.name) || isUnused(id.name)))
          .map(({ id, init }) => note(`let ${form(id)}=${form(init ?? null)}`))
          .sort()
          .join(' ')
      case 'FunctionDeclaration':
        return isUnused(node.id.name) ? '' : note(`function(${node.params.map(form)})${form(node.body)}`)
      case 'ArrowFunctionExpression':
        return note(`(${node.params.map(form)})=>${form(node.body)}`)
      case 'ReturnStatement':
        return node.argument ? form(node.argument) : 'return'
      case 'IfStatement':
      case 'ConditionalExpression':
        return branchForm(node.test, node.consequent, node.alternate)
      case 'LogicalExpression':
        return node.operator === '&&' ? branchForm(node.left, node.right, null) : generic(node)
      case 'MemberExpression': {
        const name = node.computed ? constantOf(node.property) : node.property.type === 'Identifier' ? node.property.name : undefined
        return typeof name === 'string' ? note(`${form(node.object)}.${nameForm(name)}`) : generic(node)
      }
      case 'Property': {
        const key = node.computed ? undefined : node.key.type === 'Identifier' ? node.key.name : constantOf(node.key)
        return typeof key === 'string' ? note(`${nameForm(key)}:${form(node.value)}`) : generic(node)
      }
      case 'TemplateLiteral':
        return sumForm(node)
      case 'BinaryExpression': {
        if (node.operator === '+') return sumForm(node)
        const [left, right] = [form(node.left), form(node.right)]
        const mirrored = MIRRORED[node.operator]
        if (mirrored) return note(`${right}${mirrored}${left}`)
        return note((/^[!=]=/.test(node.operator) ? [left, right].sort() : [left, right]).join(node.operator))
      }
      default:
        return generic(node)
    }
  }

  function sumForm(node: Node): string {
    return note(`+(${pieces(node).map((piece) => (typeof piece === 'object' ? form(piece) : constantForm(piece)))})`)
  }

  function generic(node: Node): string {
    const parts = Object.entries(node).flatMap(([key, value]) => {
      if (Array.isArray(value)) return value.map((one) => (isNode(one) ? form(one) : ''))
      if (isNode(value)) return [form(value)]
      return key === 'operator' || key === 'kind' ? [String(value)] : []
    })
    return note(`${node.type}(${parts.join(',')})`)
  }

  for (const { ast } of programs) form(ast)
  return found
}

function joined<T>(items: readonly T[]): T[] {
  const result: T[] = []
  for (const item of items) {
    const last = result.at(-1)
    if (typeof item === 'string' && typeof last === 'string') result[result.length - 1] = (last + item) as T & string
    else if (item !== '') result.push(item)
  }
  return result
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** The texts of a list that is worked out when a page starts: whoever has the page can do so, too. Nothing else is in reach of the code. */
function poolOf({ init }: VariableDeclarator): readonly string[] | undefined {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'MemberExpression' || init.callee.object.type !== 'ArrayExpression')
    return undefined
  if (!init.callee.object.elements.every((element) => element?.type === 'Literal' && typeof element.value === 'string')) return undefined
  try {
    const texts: unknown = runInNewContext(`JSON.stringify(${generate(init)})`, {}, { timeout: 200 })
    const read: unknown = JSON.parse(String(texts))
    return Array.isArray(read) && read.every((text) => typeof text === 'string') ? read : undefined
  } catch {
    return undefined // it needs more than itself: none of ours
  }
}
