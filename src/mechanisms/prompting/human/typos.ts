import type { Rng } from '../../../core/rng.ts'
import type { FuzzOperator } from './fuzz-operator.ts'

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** A word of this length or more may be mistyped: shorter ones could become others. */
const SHORTEST = 4
const MOST_OF_WORDS = 0.25

/** Slips of the fingers: a key beside the right one, two letters in the wrong order, one missing or twice. The first letter stays. */
export const typos: FuzzOperator = {
  name: 'typos',
  weight: ({ care, haste, fluency }) => clamp(0.35 - 0.5 * care + 0.25 * haste + 0.3 * (1 - fluency)),
  apply: (text, { strength, rng }) =>
    text.replace(/[A-Za-z]+/g, (word) => {
      const [chance, slip, place] = [rng.next(), rng.next(), rng.next()] // always three: what is mistyped at less stays mistyped at more
      if (word.length < SHORTEST || chance >= strength * MOST_OF_WORDS) return word
      return mistype(word, 1 + Math.floor(place * (word.length - 2)), slip, rng)
    }),
}

function mistype(word: string, at: number, slip: number, rng: Rng): string {
  const [before, letter, next, after] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)]
  if (slip < 0.35) return `${before}${next}${letter}${after}`
  if (slip < 0.6) return `${before}${next}${after}`
  if (slip < 0.75 && letter !== next && !before.endsWith(letter)) return `${before}${letter}${letter}${next}${after}`
  return `${before}${neighbour(letter, rng)}${next}${after}`
}

function neighbour(letter: string, rng: Rng): string {
  const row = ROWS.findIndex((keys) => keys.includes(letter.toLowerCase()))
  const place = ROWS[row]?.indexOf(letter.toLowerCase()) ?? 0
  const near = [ROWS[row]?.[place - 1], ROWS[row]?.[place + 1], ROWS[row - 1]?.[place], ROWS[row + 1]?.[place]]
  return rng.pick(near.filter((key) => key !== undefined))
}

const clamp = (value: number) => Math.max(0, Math.min(1, value))
