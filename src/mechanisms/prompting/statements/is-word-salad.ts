import { sentences } from '../../../text/sentences.ts'
import { words } from '../../../text/words.ts'

/** Shorter texts may be a name with a word or two. */
const FEWEST_WORDS = 6
/** So many words come with a capital letter or a mark somewhere. */
const FEWEST_IN_A_TEXT = 15
/** In prose of models, one slip in this many words is a quirk. */
const WORDS_PER_SLIP = 40

const set = (words: string) => new Set(words.split(' '))
const determiners = set('the a an its their every')
const prepositions = set('of in at from with between into than to by on')
const verbs = set('is are was were has')
const pronouns = set('it there they he she you i')
const joints = set('and or but')
/** They need a word after them; most others may end a sentence. */
const binding = set('of than between')
/** No statement begins with them. */
const openers = set('of than are has is was were')

/**
 * Whether a text is a bag of words rather than sentences: articles before verbs, two verbs in a row, an end that leaves an article alone, more
 * often than prose has them. A text without a capital letter or a mark of punctuation is looked at more strictly.
 * Short texts never are. A rule of thumb for English: of sentences by people it takes one in a hundred for salad, of shuffled ones it finds
 * half, and fewer when they are dressed up with a capital and a stop. What else an answer must hold has to catch the others.
 *
 * @cost linear in at most 20,000 characters
 * @example isWordSalad('capital croatia in is of the zagreb') // true
 * @example isWordSalad('The capital of Croatia is the city of Zagreb.') // false
 */
export function isWordSalad(text: string): boolean {
  const bounded = text.slice(0, 20_000)
  const count = words(bounded).length
  if (count < FEWEST_WORDS) return false
  const isBare = !/[\p{Lu}\p{P}]/u.test(bounded)
  if (isBare && count >= FEWEST_IN_A_TEXT) return true
  const slips = sentences(bounded).reduce((sum, sentence) => sum + slipsIn(sentence, isBare), 0)
  return slips > Math.floor(count / WORDS_PER_SLIP)
}

function slipsIn(sentence: string, isBare: boolean): number {
  const said = words(sentence)
  const isOdd = openers.has(said[0] ?? '') || (isBare && joints.has(said[0] ?? ''))
  const start = said.length >= FEWEST_WORDS && !sentence.includes('?') && isOdd ? 1 : 0
  return said.reduce((sum, word, at) => sum + (isSlip(word, said[at + 1]) || (isBare && isOddWhenBare(word, said[at + 1])) ? 1 : 0), start)
}

function isSlip(word: string, next: string | undefined): boolean {
  if (next === undefined) return determiners.has(word) || binding.has(word) || joints.has(word)
  if (determiners.has(word)) return [determiners, prepositions, verbs, joints, pronouns].some((others) => others.has(next))
  if (prepositions.has(word)) return verbs.has(next) || (next === 'of' && word !== 'to') || (binding.has(word) && joints.has(next))
  if (verbs.has(word)) return verbs.has(next) || joints.has(next)
  if (joints.has(word)) return joints.has(next) || next === 'of'
  return pronouns.has(word) && next === word
}

/** What people do write, though seldom. */
function isOddWhenBare(word: string, next: string | undefined): boolean {
  if (prepositions.has(word))
    return next === undefined || joints.has(next) || (prepositions.has(next) && word !== 'from' && next !== 'between')
  return pronouns.has(word) && next !== undefined && determiners.has(next)
}
