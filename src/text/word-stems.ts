import { normaliseText } from './normalise-text.ts'

/** English words differ mostly within their first letters; what follows is inflection. */
const LENGTH = 6

/**
 * The different words of a text, cut so that most forms of a word are one: without a plural s, and no longer than six letters. Numbers stay whole.
 * Crude, but as good as rules for finding texts again, and it works for other languages.
 *
 * @returns in the order in which they first come
 * @cost linear
 * @source McNamee, Nicholas & Mayfield (2009), Addressing morphological variation in alphabetic languages, SIGIR '09:75-82: truncation to a few letters
 * @example [...wordStems('Twelve glowing fireflies glow')] // ['12', 'glowin', 'firefl', 'glow']
 */
export function wordStems(text: string): Set<string> {
  return new Set(normaliseText(text).split(' ').filter(Boolean).map(stem))
}

function stem(word: string): string {
  if (/\d/.test(word)) return word
  const singular = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
  return [...singular].slice(0, LENGTH).join('')
}
