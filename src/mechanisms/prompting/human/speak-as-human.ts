import type { Turn } from '../../../protocol/transcript.ts'
import type { Question } from '../question.ts'
import { fuzzText } from './fuzz-text.ts'
import { goalProgress, REACHED } from './goal-progress.ts'
import type { Asking } from './make-challenge.ts'
import { releaseDetails } from './release-details.ts'

/** What a human does next in a conversation. */
export type HumanTurn =
  | { readonly kind: 'say'; readonly text: string }
  | {
      readonly kind: 'end'
      readonly reached: boolean
      /** In [0, 1]: share of what had to be found out, the right answer included; 1 only where the goal is reached. */
      readonly progress: number
    }

/** A conversation as far as it has come. */
export interface Conversing extends Asking {
  /** At least one: its challenge is the one of {@link makeChallenge} with the same persona, lambda and stream. */
  readonly turns: readonly Turn[]
  /** How right an answer is, in [0, 1]: by the task type's verifier. */
  readonly correctnessOf: (answer: string) => number | Promise<number>
  /** After so many turns the human gives up. */
  readonly mostTurns: number
}

/**
 * The next thing a human says. Details that the first challenge held back are told only when they are asked for, one or two a turn; the
 * conversation ends when the last answer meets the goal, when it misses it with all details told, or when the turns run out.
 * The same persona throughout: what somebody always does (small letters, no commas, a mother tongue) is drawn once from `rng`.
 *
 * @cost about a millisecond besides the verifier
 */
export async function speakAsHuman(
  question: Question,
  { persona, lambda, rng, turns, correctnessOf, mostTurns }: Conversing,
): Promise<HumanTurn> {
  const last = turns.at(-1)
  const correctness = last ? await correctnessOf(last.answer) : 0
  const reached = correctness >= REACHED
  const { withheld, told, asked } = releaseDetails(question, persona, turns)
  if (reached || told.length === withheld.length || turns.length >= mostTurns)
    return { kind: 'end', reached, progress: goalProgress(question, persona, turns, correctness) }

  const own = rng.fork(`turn ${turns.length}`)
  const text = asked.length > 0 ? asked.map(({ says }) => says).join(' ') : own.fork('nudge').pick(NUDGES)
  const spans = question.essentials.filter((span) => text.includes(span))
  return { kind: 'say', text: fuzzText(text, spans, { persona, lambda, rng: own, habits: rng, turn: 'later' }).text }
}

/** Says that something is still to be asked for, and not what. */
const NUDGES = [
  'That does not help me yet, but I can tell you more if you ask me.',
  'I did not tell you everything, so please ask me what you need to know.',
  'It depends on a few things that you have not asked me about.',
  'Maybe ask me about the details first, because I have not given you all of them.',
]
