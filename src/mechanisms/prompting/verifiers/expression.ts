/** A parsed formula in at most one variable. */
export interface Expression {
  /** @returns `undefined` where it has no real and finite value */
  at(x: number): number | undefined
  /** How many numbers, variables, signs and functions it is made of: what simplifying makes less of. */
  readonly size: number
  readonly usesVariable: boolean
  readonly usesBrackets: boolean
}

const MOST_CHARACTERS = 400
const MOST_DEPTH = 40
const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|(sqrt|sin|cos|tan|exp|ln|abs|pi|[a-z])(?![a-z])|(\*\*|[-+*/^()]))/iy

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  exp: Math.exp,
  ln: Math.log,
  abs: Math.abs,
}

type Value = (x: number) => number

/**
 * Reads a formula by a grammar of its own, so that nothing of a hostile text is ever run: numbers, one variable, + - * / ^, brackets,
 * products without a sign such as 2x(x + 1), and sqrt, sin, cos, tan, exp, ln, abs, pi, e. Signs of LaTeX and of print are understood.
 *
 * @param variable the one letter that stands for a number
 * @returns `undefined` where the text is anything else, longer than 400 characters or nested deeper than 40
 * @cost linear in at most 400 characters
 * @example parseExpression('2x^2 - 3(x + 1)')?.at(2) // -1
 * @example parseExpression('process.exit()') // undefined
 */
export function parseExpression(text: string, variable = 'x'): Expression | undefined {
  const plain = text.length > MOST_CHARACTERS ? undefined : plainSigns(text)
  const tokens = plain === undefined ? undefined : tokensOf(plain)
  if (!tokens || tokens.length === 0) return undefined
  const reader = { tokens, place: 0, depth: 0, variable }
  const value = readSum(reader)
  if (!value || reader.place < tokens.length) return undefined
  return {
    at(x) {
      const result = value(x)
      return Number.isFinite(result) ? result : undefined
    },
    size: tokens.filter((token) => token !== '(' && token !== ')' && token !== '*').length,
    usesVariable: tokens.includes(variable),
    usesBrackets: tokens.some((token, place) => token === '(' && !(tokens[place - 1]! in FUNCTIONS)),
  }
}

/** Print and LaTeX as plain characters. */
function plainSigns(text: string): string {
  let plain = text
    .replace(/[−–]/g, '-')
    .replace(/[×·⋅∙]|\\(?:cdot|times)/g, '*')
    .replace(/[÷]|\\div/g, '/')
    .replace(/√|\\sqrt/g, 'sqrt')
    .replace(/π|\\pi/g, 'pi')
    .replace(/\\(?:left|right|,|;|!)/g, '')
    .replace(/\blog\b/g, 'ln')
    .replace(/\\(?=sin|cos|tan|exp|ln)/g, '')
    .replace(/(?<=\d)(?=(?:sqrt|sin|cos|tan|exp|ln|pi)\b)/g, '*')
  for (let n = 0; n < MOST_DEPTH && plain.includes('\\frac'); n++)
    plain = plain.replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, '(($1)/($2))')
  return plain.replaceAll('{', '(').replaceAll('}', ')')
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = []
  const trimmed = text.trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed)
    if (!match) return undefined
    const [, number, name, sign] = match
    tokens.push(number ?? name?.toLowerCase() ?? (sign === '**' ? '^' : sign!))
  }
  return tokens
}

interface Reader {
  readonly tokens: readonly string[]
  readonly variable: string
  place: number
  depth: number
}

/** sum = product (("+" | "-") product)* */
function readSum(reader: Reader): Value | undefined {
  let left = readProduct(reader)
  while (left && /^[-+]$/.test(peek(reader))) {
    const sign = take(reader)
    const [a, b] = [left, readProduct(reader)]
    left = b && (sign === '+' ? (x) => a(x) + b(x) : (x) => a(x) - b(x))
  }
  return left
}

/** product = signed (("*" | "/")? signed)* ; without a sign nothing that begins with one may follow */
function readProduct(reader: Reader): Value | undefined {
  let left = readSigned(reader)
  while (left && /^(?:[*/(]|[a-z]+)$/.test(peek(reader))) {
    const sign = /^[*/]$/.test(peek(reader)) ? take(reader) : '*'
    const [a, b] = [left, readSigned(reader)]
    left = b && (sign === '*' ? (x) => a(x) * b(x) : (x) => a(x) / b(x))
  }
  return left
}

/** signed = ("+" | "-") signed | power */
function readSigned(reader: Reader): Value | undefined {
  if (!/^[-+]$/.test(peek(reader))) return readPower(reader)
  const sign = take(reader)
  const value = nested(reader, readSigned)
  return value && (sign === '-' ? (x) => -value(x) : value)
}

/** power = atom ("^" signed)? , so that it binds from the right */
function readPower(reader: Reader): Value | undefined {
  const base = readAtom(reader)
  if (!base || peek(reader) !== '^') return base
  take(reader)
  const exponent = nested(reader, readSigned)
  return exponent && ((x) => base(x) ** exponent(x))
}

/** atom = number | variable | "pi" | "e" | function? "(" sum ")" */
function readAtom(reader: Reader): Value | undefined {
  const token = take(reader)
  if (/^[\d.]/.test(token)) return () => Number(token)
  if (token === reader.variable) return (x) => x
  if (token === 'pi' || token === 'e') return () => (token === 'e' ? Math.E : Math.PI)
  if (token === '(') return closed(reader)
  const apply = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined
  if (!apply) return undefined
  const isBracket = peek(reader) === '('
  const argument = isBracket && take(reader) ? closed(reader) : nested(reader, readAtom) // "sin x" as "sin(x)"
  return argument && ((x) => apply(argument(x)))
}

/** The rest of a bracket. */
function closed(reader: Reader): Value | undefined {
  const value = nested(reader, readSum)
  return take(reader) === ')' ? value : undefined
}

function nested(reader: Reader, read: (reader: Reader) => Value | undefined): Value | undefined {
  if (reader.depth >= MOST_DEPTH) return undefined
  reader.depth++
  const value = read(reader)
  reader.depth--
  return value
}

const peek = (reader: Reader) => reader.tokens[reader.place] ?? ''
const take = (reader: Reader) => reader.tokens[reader.place++] ?? ''
