import { extractJson } from '../../../models/language/extract-json.ts'
import { readable } from './readable.ts'

/** Rounded percentages of a few options may miss 100 by so much. */
const MOST_OFF = 0.05

/**
 * The probability that an answer gives to each of some labelled options: as a JSON object, or each label with a number such as "A: 70 %", "B 0.2".
 * A bare label, such as "B" or "The answer is B.", is certainty.
 *
 * @param labels short and different, such as A to D; case matters
 * @returns one probability per label, summing to 1; labels that are not named have 0; `undefined` where the answer gives none, one twice
 *   with different numbers, or numbers that are no probabilities
 * @cost linear in at most 20,000 characters
 * @example readProbabilities('A 70 %, B 30 %', ['A', 'B', 'C']) // [0.7, 0.3, 0]
 * @example readProbabilities('{"A": 0.5, "C": 0.5}', ['A', 'B', 'C']) // [0.5, 0, 0.5]
 */
export function readProbabilities(answer: string, labels: readonly string[]): number[] | undefined {
  const text = readable(answer)
  const said = fromJson(text, labels) ?? fromPairs(text, labels)
  if (said === 'unclear') return undefined
  if (said.size === 0) return fromBareLabel(text, labels)
  const sum = [...said.values()].reduce((total, each) => total + each, 0)
  const scale = Math.abs(sum - 1) <= MOST_OFF ? 1 : Math.abs(sum - 100) <= 100 * MOST_OFF ? 100 : undefined
  return scale === undefined ? undefined : labels.map((label) => (said.get(label) ?? 0) / sum)
}

type Said = ReadonlyMap<string, number> | 'unclear'

function fromJson(text: string, labels: readonly string[]): Said | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(extractJson(text.trim()))
  } catch {
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
  const entries = Object.entries(parsed).flatMap(([key, value]) => {
    const number = typeof value === 'string' && /^\s*[\d.]+\s*%?\s*$/.test(value) ? Number.parseFloat(value) : value
    return labels.includes(key) ? [[key, number] as const] : []
  })
  const numbers = new Map<string, number>()
  for (const [key, value] of entries) {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return 'unclear'
    numbers.set(key, value)
  }
  return numbers.size === 0 ? undefined : numbers
}

function fromPairs(text: string, labels: readonly string[]): Said {
  const said = new Map<string, number>()
  const pair = /(?<![\p{L}\p{N}])\(?(\p{L}{1,3})\)?"?(?: is| has| at)?[ :=-]{1,5}(\d{1,3}(?:\.\d{1,9})?|\.\d{1,9})(?![\d.]*\d)/gu
  for (const [, label, number] of text.matchAll(pair)) {
    if (!labels.includes(label!)) continue
    const before = said.get(label!)
    if (before !== undefined && before !== Number(number)) return 'unclear'
    said.set(label!, Number(number))
  }
  return said
}

/** Certainty, where one label alone stands in the answer. */
function fromBareLabel(text: string, labels: readonly string[]): number[] | undefined {
  if (/\bnot\b|n't\b|\b(?:never|false|wrong|except)\b/i.test(text)) return undefined
  const marks = text.matchAll(/(?:^|\b(?:answer|option|choice)(?: is|:)?)[\s"'(*]*(\p{L}{1,3})(?![\p{L}\p{N}'])/giu)
  const marked = [...marks].flatMap(([, label]) => (labels.includes(label!) ? [label!] : []))
  const named = new Set(text.split(/[^\p{L}\p{N}]+/u).filter((word) => labels.includes(word)))
  if (marked.length === 0 || named.size !== 1) return undefined
  return labels.map((label) => (named.has(label) ? 1 : 0))
}
