import { generate } from 'astring'
import { generate as generateStyle, walk as walkStyle } from 'css-tree'
import type { Node } from 'estree'
import { walk } from 'estree-walker'
import { parse, serialize } from 'parse5'
import type { HtmlElement, Page } from '../../../src/obfuscation/page/page.ts'
import { readPage } from '../../../src/obfuscation/page/read-page.ts'
import { textOf } from '../../../src/obfuscation/page/text-of.ts'
import { words } from '../../../src/text/words.ts'
import { answerQuestions } from './answer-questions.ts'
import { type Bag, bagOf } from './bag.ts'
import { formOfCode } from './form-of-code.ts'

/** Begins the names of what is found after undoing what our passes do. */
export const UNDONE = 'undone: '
/** The same, after working out what a copy asks a browser, without one. */
export const ANSWERED = 'answered: '

/** What a program finds in a copy that it reads and never runs, by the name of the look. */
export type Reading = Readonly<Record<string, Bag>>

const TOKEN = /[\w$]+|[^\s\w]/g
/** What stands in quotes, or between tags. */
const TEXT = /(["'`])((?:(?!\1)[^\\\n])*)\1|>([^<>{}]+)</g
const KEYWORDS = new Set(
  'const let var function return if else for of in new while switch case break true false null undefined this'.split(' '),
)

/** Reads a page as a program would whose author has read our source. */
export function readPageCopy(html: string): Reading {
  const page = readPage(parse(html))
  const tokens = html.match(TOKEN) ?? []
  const asItStands = {
    'token 5-grams': nGrams(tokens, 5),
    'token 5-grams, names left out': nGrams(tokens.map(plainToken), 5),
    'syntax trees': bagOf(page.programs.flatMap(({ ast }) => kindTrees(ast))),
    markup: bagOf(page.elements.map((element) => pathOf(element))),
    style: bagOf(declarationsOf(page, () => true)),
    texts: bagOf([...html.matchAll(TEXT)].flatMap(([, , quoted, text]) => words(quoted ?? text ?? ''))),
  }
  const undone = undoneParts(page, UNDONE)
  answerQuestions(page)
  for (const program of page.programs) program.put(generate(program.ast))
  for (const sheet of page.sheets) sheet.put(generateStyle(sheet.ast))
  return { ...asItStands, ...undone, ...undoneParts(readPage(parse(serialize(page.document))), ANSWERED) }
}

/** What is left of a page when our passes are undone. */
function undoneParts(page: Page, prefix: string): Reading {
  const code = formOfCode(page)
  const shown = page.elements.filter(({ tagName }) => tagName !== 'script' && tagName !== 'style')
  return {
    [`${prefix}code`]: bagOf(code.forms),
    [`${prefix}texts in code`]: bagOf(code.texts.map(withoutNames(page))),
    [`${prefix}numbers`]: bagOf(code.numbers),
    [`${prefix}property names`]: bagOf(code.members),
    [`${prefix}markup`]: bagOf(page.elements.filter((element) => !isOurs(element)).map((element) => pathOf(element, isOurs))),
    [`${prefix}visible words`]: bagOf(shown.flatMap((element) => words(textOf(element)))),
    [`${prefix}style`]: bagOf(declarationsOf(page, usedIn(page, code.texts))),
  }
}

/** Reads a plain text or code: as it stands, and without marks and layout, which are all that our copies vary. */
export function readTextCopy(text: string): Reading {
  const tokens = text.match(TOKEN) ?? []
  return {
    lines: bagOf(text.split('\n')),
    'token 5-grams': nGrams(tokens, 5),
    [`${UNDONE}words`]: nGrams(words(text), 2),
  }
}

function nGrams(tokens: readonly string[], n: number): Bag {
  return bagOf(tokens.slice(0, Math.max(0, tokens.length - n + 1)).map((_, at) => tokens.slice(at, at + n).join(' ')))
}

/** Names and values left out, as copy detectors for code do. */
function plainToken(token: string): string {
  if (/^\d/.test(token)) return '0'
  return /^[\w$]/.test(token) && !KEYWORDS.has(token) ? 'n' : token
}

/** Kinds of nodes, each with those of its children and theirs. */
function kindTrees(ast: Node): string[] {
  const found: string[] = []
  walk(ast, { enter: (node) => void found.push(kindTree(node, 2)) })
  return found
}

function kindTree(node: Node, depth: number): string {
  if (depth === 0) return node.type
  const children = Object.values(node).flatMap((value): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode))
  return `${node.type}(${children.map((child) => kindTree(child, depth - 1))})`
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** An element without a box of its own, or a remark in the head that no browser heeds. */
function isOurs({ tagName, attrs }: HtmlElement): boolean {
  if (tagName === 'meta') return attrs.some(({ name, value }) => name === 'name' && value !== 'viewport')
  return attrs.some(({ name, value }) => name === 'style' && /^display: ?contents;?$/.test(value))
}

/** An element, what it is in, and its attributes, those with names in them without their values. */
function pathOf(element: HtmlElement, isPassedOver: (element: HtmlElement) => boolean = () => false): string {
  const tags = [element.tagName]
  for (let { parentNode } = element; parentNode && 'tagName' in parentNode && tags.length < 4; { parentNode } = parentNode)
    if (!isPassedOver(parentNode)) tags.push(parentNode.tagName)
  const attributes = element.attrs.map(({ name, value }) =>
    /^(id|class|for|style|on.*|content|aria-(labelledby|controls|describedby))$/.test(name) ? name : `${name}=${value}`,
  )
  return `${tags.join('<')} ${attributes.sort().join(' ')}`
}

function declarationsOf({ sheets }: Page, isUsed: (selector: string) => boolean): string[] {
  const found: string[] = []
  for (const { ast } of sheets)
    walkStyle(ast, {
      visit: 'Declaration',
      enter(node) {
        const value = node.value.type === 'Raw' ? node.value.value.trim() : ''
        const selector = this.rule ? textOfSelector(this.rule.prelude) : ''
        if (!isUsed(selector)) return
        found.push(`${node.property.replace(/^--.*/, '--')}:${value.replaceAll(/--[\w-]+/g, '--').replaceAll(/\s+/g, ' ')}`)
      },
    })
  return found
}

function textOfSelector(prelude: Parameters<typeof walkStyle>[0]): string {
  const classes: string[] = []
  walkStyle(prelude, (node) => {
    if (node.type === 'ClassSelector') classes.push(`.${node.name}`)
  })
  return classes.join('')
}

/** Whether an element bears the classes of a selector, or code speaks of them. */
function usedIn({ elements }: Page, texts: readonly string[]): (selector: string) => boolean {
  const known = new Set(
    [...elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'class').map(({ value }) => value)), ...texts].flatMap(
      (text) => text.match(/[\w-]+/g) ?? [],
    ),
  )
  return (selector) => selector.split('.').every((name) => name === '' || known.has(name))
}

/** Texts of code with the ids and classes of the page, which each copy has of its own, left out. */
function withoutNames({ elements, sheets }: Page): (text: string) => string {
  const names = new Set(
    elements.flatMap(({ attrs }) =>
      attrs.filter(({ name }) => name === 'id' || name === 'class').flatMap(({ value }) => value.split(/\s+/)),
    ),
  )
  for (const { ast } of sheets)
    walkStyle(ast, (node) => {
      if (node.type === 'ClassSelector' || node.type === 'IdSelector') names.add(node.name)
    })
  return (text) => text.replaceAll(/--[\w-]+|[\w-]+/g, (word) => (word.startsWith('--') ? '--' : names.has(word) ? '_' : word))
}

/** What is learnt from all looks together: as the source stands, with what undoing shows, and with what answering its questions shows. */
export function learnAll<T>(looks: readonly string[], learn: (attack: string, used: readonly string[]) => T): T[] {
  const unanswered = looks.filter((look) => !look.startsWith(ANSWERED))
  const asItStands = unanswered.filter((look) => !look.startsWith(UNDONE))
  return [
    learn('all of the source as it stands, learnt', asItStands),
    learn('all and all undone, learnt', unanswered),
    learn('all, all undone and answered, learnt', looks),
  ]
}
