import type { Turn } from '../../../protocol/transcript.ts'
import { sentences } from '../../../text/sentences.ts'
import { words } from '../../../text/words.ts'
import type { Persona } from '../persona.ts'
import type { Detail, Question } from '../question.ts'

/** What of a conversation's details is out, after the answers so far. */
export interface Released {
  /** Details that the first challenge did not give: all or none. */
  readonly withheld: readonly Detail[]
  /** Told in earlier turns. */
  readonly told: readonly Detail[]
  /** Asked for by the last answer, to be told now. */
  readonly asked: readonly Detail[]
}

/** Longer answers are read up to here: nobody's patience is endless. */
const MOST_READ = 4000
const ASKS = /\?|\b(?:tell me|let me know|need|specify|provide|clarify|share|give me|missing|want to know|depends on)\b/i

/**
 * Which details a human has told and tells now: one only if the answer asks for it, by one of its keywords in a sentence that asks; in the
 * order in which it asks; one at a time where the persona is short of time or lazy, else two. Pure: it reads the answers, not what was said.
 */
export function releaseDetails(
  { essentials, indirections = [], conversation }: Question,
  persona: Persona,
  turns: readonly Turn[],
): Released {
  const first = turns[0]?.challenge ?? ''
  const isSaid = (span: string) => first.includes(span) || indirections.some((one) => one.span === span && first.includes(one.says))
  const withheld = essentials.every(isSaid) ? [] : (conversation?.details ?? [])
  const atOnce = persona.mood === 'impatient' || persona.mood === 'lazy' || persona.tone === 'rushed' ? 1 : 2
  const told: Detail[] = []
  let asked: Detail[] = []
  for (const { answer } of turns) {
    told.push(...asked)
    asked = askedFor(
      answer,
      withheld.filter((detail) => !told.includes(detail)),
    ).slice(0, atOnce)
  }
  return { withheld, told, asked }
}

function askedFor(answer: string, details: readonly Detail[]): Detail[] {
  const asking = sentences(answer.slice(0, MOST_READ))
    .filter((sentence) => ASKS.test(sentence))
    .map((sentence) => ` ${words(sentence).join(' ')} `)
    .join('')
  const placeOf = ({ keywords }: Detail) =>
    Math.min(...keywords.map((keyword) => asking.indexOf(` ${words(keyword).join(' ')} `)).filter((place) => place >= 0))
  return details
    .map((detail) => ({ detail, place: placeOf(detail) }))
    .filter(({ place }) => place < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.place - b.place)
    .map(({ detail }) => detail)
}
