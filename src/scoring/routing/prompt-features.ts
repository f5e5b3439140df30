import { wordStems } from '../../text/word-stems.ts'

/** No more of a prompt is read: what it is about stands first, and the last part is where a pasted text ends. */
const MOST_CHARACTERS = 4_000

/** What a prompt shows of the type of its task beside its words, each with the pattern that tells. */
const MARKS: readonly (readonly [string, RegExp])[] = [
  ['code', /```|[{};]\s*(\n|$)|\bfunction\b|=>|\breturn\b/],
  ['table', /(^|\n)[^\n|]*\|[^\n]*\|/],
  ['options', /(^|\n|\s)\(?[A-D][).:]\s/],
  ['year', /\b(1\d|20)\d\d\b/],
  ['equation', /[=≤≥<>]\s*-?\d|\d\s*[+*/×÷^−-]\s*\d|\bx\b/],
  ['percent', /%|\bper ?cent\b/i],
  ['quoted', /["“«„][^"”»“]{3,}["”»“]/],
  ['unit', /\d\s*(mm|cm|m|km|mi|ft|in|g|kg|lb|oz|l|ml|°?[CF]|K|s|h|min|mph|km\/h)\b/],
  ['long', /^.{600}/s],
  ['short', /^.{0,90}$/s],
]

/**
 * What a prompt is classified by: the stems of its words, every number as one and the same, and marks such as code, a table or lettered options.
 * Reads its first and last 2,000 characters.
 *
 * @returns each feature once
 * @cost linear, bounded
 * @example promptFeatures('Add 2') // ['add', '#', '*short']
 */
export function promptFeatures(prompt: string): string[] {
  const half = MOST_CHARACTERS / 2
  const text = prompt.length <= MOST_CHARACTERS ? prompt : `${prompt.slice(0, half)} ${prompt.slice(-half)}`
  const stems = [...wordStems(text)].map((stem) => (/\d/.test(stem) ? '#' : stem))
  const marks = MARKS.filter(([, pattern]) => pattern.test(text)).map(([name]) => `*${name}`)
  return [...new Set([...stems, ...marks])]
}
