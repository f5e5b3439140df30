import * as z from 'zod'
import type { Rng } from '../../../core/rng.ts'
import { containment } from '../../../text/containment.ts'
import { words } from '../../../text/words.ts'
import { NoQuestionError } from '../errors.ts'
import type { Question, Reference, Snapshot } from '../question.ts'
import { cite } from '../sources/corpus-document.ts'
import { isWordSalad } from '../statements/is-word-salad.ts'
import type { TaskType } from '../task-type.ts'
import { checkClaims } from '../verifiers/check-claims.ts'
import { verdict } from '../verifiers/verdict.ts'
import { countrySubjects } from './country-subject.ts'
import { elementSubjects } from './element-subject.ts'
import { PADDING } from './padding.ts'
import type { Subject, ToldFact } from './told-fact.ts'
import { unsupportedBy } from './unsupported.ts'

const way = z.union([z.string(), z.number()])
const Expected = z.object({
  text: z.string(),
  mostWords: z.number(),
  claims: z.array(
    z.object({
      words: z.string(),
      about: z.array(z.string()),
      says: z.array(way),
      never: z.array(way),
      unit: z.array(z.string()).optional(),
      tolerance: z.number().optional(),
    }),
  ),
})

/** No summary that is asked for is longer. */
const LONGEST = 8000
/** Copied runs are of so many words; a summary in own words shares a few with its text, an extract nearly all. */
const RUN = 5
const FREELY_COPIED = 0.3
const ALL_COPIED = 0.6
/** At so many times the limit nothing is left of a summary's worth. */
const FAR_TOO_LONG = 1.5

/** A text made of facts and padding, to be told in few words: what counts are its facts, one by one. */
export const summarisation: TaskType = {
  name: 'summarisation',
  version: '2',
  words: 'texts full of talk, whose facts are to be told in few words',
  weights: { correctness: 0.75, literal: 0.1, semantic: 0.15 },

  async make({ rng, difficulty }) {
    const count = 1 + Math.round(2 * difficulty)
    const subjects = rng.next() < 0.6 ? countrySubjects(rng, count) : elementSubjects(rng, count)
    const facts = subjects.map((subject) => ({
      subject,
      told: chooseFacts(
        rng,
        subject.facts(
          rng,
          subjects.filter((other) => other !== subject),
        ),
        count === 1 ? 4 : 3,
      ),
    }))
    const { text, sentences } = tell(
      rng,
      facts.flatMap(({ told }) => told),
      3 + Math.round(5 * difficulty),
    )
    const claims = facts.flatMap(({ told }) => told.map(({ claim }) => claim))
    const readBack = checkClaims(text, claims)
    if (readBack.share < 1 || readBack.contradicts)
      throw new NoQuestionError({ type: this.name, got: 'a text in which its own facts are not found' })
    const references = summaries(facts, sentences)
    const mostWords = Math.ceil((1.4 * Math.max(...references.map((reference) => words(reference.text).length))) / 5) * 5
    return {
      type: this.name,
      version: this.version,
      topic: subjects[0]!.topic,
      subtopic: subjects.map(({ name }) => name).join(', '),
      goal: 'get the facts of a text in few words',
      query: `${rng.pick([
        `Summarise this text in at most ${mostWords} words of your own. Keep every name and figure, leave out the talk.`,
        `Tell me in no more than ${mostWords} words what this text says: all of its facts with their names and figures, in your own words.`,
      ])}\n\n${text}`,
      essentials: [String(mostWords), text],
      material: text,
      difficulty: (count - 1) / 2,
      snapshots: [...subjects.map(({ document }) => document.snapshot), snapshotOf(text, this.version)],
      references,
      expected: JSON.parse(JSON.stringify({ text, mostWords, claims })),
    }
  },

  async verify({ expected: stored }: Question, answer) {
    const { text, mostWords, claims } = Expected.parse(stored)
    const summary = answer.slice(0, LONGEST)
    if (isWordSalad(summary)) return verdict(0, 'words without an order that says something')
    const { checks, contradicts } = checkClaims(
      summary,
      claims.map(({ unit, tolerance, ...claim }) => ({ ...claim, ...(unit && { unit }), ...(tolerance !== undefined && { tolerance }) })),
    )
    const { names, numbers } = unsupportedBy(text, summary)
    if (contradicts || numbers.length > 0)
      return verdict(0, 'says something that the text does not say', { contradicts: true, claims: checks })
    const copied = falling(containment(summary, text, RUN), FREELY_COPIED, ALL_COPIED)
    const length = falling(words(summary).length / mostWords, 1, FAR_TOO_LONG)
    const held = checks.filter(({ holds }) => holds).length
    const share = Math.max(0, held - names.length) / checks.length
    const flaws = [copied < 1 && 'copied', length < 1 && 'too long', names.length > 0 && `adds ${names[0]}`].filter(Boolean)
    return verdict(share * copied * length, [`tells ${held} of ${checks.length} facts`, ...flaws].join(', '), { claims: checks })
  },
}

function chooseFacts(rng: Rng, facts: readonly ToldFact[], count: number): ToldFact[] {
  return rng.shuffle(facts).slice(0, count)
}

/** The text: facts in their order with padding between them, and where each stands. */
function tell(
  rng: Rng,
  facts: readonly ToldFact[],
  padding: number,
): { text: string; sentences: ReadonlyMap<ToldFact, { start: number; end: number }> } {
  const pads = rng.shuffle(PADDING).slice(0, padding)
  const at = pads.map(() => rng.int(0, facts.length - 1))
  const sentences = new Map<ToldFact, { start: number; end: number }>()
  let text = ''
  for (const [index, fact] of facts.entries()) {
    for (const [pad, place] of at.entries()) if (place === index) text += `${text === '' ? '' : ' '}${pads[pad]}`
    if (text !== '') text += ' '
    sentences.set(fact, { start: text.length, end: text.length + fact.told.length })
    text += fact.told
  }
  return { text, sentences }
}

/** One from the records, in one sentence per subject; one from the text, in a sentence per fact. */
function summaries(
  facts: readonly { readonly subject: Subject; readonly told: readonly ToldFact[] }[],
  sentences: ReadonlyMap<ToldFact, { start: number; end: number }>,
): Reference[] {
  const all = facts.flatMap(({ told }) => told)
  return [
    {
      by: 'the records of what the text is about',
      text: facts.map(({ subject, told }) => `About ${subject.name}: ${told.map(({ short }) => short).join('; ')}.`).join(' '),
      citations: facts.flatMap(({ subject, told }, at) => told.map(({ fact }) => cite(subject.document, fact, at))),
    },
    {
      by: 'reading the text sentence by sentence',
      text: all.map(({ whole }) => whole).join(' '),
      citations: all.map((fact) => ({ snapshot: facts.length, ...sentences.get(fact)! })),
    },
  ]
}

function snapshotOf(text: string, version: string): Snapshot {
  return { source: 'generator summarisation: text', revision: version, licence: 'MIT', text }
}

/** 1 up to `from`, 0 from `to` on, straight between. */
function falling(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (to - value) / (to - from)))
}
