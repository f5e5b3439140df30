import type { Token } from 'acorn'
import { generate } from 'astring'
import type { Rng } from '../../core/rng.ts'
import { layOut } from './lay-out.ts'
import type { Program } from './page.ts'
import { parseProgram } from './parse-program.ts'
import { sameTree } from './same-tree.ts'

/**
 * Writes a program's tree as text, laid out in this copy's own way.
 * @throws {Error} if the text would not read back as the same tree: then nothing is written
 */
export function printProgram({ ast, kind }: Pick<Program, 'ast' | 'kind'>, rng: Rng): string {
  const plain = generate(ast, { indent: '', lineEnd: '\n' })
  const tokens: Token[] = []
  parseProgram(plain, kind, tokens)
  const code = layOut(plain, tokens, rng, kind === 'handler')
  if (!sameTree(parseProgram(code, kind), ast)) throw new Error('the printed program does not read back as it was meant')
  return code
}
