import type { ClaimCheck } from '../task-type.ts'
import { digitsForWords } from './digits-for-words.ts'
import { framedSentences, placesOf, stanceAt } from './polarity.ts'
import { readNumbers } from './read-number.ts'

/** Something that is known to be so, and how an answer may say it. */
export interface KnownClaim {
  /** For people. */
  readonly words: string
  /** Ways to name what it is about; empty where the whole answer is about it. A sentence that names none is about the same as the one before. */
  readonly about: readonly string[]
  /** Ways to say what is so; numbers are read as numbers, whatever their form. */
  readonly says: readonly (string | number)[]
  /** What is not so, though it might be said of the same: each is a contradiction. */
  readonly never: readonly (string | number)[]
  /** Words beside which any other number is a contradiction, such as "people" of a population. */
  readonly unit?: readonly string[]
  /** How far a number may be off, as a share of it. Default: 0.005, a rounding to three digits. */
  readonly tolerance?: number
}

/** What came of checking the claims of an answer. */
export interface ClaimsOutcome {
  /** One per claim, in their order: whether the answer says it. */
  readonly checks: readonly ClaimCheck[]
  /** Share of the claims that hold; 0 of none. */
  readonly share: number
  /** Something is said that is known to be false, or something true is denied. */
  readonly contradicts: boolean
}

const DEFAULT_TOLERANCE = 0.005

/**
 * Whether a text says what is known to be so, and nothing that is known to be false: entities by their names, numbers by value,
 * each with the negations it stands under. What is said and denied in one text is denied.
 *
 * @returns one check per claim; hedged claims ("A or B", "perhaps A") do not hold, but contradict nothing
 * @cost linear in at most 20,000 characters for each way of each claim
 */
export function checkClaims(text: string, claims: readonly KnownClaim[]): ClaimsOutcome {
  const spoken = framedSentences(digitsForWords(text.slice(0, 20_000)))
  let contradicts = false
  const checks = claims.map((claim) => {
    const { holds, isContradicted } = check(claim, aboutIt(spoken, claim.about))
    contradicts ||= isContradicted
    return { claim: claim.words, holds: holds && !isContradicted }
  })
  const held = checks.filter(({ holds }) => holds).length
  return { checks, share: claims.length === 0 ? 0 : held / claims.length, contradicts }
}

type Sentence = ReturnType<typeof framedSentences>[number]

function aboutIt(spoken: readonly Sentence[], about: readonly string[]): readonly Sentence[] {
  if (about.length === 0) return spoken
  let isAbout = false
  return spoken.filter(({ text }) => {
    const names = placesOf(text, about).length > 0
    isAbout = names || (isAbout && /^(?:it|its|he|she|they|their|his|her|this|there)\b/.test(text))
    return isAbout
  })
}

function check(claim: KnownClaim, spoken: readonly Sentence[]): { holds: boolean; isContradicted: boolean } {
  let holds = false
  let isContradicted = false
  for (const { text, denied } of spoken) {
    for (const { start, end } of places(text, claim.says, claim.tolerance)) {
      const stance = stanceAt(text, start, end, denied)
      holds ||= stance === 'affirmed'
      isContradicted ||= stance === 'denied'
    }
    for (const { start, end } of [...places(text, claim.never, 0), ...otherNumbers(text, claim)])
      isContradicted ||= stanceAt(text, start, end, denied) === 'affirmed'
  }
  return { holds, isContradicted }
}

function places(text: string, ways: readonly (string | number)[], tolerance = DEFAULT_TOLERANCE): { start: number; end: number }[] {
  const wanted = ways.filter((way) => typeof way === 'number')
  const phrases = ways.filter((way) => typeof way === 'string')
  const numbers = wanted.length === 0 ? [] : readNumbers(text).filter(({ value }) => wanted.some((way) => isNear(value, way, tolerance)))
  return [...placesOf(text, phrases), ...numbers]
}

/** Numbers beside the unit that are not what is so. */
function otherNumbers(text: string, { unit, says, tolerance = DEFAULT_TOLERANCE }: KnownClaim): { start: number; end: number }[] {
  if (!unit || placesOf(text, unit).length === 0) return []
  const right = says.filter((way) => typeof way === 'number')
  return readNumbers(text).filter(({ value, start, end }) => {
    const beside = placesOf(text.slice(Math.max(0, start - 30), end + 30), unit).length > 0
    return beside && !right.some((way) => isNear(value, way, tolerance))
  })
}

function isNear(value: number, wanted: number, tolerance: number): boolean {
  return Math.abs(value - wanted) <= tolerance * Math.abs(wanted) + 1e-12
}
