import { words } from '../../../text/words.ts'
import type { Snapshot } from '../question.ts'

const MOST_CHARACTERS = 20_000
/** Fewer words are no quotation but a name or a title. */
const LEAST_WORDS = 5
const QUOTATION = /["“«]([^"“”«»]{10,600})["”»]/gu
const ADDRESS = /https?:\/\/[^\s<>"“”)\]]+/gu

/**
 * Whether an answer gives a source for what does not stand there: it names one that the question was made of, and says what is known to be false, or quotes
 * five words or more that stand neither there nor in the challenge. What is cited from elsewhere cannot be looked up here, and is not held against anybody.
 *
 * @param contradicts the verifier found that the answer says something known to be false
 * @returns the source that does not say so; `undefined` where nothing is made up as far as can be told
 * @cost linear in answer and sources; reads the first 20,000 characters of the answer
 */
export function fabricatedCitation(
  answer: string,
  snapshots: readonly Snapshot[],
  { challenge, contradicts }: { readonly challenge: string; readonly contradicts: boolean },
): string | undefined {
  const read = answer.slice(0, MOST_CHARACTERS)
  const quoted = [...read.matchAll(QUOTATION)].map(([, text]) => words(text!)).filter((said) => said.length >= LEAST_WORDS)
  if (quoted.length === 0 && !contradicts) return undefined
  const pages = new Set([...read.matchAll(ADDRESS)].map(([address]) => pageOf(address)))
  const named = snapshots.filter(({ source }) => read.includes(source) || (source.startsWith('http') && pages.has(pageOf(source))))
  if (named.length === 0) return undefined
  if (contradicts) return named[0]!.source
  const known = [...snapshots.map(({ text }) => text), challenge].map((text) => ` ${words(text).join(' ')} `)
  const isMadeUp = quoted.some((said) => !known.some((text) => text.includes(` ${said.join(' ')} `)))
  return isMadeUp ? named[0]!.source : undefined
}

/** The same page, whatever way leads to it: host and title. Without a pattern for its end: that would take the square of its length. */
function pageOf(address: string): string {
  let end = address.length
  while ('.,;/'.includes(address.charAt(end - 1)) && end > 0) end--
  const [, , host = '', ...path] = address.slice(0, end).split('/')
  return `${host} ${path.at(-1) ?? ''}`.toLowerCase()
}
