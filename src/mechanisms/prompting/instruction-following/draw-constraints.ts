import type { Rng } from '../../../core/rng.ts'
import type { Constraint } from './constraint.ts'
import { NOUNS, STARTS, withoutLetter } from './word-bank.ts'

/** What an answer looks like as a whole. */
export type Format = 'prose' | 'list' | 'JSON'

const KEYS = ['name', 'summary', 'title', 'place', 'note', 'story']
const LETTERS = ['e', 'o', 'u', 'c', 'd', 'k']

/** Constraints that can be obeyed together: the format first, second so many more. Each draw holds one that only this question asks for. */
export function drawConstraints(rng: Rng, format: Format, more: number): readonly Constraint[] {
  return format === 'JSON' ? jsonConstraints(rng, more) : textConstraints(rng, format, more)
}

function textConstraints(rng: Rng, format: 'prose' | 'list', more: number): readonly Constraint[] {
  const count = rng.int(2, 5)
  const letter = more >= 3 && rng.next() < 0.7 ? rng.pick(LETTERS) : undefined
  const [first, second, last] = rng.shuffle(withoutLetter(NOUNS, letter)) as [string, string, string] // the bank has more than three of each
  const mentions: Constraint[] = [
    { kind: 'mentions', word: first },
    { kind: 'mentions', word: second },
  ]
  const optional: Constraint[] = [
    ...(letter === undefined ? [] : [{ kind: 'without-letter', letter } as const]),
    ...rng.shuffle<Constraint>([
      { kind: 'before', first, second },
      { kind: 'ends', word: last },
      { kind: 'without-comma' },
      { kind: 'most-words', count: count * 12 + 10 },
      { kind: 'fewest-words', count: count * 4 },
      { kind: 'small-letters' },
    ]),
  ]
  return [
    { kind: format === 'list' ? 'bullets' : 'sentences', count },
    { kind: 'begins', word: rng.pick(withoutLetter(STARTS, letter)) },
    ...mentions.slice(0, more === 0 ? 1 : 2),
    ...(more === 0 ? [] : optional.slice(0, more)),
  ]
}

function jsonConstraints(rng: Rng, more: number): readonly Constraint[] {
  const keys = rng.shuffle(KEYS).slice(0, 2)
  const least = rng.int(1, 400)
  const [first, second] = rng.shuffle(NOUNS)
  const extra: readonly { readonly constraint: Constraint; readonly key?: string }[] = [
    { constraint: { kind: 'number', key: 'score', least, most: least + rng.int(1, 9) }, key: 'score' },
    { constraint: { kind: 'list', key: 'items', count: rng.int(2, 6) }, key: 'items' },
    { constraint: { kind: 'mentions', word: second! } },
    { constraint: { kind: 'most-words', count: rng.int(45, 60) } },
  ]
  const chosen = [extra[0]!, ...rng.shuffle(extra.slice(1)).slice(0, more)]
  return [
    { kind: 'keys', keys: [...keys, ...chosen.flatMap(({ key }) => key ?? [])] },
    { kind: 'mentions', word: first! },
    ...chosen.map(({ constraint }) => constraint),
  ]
}
