import { wordStems } from '../../../text/word-stems.ts'
import { words } from '../../../text/words.ts'
import type { Question } from '../question.ts'
import { PARAPHRASES } from './paraphrases.ts'
import { safeSynonyms } from './safe-synonyms.ts'

/** Whether somebody could still find out what is wanted. */
export interface Answerability {
  readonly answerable: boolean
  /** Essentials that are neither said, nor said in other words, nor to be had by asking. */
  readonly missing: readonly string[]
  /** Essentials said word for word. */
  readonly kept: readonly string[]
  /** In [0, 1]: share of the words of content that can be recognised, typos and known synonyms allowed for. */
  readonly recognised: number
}

/** Less than this share of recognisable words of content, and a challenge is thrown away. */
const FEWEST_RECOGNISED = 0.6

const STOP_WORDS = new Set(
  'a about after all also am an and any are as at be been before being between both but by can could did do does each for from had has have he her here his how i if in into is it its just may me more most much my no nor not of on one only or other our out over own please same she should so some such than that the their them then there these they this those through to too under until up us very was we were what when where which while who whom whose why will with would you your'.split(
    ' ',
  ),
)

/**
 * Whether a challenge still lets somebody recover what its question asks: every essential is said, or said in declared other words, or held
 * by a detail that can be asked for; and enough of its words of content are there. Knows nothing of how the challenge came about, so that
 * it holds for a model's words as well.
 *
 * @cost words of the question times words of the challenge
 */
export function answerability(question: Question, challenge: string): Answerability {
  const { query, essentials, indirections = [], conversation } = question
  const kept = essentials.filter((span) => challenge.includes(span))
  const obtainable = conversation?.details.map(({ says }) => says).join('\n') ?? ''
  const missing = essentials.filter(
    (span) =>
      !challenge.includes(span) &&
      !obtainable.includes(span) &&
      !indirections.some((one) => one.span === span && challenge.includes(one.says)),
  )
  const free = (text: string) => withoutSpans(text, [...essentials, ...indirections.map(({ says }) => says)])
  const said = words(challenge)
  const shares = [query, ...(conversation ? [conversation.opening] : [])].map((text) => recognisedShare(words(free(text)), said))
  const recognised = Math.max(...shares)
  return { answerable: missing.length === 0 && recognised >= FEWEST_RECOGNISED, missing, kept, recognised }
}

function recognisedShare(wanted: readonly string[], said: readonly string[]): number {
  const content = [...new Set(wanted)].filter((word) => !STOP_WORDS.has(word) && word.length > 1)
  if (content.length === 0) return 1
  const stems = wordStems(said.join(' '))
  const isThere = (word: string) => [...wordStems(word)].every((stem) => stems.has(stem)) || said.some((other) => isSlip(word, other))
  const isSaidOtherwise = (word: string) => otherWords(word).some((other) => other.every((one) => STOP_WORDS.has(one) || isThere(one)))
  return content.filter((word) => isThere(word) || isSaidOtherwise(word)).length / content.length
}

/** Phrases by any of their words, so that a word counts as said where a paraphrase of a phrase with it stands. */
const paraphrases = new Map<string, string[][]>()
for (const [phrase, others] of PARAPHRASES)
  for (const word of words(phrase)) paraphrases.set(word, [...(paraphrases.get(word) ?? []), ...others.map(words)])

function otherWords(word: string): readonly (readonly string[])[] {
  return [...(paraphrases.get(word) ?? []), ...(safeSynonyms().get(word) ?? []).map((other) => [other])]
}

/** One letter more, less, other, or two swapped. */
function isSlip(word: string, other: string): boolean {
  if (word.length < 4 || Math.abs(word.length - other.length) > 1 || word[0] !== other[0]) return false
  let start = 0
  while (start < word.length && word[start] === other[start]) start++
  let end = 0
  while (end < Math.min(word.length, other.length) - start && word.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [word.slice(start, word.length - end), other.slice(start, other.length - end)]
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right === `${left[1]}${left[0]}`)
}

function withoutSpans(text: string, spans: readonly string[]): string {
  return [...spans].sort((a, b) => b.length - a.length).reduce((rest, span) => rest.replaceAll(span, ' '), text)
}
