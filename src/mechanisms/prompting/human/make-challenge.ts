import type { Rng } from '../../../core/rng.ts'
import type { Persona } from '../persona.ts'
import type { Question } from '../question.ts'
import { answerability } from './answerability.ts'
import { type AppliedOperator, fuzzText } from './fuzz-text.ts'
import { humanLikeness } from './human-likeness.ts'
import { sayIndirectly } from './indirection.ts'

/** How a question is to be asked. */
export interface Asking {
  readonly persona: Persona
  /** In [0, 1]: how far from clear. */
  readonly lambda: number
  /** One stream per conversation: {@link speakAsHuman} goes on with the same. */
  readonly rng: Rng
}

/** What a human says instead of a clear question. */
export interface Challenge {
  readonly text: string
  /** What it came to: less than was asked for where drafts had to be thrown away. */
  readonly lambda: number
  readonly operators: readonly AppliedOperator[]
  /** Essentials that are said word for word. The others are said in other words, or told when asked for. */
  readonly kept: readonly string[]
  /** Drafts from which nobody could have told what is wanted, thrown away. */
  readonly discarded: number
  /** Who worded it: `rules`, or `model` and its name. */
  readonly by: string
}

/** So many drafts are made at once, of which one is said. */
const DRAFTS = 6
/** Six drafts do not reach as far as people do: the likelier ones are drawn more often than their odds say. */
const SHARPNESS = 1.6
const MOST_LEVELS = 8
const LESS = 0.8

/**
 * A question as a persona would ask it. Pure: the same stream gives the same bytes; at lambda 0 it is the query itself, byte for byte.
 * Of several drafts one is drawn by how much it looks like what people write. Drafts from which nobody could tell what is wanted are thrown
 * away; where none is left, others are drawn with less lambda; the last resort is the query.
 *
 * @param question is not changed; what it holds back for a conversation is left out ever more likely with lambda
 * @cost about five milliseconds
 */
export function makeChallenge(question: Question, { persona, lambda, rng }: Asking): Challenge {
  let discarded = 0
  for (let level = 0; level < MOST_LEVELS && lambda > 0; level++) {
    const less = lambda * LESS ** level
    const omits = question.conversation !== undefined && rng.fork(`omission ${level}`).next() < less
    const drafts = Array.from({ length: DRAFTS }, (_, n) =>
      draft(question, { persona, lambda: less, rng }, omits, rng.fork(`draft ${level} ${n}`)),
    )
    const good = drafts.filter(({ answerable }) => answerable)
    discarded += drafts.length - good.length
    if (good.length > 0) return { ...drawLikeliest(good, rng.fork(`choice ${level}`)), lambda: less, discarded, by: 'rules' }
  }
  return { text: question.query, lambda: 0, operators: [], kept: question.essentials, discarded, by: 'rules' }
}

function drawLikeliest(drafts: readonly Draft[], rng: Rng): Pick<Draft, 'text' | 'operators' | 'kept'> {
  const odds = drafts.map(({ text }) => humanLikeness(text) ** SHARPNESS)
  let rest = rng.next() * odds.reduce((sum, one) => sum + one, 0)
  const drawn = odds.findIndex((one) => {
    rest -= one
    return rest < 0
  })
  const { text, operators, kept } = drafts.at(drawn)! // -1, where rounding leaves a rest: the last one
  return { text, operators, kept }
}

interface Draft extends Pick<Challenge, 'text' | 'operators' | 'kept'> {
  readonly answerable: boolean
}

function draft(question: Question, { persona, lambda, rng: habits }: Asking, omits: boolean, rng: Rng): Draft {
  const indirect = sayIndirectly(omits ? question.conversation!.opening : question.query, question, lambda, rng.fork('indirection'))
  const spans = [...question.essentials, ...indirect.said.map(({ says }) => says)]
  const { text, operators } = fuzzText(indirect.text, spans, { persona, lambda, rng, habits, turn: 'first' })
  const { answerable, kept } = answerability(question, text)
  return {
    text,
    kept,
    answerable,
    operators: [
      ...(omits ? [{ name: 'omission', strength: lambda }] : []),
      ...(indirect.said.length > 0 ? [{ name: 'indirection', strength: lambda }] : []),
      ...operators,
    ],
  }
}
