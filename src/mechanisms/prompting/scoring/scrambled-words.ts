import { rougeN } from '../../../text/rouge-n.ts'
import { STYLE_LEXICON } from '../../../text/style-lexicon.ts'
import { words } from '../../../text/words.ts'

/** Fewer words may be a name with a word or two. */
const LEAST_WORDS = 8
/** Fewer pairs with a function word say nothing: a list of names may stand in any order. */
const LEAST_PAIRS = 3
/** Of the references of one question, in words of their own, hardly any share .7 of their words, and none of those less than .4 of such pairs. */
const SHARED_WORDS = 0.7
const SHARED_PAIRS = 0.25

/**
 * Whether a text is a bag of a reference's words: nearly all its words are the reference's, but function words (of, the, is) stand beside others than there.
 * Whoever says the same in a grammatical way says "of the" and "is a" where the reference does; a list keeps its right to any order.
 *
 * @returns false for short texts, and for texts and languages without English function words: there the verifier is on its own
 * @cost linear in the texts
 * @example isScrambled('a capital city croatia is it of the zagreb', ['Zagreb is the capital of Croatia; it is a city.']) // true
 * @example isScrambled('It is a city: Zagreb, the capital of Croatia.', ['Zagreb is the capital of Croatia; it is a city.']) // false
 */
export function isScrambled(answer: string, references: readonly string[]): boolean {
  const said = words(answer)
  if (said.length < LEAST_WORDS) return false
  const own = pairsOf(said).filter(([first, second]) => FUNCTION_WORDS.has(first) || FUNCTION_WORDS.has(second))
  if (own.length < LEAST_PAIRS) return false
  return references.some((reference) => {
    if (CODE_MARKS.test(reference)) return false // it runs or it does not
    if (rougeN(answer, reference, 1).precision < SHARED_WORDS) return false
    const known = new Set(pairsOf(words(reference)).map((pair) => pair.join(' ')))
    return own.filter((pair) => known.has(pair.join(' '))).length <= SHARED_PAIRS * own.length
  })
}

const CODE_MARKS = /[{}`=|]/
const FUNCTION_WORDS: ReadonlySet<string> = new Set([...STYLE_LEXICON.functionWords, ...STYLE_LEXICON.articles])

function pairsOf(said: readonly string[]): [string, string][] {
  return said.slice(1).map((second, place) => [said[place]!, second])
}
