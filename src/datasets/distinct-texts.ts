import { minHash, minHashBands, minHashSimilarity } from '../text/min-hash.ts'
import { shingles } from '../text/shingles.ts'
import { words } from '../text/words.ts'

/** Texts that share so much of their runs of words say the same. */
const NEAR = 0.9
const RUN = 3
const LENGTH = 128
/** Bands of so many places: two texts of Jaccard index .9 share one with probability .9997. */
const ROWS = 8
/** Shorter texts are near each other by one word, or a name: only those that are equal count as one. */
const LEAST_WORDS = 12

interface Sketch {
  readonly plain: string
  /** `undefined` for a short text. */
  readonly signature: Uint32Array | undefined
}

/**
 * Tells answers to messages that have not been there before: neither word for word, nor nearly the same answer to nearly the same messages.
 * Long messages with different answers are different. Keeps a sketch of each.
 */
export function createDistinctTexts(): (messages: string, answer: string) => 'new' | 'exact' | 'near' {
  const known = new Map<string, { readonly messages: Sketch; readonly answer: Sketch }[]>()
  return (messages, answer) => {
    const own = { messages: sketch(messages), answer: sketch(answer) }
    const { plain, signature } = own.messages
    const keys = signature ? minHashBands(signature, ROWS).map((hash, band) => `${band}:${hash}`) : [plain]
    const alike = keys
      .flatMap((key) => known.get(key) ?? [])
      .filter((other) => isNear(own.messages, other.messages) && isNear(own.answer, other.answer))
    if (alike.length > 0)
      return alike.some((other) => other.messages.plain === plain && other.answer.plain === own.answer.plain) ? 'exact' : 'near'
    for (const key of keys) known.set(key, [...(known.get(key) ?? []), own])
    return 'new'
  }
}

function sketch(text: string): Sketch {
  const said = words(text)
  return { plain: said.join(' '), signature: said.length < LEAST_WORDS ? undefined : minHash(shingles(said, RUN), LENGTH) }
}

function isNear(a: Sketch, b: Sketch): boolean {
  return (
    a.plain === b.plain || (a.signature !== undefined && b.signature !== undefined && minHashSimilarity(a.signature, b.signature)! >= NEAR)
  )
}
