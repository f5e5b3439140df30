import { type Options, parse, type Token } from 'acorn'
import type { Program as ProgramNode } from 'estree'
import type { Program } from './page.ts'

/**
 * Reads JavaScript as a browser would.
 * @param tokens filled with the tokens in order, where given
 * @throws {SyntaxError} if it cannot be read
 */
export function parseProgram(code: string, kind: Program['kind'], tokens?: Token[]): ProgramNode {
  const options: Options = {
    ecmaVersion: 'latest',
    sourceType: kind === 'module' ? 'module' : 'script',
    ranges: true,
    allowReturnOutsideFunction: kind === 'handler',
    ...(tokens && { onToken: tokens }),
  }
  return parse(code, options) as ProgramNode // acorn's nodes are ESTree's, under its own name
}
