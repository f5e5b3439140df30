import { sentences } from '../../../text/sentences.ts'
import { readable } from './readable.ts'

/** How often a text says a thing, by whether it says that it is so. */
export interface Stances {
  readonly affirmed: number
  readonly denied: number
  /** Said as one of several possibilities. */
  readonly hedged: number
}

const CLAUSE_END =
  /[,;:()]|\s-+\s|\b(?:but|while|whereas|although|though|because)\b|\b(?=(?:rather than|instead of|unlike|other than|and not|and never)\b)/g
const NEGATOR =
  /\b(?:not|never|no|none|neither|nor|cannot|without|hardly|false|untrue|incorrect|wrong|wrongly|falsely|unlike|instead of|rather than|other than|far from|anything but|fails? to)\b|n't\b/gi
const NO_NEGATOR = /\bnot only\b|\bno(?:\.|:| doubt\b)|\bwithout (?:a )?doubt\b|\bno wonder\b/gi
/** What denies all that comes after it in its sentence, whatever clauses there are. */
const DENIES_REST =
  /\b(?:false|untrue|incorrect|wrong|not true|n't true|not correct|not right|not the case|n't the case|myth|lie|impossible|doubt|doubts|doubtful|deny|denies|denied) (?:to (?:say|claim|think) )?that\b|\b(?:opposite|contrary|negation) of\b/gi
const NEXT_IS_DENIED = /\b(?:following|next|rest)\b.{0,60}\b(?:false|untrue|incorrect|wrong|not true|lies?)\b/i
const DENIES_PREVIOUS =
  /^(?:all of )?(?:this|that|it|the (?:above|statement|claim|opposite))(?:'s| is| was)? ?(?:is )?(?:all )?(?:not (?:so|true|right|correct|the case)|false|untrue|wrong|incorrect|a lie|the case)\b/i
const MAYBE_BEFORE =
  /\b(?:or|either|maybe|perhaps|possibly|might be|could be|may be|could also be)[\s"'*]+(?:[\p{L}\p{N}'-]+[\s"'*]+){0,2}$/iu
const MAYBE_AFTER = /^[\s"'*]*,?\s*(?:or\b|maybe\b|perhaps\b|\?)/i

/**
 * Whether a text says that something is so, denies it, or leaves it open, by the negations whose scope it stands in:
 * an odd number within its clause ("is not", "never", "isn't"), or over its whole sentence ("it is false that"), denies it.
 * Rules for English: they see through single and double negation, not through irony or long-winded argument.
 *
 * @param ways words to say it, any of which counts; case and accents do not matter, whole words only
 * @returns counts over the whole text
 * @cost linear in at most 20,000 characters for each way
 * @example stancesOn('It is Bern, not Zurich.', ['Zurich']) // { affirmed: 0, denied: 1, hedged: 0 }
 * @example stancesOn('It is false that Bern is not the capital.', ['Bern']) // { affirmed: 1, denied: 0, hedged: 0 }
 */
export function stancesOn(text: string, ways: readonly string[]): Stances {
  const counts = { affirmed: 0, denied: 0, hedged: 0 }
  for (const { text: sentence, denied } of framedSentences(text))
    for (const { start, end } of placesOf(sentence, ways)) counts[stanceAt(sentence, start, end, denied)]++
  return counts
}

/** A sentence, folded, and whether what stands around it turns it into its opposite. */
export interface FramedSentence {
  readonly text: string
  readonly denied: boolean
}

/** @returns the sentences of a text as {@link placesOf} and {@link stanceAt} read them */
export function framedSentences(text: string): FramedSentence[] {
  const all = sentences(readable(text)).map(fold)
  let restDenied = false
  return all.map((sentence, at) => {
    const denied = restDenied !== DENIES_PREVIOUS.test(all[at + 1] ?? '')
    if (NEXT_IS_DENIED.test(sentence)) restDenied = true
    return { text: sentence, denied }
  })
}

/** Case and accents do not count. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC')
}

/** Where one of several ways to say a thing stands in a folded sentence, as whole words; of overlapping ones the longest. */
export function placesOf(sentence: string, ways: readonly string[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const longestFirst = [...new Set(ways.map((way) => fold(way).trim()))].filter(Boolean).sort((a, b) => b.length - a.length)
  for (const way of longestFirst) {
    for (let start = sentence.indexOf(way); start !== -1; start = sentence.indexOf(way, start + way.length)) {
      const end = start + way.length
      const whole = !WORD_END.test(sentence.slice(Math.max(0, start - 2), start)) && !WORD_START.test(sentence.slice(end, end + 2))
      if (whole && !found.some((other) => start < other.end && other.start < end)) found.push({ start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const WORD_END = /(?:[\p{L}\p{N}]|\d[.,])$/u
const WORD_START = /^(?:[\p{L}\p{N}]|[.,]\d)/u

/** No sentence of an honest answer is longer: what stands farther off has no scope. */
const SCOPE = 400

/** @param sentenceDenied whether the sentence as a whole is turned into its opposite @cost linear in {@link SCOPE} */
export function stanceAt(sentence: string, start: number, end: number, sentenceDenied: boolean): keyof Stances {
  const before = sentence.slice(Math.max(0, start - SCOPE), start)
  const after = sentence.slice(end, end + SCOPE)
  if (MAYBE_BEFORE.test(before.slice(-60)) || MAYBE_AFTER.test(after.slice(0, 20))) return 'hedged'
  const cut = [...before.matchAll(CLAUSE_END)].at(-1)
  const clauseStart = cut === undefined ? 0 : cut.index + (/^\W/.test(cut[0]) ? 1 : 0) // a word that parts clauses belongs to the second
  const clauseEnd = after.search(CLAUSE_END)
  const clause = before.slice(clauseStart) + sentence.slice(start, end) + (clauseEnd === -1 ? after : after.slice(0, clauseEnd))
  const reach = before.match(DENIES_REST)?.length ?? 0
  const ownNegations = clause.replace(DENIES_REST, ' ').replace(NO_NEGATOR, ' ').match(NEGATOR)?.length ?? 0
  return (ownNegations + reach + (sentenceDenied ? 1 : 0)) % 2 === 0 ? 'affirmed' : 'denied'
}
