import { words } from '../../../text/words.ts'

/** A number with its separators, or a word with a capital. */
const THING = /\p{N}+(?:[.,]\p{N}+)*|\p{Lu}[\p{L}\p{M}'’-]*/gu
const MOST_CHARACTERS = 20_000
/** In so few words a capital at the beginning is that of a name. */
const BARE_WORDS = 3
const CONNECTIVES = new Set('i a an the it its this that these those there here yes no not and or but so answer'.split(' '))

/**
 * Numbers and names in a text, as far as marks and capitals tell: what can be looked up in a source. A capital that begins a sentence is
 * taken for a name only where the whole text is a few words.
 *
 * @returns each once, lower case, in order of their first place; thousands separators taken out
 * @cost linear; reads the first 20,000 characters
 * @example namedThings('In 1969 the ship of Neil Armstrong weighed 15,103 kg.') // ['1969', 'neil', 'armstrong', '15103']
 */
export function namedThings(text: string): string[] {
  const read = text.slice(0, MOST_CHARACTERS).normalize('NFKC')
  const isBare = words(read).length <= BARE_WORDS
  const found = [...read.matchAll(THING)].filter(({ 0: thing, index }) => /\p{N}/u.test(thing) || isBare || !beginsSentence(read, index))
  const things = found.map(([thing]) => thing.toLowerCase().replace(/(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu, ''))
  return [...new Set(things)].filter((thing) => !CONNECTIVES.has(thing))
}

function beginsSentence(text: string, index: number): boolean {
  return /(?:^|[.!?:\n])[^\p{L}\p{N}]*$/u.test(text.slice(Math.max(0, index - 12), index))
}
