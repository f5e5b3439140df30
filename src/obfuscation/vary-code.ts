import { tsPlugin } from '@sveltejs/acorn-typescript'
import { Parser, type Token } from 'acorn'
import type { Rng } from '../core/rng.ts'
import { sameTree } from './page/same-tree.ts'

const TypeScriptParser = Parser.extend(tsPlugin())

/**
 * Another layout of the same TypeScript or JavaScript: depth of indentation, quotes, blank lines, the end. Names, comments and forms stay,
 * because whoever judges code reads them: a copy must be as good to read as the original. What two copies say can therefore be compared.
 * @throws {Error} if it is neither language, or would not read back as the same program
 */
export function varyCode(code: string, rng: Rng): string {
  const tokens: Token[] = []
  const tree = read(code, tokens)
  const quote = rng.pick(["'", '"'])
  const unit = rng.pick(['  ', '    ', '\t'])
  const blank = rng.pick(['\n\n', '\n\n\n'])
  let result = ''
  let end = 0
  for (const token of tokens) {
    const text = code.slice(token.start, token.end)
    const between = code.slice(end, token.start)
    const isFixed = token.type.label === 'template' || between.includes('/*') // within these every sign counts
    result += (isFixed ? between : indented(between, unitOf(code), unit).replaceAll(/\n{2,}/g, blank)) + requoted(token, text, quote)
    end = token.end
  }
  result += code.slice(end).trimEnd() + '\n'.repeat(rng.int(0, 2))
  if (!sameTree(read(result), tree)) throw new Error('the printed code does not read back as it was meant')
  return result
}

function read(code: string, tokens?: Token[]): unknown {
  return TypeScriptParser.parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true, ...(tokens && { onToken: tokens }) })
}

/** What one level of the code is indented by. */
function unitOf(code: string): string {
  return code.match(/^(\t| {2,8})(?=\S)/m)?.[1] ?? '  '
}

function indented(between: string, from: string, to: string): string {
  return between.replaceAll(/\n([ \t]+)/g, (_, space: string) => {
    const levels = Math.floor(space.length / from.length)
    return `\n${to.repeat(levels)}${space.slice(levels * from.length)}`
  })
}

function requoted({ type }: Token, text: string, quote: string): string {
  return type.label === 'string' && !/['"\\]/.test(text.slice(1, -1)) ? quote + text.slice(1, -1) + quote : text
}
