import type { Expression, Literal, Node, Statement } from 'estree'
import { walk } from 'estree-walker'
import type { Rng } from '../../core/rng.ts'
import { codeFacts } from '../page/code-facts.ts'
import type { Pass } from '../pass.ts'
import { isExpressionPlace } from '../program/literal-place.ts'
import { firstPlace, mainBody, nameNode, numberNode, statementsOf, textNode } from '../program/nodes.ts'
import { createNameMaker, type NameMaker } from '../words.ts'

const MOST_POOLED = 2000

/** Writes a text down so that it does not read as itself, and the code that turns it back. */
interface Coder {
  encode(text: string): string
  /** @param text name of a variable that holds an encoded text */
  decode(text: string): string
}

const CODERS: readonly ((rng: Rng) => Coder)[] = [
  () => ({ encode: (text) => [...text].reverse().join(''), decode: (text) => `[...${text}].reverse().join('')` }),
  (rng) => {
    const key = rng.int(1, 31) // keeps surrogates together: only the lowest bits change
    const shift = (text: string) =>
      [...text].map((sign) => (sign.length > 1 ? sign : String.fromCharCode(sign.charCodeAt(0) ^ key))).join('')
    return {
      encode: shift,
      decode: (text) => `[...${text}].map((s) => s.length > 1 ? s : String.fromCharCode(s.charCodeAt(0) ^ ${key})).join('')`,
    }
  },
  (rng) => {
    const step = rng.int(2, 5)
    return {
      encode: (text) =>
        [...text]
          .map(
            (sign) =>
              sign +
              'abcdefghijklmnopqrstuvwxyz'
                .repeat(2)
                .slice(rng.int(0, 20))
                .slice(0, step - 1),
          )
          .join(''),
      decode: (text) => `[...${text}].filter((s, n) => n % ${step} === 0).join('')`,
    }
  },
]

/** Takes texts out of the code: into a list that is decoded at the start, into sums of pieces, and out of templates. */
export const encodeTexts: Pass = (page, rng) => {
  const names = createNameMaker(rng, codeFacts(page).identifiers)
  for (const { ast, kind } of page.programs) {
    if (kind === 'handler') continue // runs anew each time
    const pooled: string[] = []
    const pool = { texts: pooled, name: names.next(), share: 0.6 + 0.4 * rng.next() }
    const body = mainBody(ast)
    walk(ast, {
      enter(node, parent) {
        if (node.type === 'TemplateLiteral' && parent?.type !== 'TaggedTemplateExpression') openTemplate(node)
        if (node.type !== 'Literal' || typeof node.value !== 'string' || node.value === '' || !isExpressionPlace(node, parent)) return
        this.replace(encoded(node, pool, rng))
        this.skip()
      },
    })
    if (pooled.length > 0) body.splice(firstPlace(body), 0, ...poolStatements(pool, names, rng))
  }
}

/** Its texts become holes with literals, which are then encoded like any other. */
function openTemplate(node: Extract<Node, { type: 'TemplateLiteral' }>): void {
  const parts = node.quasis.flatMap((quasi, n): Expression[] => {
    const text = quasi.value.cooked ?? ''
    const expression = node.expressions[n]
    return [...(text === '' ? [] : [textNode(text)]), ...(expression ? [expression] : [])]
  })
  node.expressions = parts
  node.quasis = Array.from({ length: parts.length + 1 }, (_, n) => ({
    type: 'TemplateElement',
    tail: n === parts.length,
    value: { raw: '', cooked: '' },
  }))
}

interface Pool {
  readonly texts: string[]
  readonly name: string
  readonly share: number
}

function encoded(node: Literal, { texts, name, share }: Pool, rng: Rng): Expression {
  const value = String(node.value)
  if (rng.next() < share && value.isWellFormed() && (texts.includes(value) || texts.length < MOST_POOLED)) {
    const at = texts.includes(value) && rng.next() < 0.8 ? texts.indexOf(value) : texts.push(value) - 1
    return { type: 'MemberExpression', object: nameNode(name), property: numberNode(at), computed: true, optional: false }
  }
  if (value.length < 2 || rng.next() < 0.3) return node
  const cut = rng.int(1, value.length - 1)
  return { type: 'BinaryExpression', operator: '+', left: textNode(value.slice(0, cut)), right: textNode(value.slice(cut)) }
}

/** The list of the texts, shuffled by nobody: code refers to it by number. */
function poolStatements({ texts, name }: Pool, names: NameMaker, rng: Rng): Statement[] {
  const { encode, decode } = rng.pick(CODERS)(rng)
  const list = `[${texts.map((text) => JSON.stringify(encode(text))).join(',')}]`
  const text = names.next()
  return statementsOf(`const ${name} = ${list}.map((${text}) => ${decode(text)})`)
}
