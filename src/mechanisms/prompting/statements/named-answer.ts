import type { Verdict } from '../task-type.ts'
import { type FramedSentence, fold, framedSentences, placesOf, stanceAt } from '../verifiers/polarity.ts'
import { verdict } from '../verifiers/verdict.ts'
import { isWordSalad } from './is-word-salad.ts'

/** What is to be named in an answer. */
export interface NamedAnswer {
  /** Each must be named, by any of its names. */
  readonly right: readonly (readonly string[])[]
  /** What may not be named as the answer: all else of its kind. */
  readonly others: readonly string[]
  /** What was to be found on the way: to name it alone is worth {@link HALF_WAY}. */
  readonly onTheWay?: readonly string[]
  /** The question: what it names itself may be named. */
  readonly query: string
}

/** One thing was asked for: what follows so many characters is not read. */
const LONGEST = 4000
/** For an answer that got to the first of two steps. */
const HALF_WAY = 0.25

/**
 * Checks an answer that has to name one or several things: case, accents and other names do not matter, negations do. All right and nothing
 * else of that kind is 1; some of several are their share; anything wrong, denied or left open ("A or B") is 0. Where one thing is to be
 * named, others may be named on the way to it: only what is said in conclusion, outright, or in the same words counts.
 *
 * @cost linear in at most 4,000 characters for each name
 */
export function checkNamedAnswer(answer: string, { right, others, onTheWay = [], query }: NamedAnswer): Verdict {
  const text = answer.slice(0, LONGEST)
  if (isWordSalad(text)) return verdict(0, 'words without an order that says something')
  const asked = new Set(placesOf(fold(query), others).map(({ start, end }) => fold(query).slice(start, end)))
  const owners = new Map<string, number>() // place in `right`, or one of the two below
  for (const name of others) if (!asked.has(fold(name))) owners.set(fold(name), OTHER)
  for (const name of onTheWay) owners.set(fold(name), ON_THE_WAY)
  for (const [index, names] of right.entries()) for (const name of names) owners.set(fold(name), index)

  const told = framedSentences(text).map((sentence) => mentionsIn(sentence, owners))
  const counted = conclusions(told, right.length === 1)
  const mentions = counted.flatMap((sentence) => sentence.mentions)
  const denied = mentions.find(({ owner, stance }) => owner >= 0 && stance === 'denied')
  if (denied) return verdict(0, `denies ${right[denied.owner]![0]}`, { contradicts: true })
  const other = mentions.find(({ owner, stance }) => owner === OTHER && stance !== 'denied')
  if (other) return verdict(0, `names ${other.name}`, { contradicts: other.stance === 'affirmed' })

  const having = (stance: string) => new Set(mentions.filter((mention) => mention.stance === stance).map(({ owner }) => owner))
  const [found, open] = [having('affirmed'), having('hedged')]
  const named = right.filter((_, index) => found.has(index) && !open.has(index)).length
  if (named === right.length) return verdict(1, 'names what was asked for')
  if (open.size > 0) return verdict(0, 'leaves open what it is')
  if (named > 0) return verdict(named / right.length, `names ${named} of ${right.length}`)
  if (found.has(ON_THE_WAY)) return verdict(HALF_WAY, 'stops half way')
  return verdict(0, 'does not name what was asked for')
}

const OTHER = -1
const ON_THE_WAY = -2

interface Mention {
  readonly name: string
  readonly owner: number
  readonly stance: ReturnType<typeof stanceAt>
  readonly start: number
}

interface Told {
  readonly text: string
  readonly mentions: readonly Mention[]
}

function mentionsIn({ text, denied }: FramedSentence, owners: ReadonlyMap<string, number>): Told {
  const mentions = placesOf(text, [...owners.keys()]).map(({ start, end }): Mention => {
    const name = text.slice(start, end)
    return { name, owner: owners.get(name) ?? ON_THE_WAY, stance: stanceAt(text, start, end, denied), start }
  })
  return { text, mentions }
}

/** Marks of what an answer comes to, within a sentence. */
const CONCLUDES = /\b(?:so|thus|hence|therefore|means|makes|leaves|answer(?: is)?)\b|[=→:](?=[^=→:]*$)/g
const MARKED = /\b(?:answer|result)s?\b/
const OUTRIGHT = /^\W*(?:(?:it|that|this)(?: must| can| would)?(?:'s| is| be)|so|thus|hence|therefore)\b/
/** Sentences of so few words say nothing but a name. */
const MOST_WORDS_OF_BARE = 5
/** Two sentences that share so much of their words say the same of two things. */
const SAME_WORDING = 0.6

/**
 * What counts of an answer. Where its last sentence is marked as the answer, that and what else is so marked; of this sentence what follows
 * "so" or "is", if it names something. Otherwise everything; where one thing is asked for, only what is said last, outright, or in the words of the last.
 */
function conclusions(told: readonly Told[], isOne: boolean): readonly Told[] {
  const naming = told.filter(({ mentions }) => mentions.length > 0)
  const last = naming.at(-1)
  if (!last) return []
  const before = naming.slice(0, -1)
  const isMarked = MARKED.test(last.text) || /\bso\b|^(?:thus|hence|therefore)\b/.test(last.text)
  if (isMarked) return [...before.filter(({ text }) => MARKED.test(text)), endOf(last)]
  if (!isOne) return told
  return [...before.filter((sentence) => OUTRIGHT.test(sentence.text) || isBare(sentence) || isAlike(sentence, last)), endOf(last)]
}

function endOf(last: Told): Told {
  const cut = [...last.text.matchAll(CONCLUDES)].at(-1)?.index ?? 0
  const end = last.mentions.filter(({ start }) => start > cut)
  return end.length > 0 ? { ...last, mentions: end } : last
}

function isBare({ text }: Told): boolean {
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= MOST_WORDS_OF_BARE
}

function isAlike(a: Told, b: Told): boolean {
  const [left, right] = [frameOf(a), frameOf(b)]
  const shared = [...left].filter((word) => right.has(word)).length
  return shared >= SAME_WORDING * Math.min(left.size, right.size)
}

/** The words of a sentence without the names in it. */
function frameOf({ text, mentions }: Told): Set<string> {
  const frame = mentions.reduce((rest, { name }) => rest.replace(name, ' '), text)
  return new Set(frame.match(/[\p{L}\p{N}]+/gu) ?? [])
}
