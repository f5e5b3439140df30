import { mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'

/** What is wrong with a phrase, word by word. Places count from 1. */
export type PhraseProblem =
  | { readonly kind: 'count'; readonly got: number }
  | { readonly kind: 'unknown-word'; readonly place: number; readonly word: string; readonly near: readonly string[] }
  /** All are words of the list, and still one of them is another than was written down. */
  | { readonly kind: 'checksum'; readonly perhaps: readonly { readonly place: number; readonly word: string; readonly instead: string }[] }

type ReadPhrase = { readonly seed: Uint8Array } | { readonly problems: readonly PhraseProblem[] }

const WORDS = 24
const KNOWN = new Set(wordlist)
/** The list has no two words with the same first four letters. */
const TELLING_LETTERS = 4

/**
 * Reads the 24 words that {@link phraseOfWorker} gave, whatever stands between them, in capitals or not. Runs in a browser.
 *
 * @returns the 32 bytes; or what is wrong: each word that is none with those it may have been, or, where all are words and their checksum
 *   does not fit, each single word that a similar one would mend (one phrase in 256 fits by chance, so that these are hints)
 * @example readWorkerPhrase('zoo').problems.map(({ kind }) => kind) // ['count']
 */
export function readWorkerPhrase(text: string): ReadPhrase {
  const words =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  const unknown = words.flatMap((word, index) =>
    KNOWN.has(word) ? [] : [{ kind: 'unknown-word' as const, place: index + 1, word, near: nearWords(word) }],
  )
  if (words.length !== WORDS) return { problems: [{ kind: 'count', got: words.length }, ...unknown] }
  if (unknown.length > 0) return { problems: unknown }
  const seed = seedOf(words)
  if (seed) return { seed }
  const perhaps = words.flatMap((word, index) =>
    nearWords(word)
      .filter((instead) => seedOf(words.with(index, instead)))
      .map((instead) => ({ place: index + 1, word, instead })),
  )
  return { problems: [{ kind: 'checksum', perhaps }] }
}

function seedOf(words: readonly string[]): Uint8Array | undefined {
  try {
    return mnemonicToEntropy(words.join(' '), wordlist)
  } catch {
    return undefined // the checksum: all of them are words
  }
}

/** Words of the list that begin alike or are one letter away. */
function nearWords(word: string): string[] {
  const start = word.slice(0, TELLING_LETTERS)
  return wordlist.filter((other) => other !== word && (other.startsWith(start) || isOneLetterAway(word, other)))
}

/** One letter more, less or other, or two neighbours swapped. */
function isOneLetterAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const [restA, restB] = [a.slice(same), b.slice(same)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
