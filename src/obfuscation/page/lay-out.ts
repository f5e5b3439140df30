import type { Token } from 'acorn'
import type { Rng } from '../../core/rng.ts'
import { fillerWords } from '../words.ts'
import { spellName, spellNumber, spellString } from './spell-token.ts'

/** Two such signs side by side may read as another token. */
const STICKY = /[\w$\\+\-/<>!=&|*.?:%^~#@\u0080-\uffff]/

/** One copy's way of writing programs down, in shares of the places where something may be done. */
interface Layout {
  readonly dense: number
  readonly indents: readonly string[]
  readonly comments: number
  readonly escapes: number
}

/**
 * Lays a printed program out anew: spaces, lines and comments between its tokens, and how names, texts and numbers are spelt.
 * Lines end only where they ended before, so that no statement is cut in two.
 */
export function layOut(plain: string, tokens: readonly Token[], rng: Rng, oneLine: boolean): string {
  const layout: Layout = {
    dense: rng.next() * 0.9,
    indents: rng.pick([['  '], ['\t'], ['    '], ['', ' ', '   '], ['']]),
    comments: rng.next() * 0.08,
    escapes: rng.next() * 0.15,
  }
  let result = ''
  let end = 0
  let before = ''
  for (const token of tokens) {
    const { label } = token.type
    const between = plain.slice(end, token.start)
    const text = spell(token, plain.slice(token.start, token.end), layout, rng)
    const fixed = result === '' || text === '' || label === 'template' || before === 'template' // within a template every sign counts
    const sticky = STICKY.test(plain[end - 1] ?? '') && STICKY.test(plain[token.start] ?? '')
    result += (fixed ? between : gap(sticky, oneLine ? between.replaceAll('\n', ' ') : between, layout, rng)) + text
    end = token.end
    before = label
  }
  return result
}

function gap(sticky: boolean, between: string, { dense, indents, comments }: Layout, rng: Rng): string {
  if (between === '') return sticky || rng.next() > 0.1 * (1 - dense) ? '' : ' '
  if (between.includes('\n') && (sticky || rng.next() > dense)) {
    const comment = rng.next() < comments ? `${rng.pick(['// ', '//'])}${fillerWords(rng, rng.int(2, 9))}\n` : ''
    return `\n${comment}${rng.pick(indents)}`
  }
  if (sticky) return rng.next() < comments / 3 ? ` /* ${fillerWords(rng, rng.int(1, 4))} */ ` : ' '
  return rng.next() < dense ? '' : ' '
}

function spell(token: Token, text: string, { escapes }: Layout, rng: Rng): string {
  const { type } = token
  const value: unknown = 'value' in token ? token.value : undefined // acorn's types leave it out
  if (type.label === 'name') return rng.next() < escapes ? spellName(text, rng) : text
  if (type.label === 'string' && !text.startsWith('use ', 1)) return spellString(String(value), escapes, rng)
  if (type.label === 'num' && typeof value === 'number') return spellNumber(text, value, rng)
  if (type.label === 'template' || type.label === 'regexp') return text.replaceAll(/<(?=[!/])/g, '\\x3c')
  return text
}
