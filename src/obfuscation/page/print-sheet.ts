import { generate, tokenTypes } from 'css-tree'
import type { Rng } from '../../core/rng.ts'
import { fillerWords } from '../words.ts'
import type { Sheet } from './page.ts'

/** After these, white space and comments mean nothing. */
const AFTER: ReadonlySet<number> = new Set([tokenTypes.LeftCurlyBracket, tokenTypes.RightCurlyBracket, tokenTypes.Semicolon])

/** Writes style as text, laid out in this copy's own way. */
export function printSheet({ ast, kind }: Pick<Sheet, 'ast' | 'kind'>, rng: Rng): string {
  const dense = rng.next()
  const comments = rng.next() * 0.05
  const gap = () => {
    if (rng.next() < dense) return ''
    if (rng.next() < comments) return `/* ${fillerWords(rng, rng.int(1, 6))} */`
    return kind === 'rules' ? rng.pick(['\n', '\n  ', ' ', '\n\t']) : ' '
  }
  return generate(ast, {
    decorator: (handlers) => ({
      ...handlers,
      token(type: number, value: string) {
        handlers.token(type, value)
        const space = AFTER.has(type) ? gap() : ''
        if (space !== '') handlers.token(space.startsWith('/*') ? tokenTypes.Comment : tokenTypes.WhiteSpace, space)
      },
    }),
  })
}
