import { createContext, runInContext } from 'node:vm'
import { generate } from 'astring'
import type { Expression, Node } from 'estree'
import { walk } from 'estree-walker'
import type { HtmlElement, Page } from '../../../src/obfuscation/page/page.ts'
import { createStandIn } from './stand-in-browser.ts'

/**
 * Takes out of a copy what it does not show: works out what its first script asks a browser, with a stand-in for the few calls that
 * `src/obfuscation/union/ask-browser.ts` makes, and follows the conditions. Changes the page in place.
 */
export function answerQuestions(page: Page): void {
  const answers = new Map<string, boolean>()
  const [first] = page.programs.filter(({ kind }) => kind === 'script')
  if (!first) return
  const context = createContext(createStandIn())
  try {
    runInContext(generate(first.ast), context, { timeout: 500 })
  } catch {
    return // it asks for more than the stand-in knows: none of ours
  }
  for (const statement of first.ast.body)
    for (const { id } of statement.type === 'VariableDeclaration' ? statement.declarations : []) {
      const value: unknown = id.type === 'Identifier' ? runInContext(id.name, context) : undefined
      if (id.type === 'Identifier' && typeof value === 'boolean') answers.set(id.name, value)
    }
  const shown: boolean[] = []
  for (const program of page.programs) {
    walk(program.ast, { leave: replaceDecided(answers) })
    walk(program.ast, { enter: (node) => void shown.push(...listOfAnswers(node)) })
  }
  for (const element of page.elements) placeHeld(element, shown)
}

function replaceDecided(answers: ReadonlyMap<string, boolean>) {
  return function (this: { replace(node: Node): void }, node: Node, parent: Node | null): void {
    if (node.type === 'Identifier' && answers.has(node.name) && parent?.type !== 'VariableDeclarator')
      this.replace(literal(answers.get(node.name)!))
    if (node.type === 'UnaryExpression' && node.operator === '!' && node.argument.type === 'Literal')
      this.replace(literal(!node.argument.value))
    if (node.type === 'ConditionalExpression' && node.test.type === 'Literal')
      this.replace(node.test.value ? node.consequent : node.alternate)
    if (node.type === 'LogicalExpression' && node.operator === '&&' && node.left.type === 'Literal')
      this.replace(node.left.value ? node.right : node.left)
    if (node.type === 'IfStatement' && node.test.type === 'Literal')
      this.replace((node.test.value ? node.consequent : node.alternate) ?? { type: 'EmptyStatement' })
  }
}

function literal(value: boolean): Expression {
  return { type: 'Literal', value, raw: String(value) }
}

/** `for (const shown of [true, false])`: which templates are shown, in the order of the page. */
function listOfAnswers(node: Node): boolean[] {
  if (node.type !== 'ForOfStatement' || node.right.type !== 'ArrayExpression') return []
  const values = node.right.elements.map((element) => (element?.type === 'Literal' ? element.value : undefined))
  return values.every((value) => typeof value === 'boolean') ? values : []
}

/** Puts what the templates in an element hold in their place, or takes it away. */
function placeHeld(element: HtmlElement, shown: boolean[]): void {
  element.childNodes = element.childNodes.flatMap((child) => {
    if (!('content' in child)) return [child]
    const held = shown.shift() ? child.content.childNodes : []
    for (const node of held) node.parentNode = element
    return held
  })
}
