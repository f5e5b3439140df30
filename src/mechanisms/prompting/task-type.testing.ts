import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../core/clock.ts'
import { createRng } from '../../core/rng.ts'
import { chrF } from '../../text/chrf.ts'
import { rougeL } from '../../text/rouge-l.ts'
import { shingles } from '../../text/shingles.ts'
import { words } from '../../text/words.ts'
import { NoQuestionError } from './errors.ts'
import { Question } from './question.ts'
import { questionFlaw } from './question-flaw.ts'
import { itTellsPartsApart, type Part } from './scoring/ablations.testing.ts'
import { checkReferences } from './scoring/check-references.ts'
import { builtInSources } from './sources/built-in-sources.ts'
import type { TaskType, Verdict } from './task-type.ts'
import { BLIND_ANSWERS, CONSTANT_ANSWERS, keywordBags, negationsOf } from './task-type-attacks.testing.ts'

/** Answers to one question from best to worst. */
export interface Ladder {
  /** Right, worded as a reference or as good. */
  readonly exact: string
  /** Right, in words of its own. */
  readonly paraphrase: string
  /** Right in part, or near: worth less, and more than what is wrong in at least some of the questions. */
  readonly partial: string
  /** Wrong, and as well worded. */
  readonly wrong: string
}

/** What the contract suite needs to know about a task type in order to try it. */
export interface TaskTypeTrial {
  readonly type: TaskType
  ladder(question: Question): Ladder
  /** References turned into their opposite. Without it: negations in English. For code and data that cannot be negated: none. */
  negations?(question: Question): readonly string[]
  /** Answers that say right and wrong things together. Without it: two rungs of the ladder side by side. */
  hedges?(question: Question): readonly string[]
  /** Answers of this type that somebody who has not read the question would try; each may get little on average. */
  readonly constants?: readonly string[]
  /** What an answer may lack while the rest of it is as it should be. Without it: intent, grounding and style. */
  readonly parts?: readonly Part[]
  /** How many of 200 draws differ, where the world holds fewer than the 150 asked for. */
  readonly fewestDistinct?: number
}

const SEEDS = Array.from({ length: 36 }, (_, n) => n)
const HIGHEST_FOR_ATTACKS = 0.2
const LONGEST_VERIFY_MS = 1000

/** A question of a type, as it comes back from the store; draws that give none, or bad references, are drawn again. */
export async function aQuestion(type: TaskType, seed: string, difficulty = 0.5): Promise<Question> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      const rng = createRng(`${type.name} contract`).fork(seed).fork(String(attempt))
      const made = await type.make({ rng, difficulty, sources: builtInSources })
      const question = Question.parse(JSON.parse(JSON.stringify(made)))
      if ((await checkReferences(question, type)) === undefined) return question
    } catch (error) {
      if (!(error instanceof NoQuestionError)) throw error
    }
  }
  throw new Error(`${type.name}: expected a question within 20 draws of seed ${seed}, got none`)
}

/** The promises of {@link TaskType}, tried on one of them: call it once per type, inside its test file. */
export function describeTaskTypeContract(trial: TaskTypeTrial): void {
  const { type } = trial
  const questions = async (): Promise<Question[]> =>
    Promise.all(SEEDS.map((seed) => aQuestion(type, String(seed), seed / (SEEDS.length - 1))))

  /** Verifies, and holds the verdict to its promises. */
  async function verdictOf(question: Question, answer: string): Promise<Verdict> {
    const started = systemClock.now()
    const verdict = await type.verify(question, answer)
    const tookMs = systemClock.now() - started
    const said = `${answer.slice(0, 200)} | to: ${question.query.slice(0, 400)} | verdict: ${verdict.words}`
    expect(tookMs, said).toBeLessThanOrEqual(LONGEST_VERIFY_MS)
    expect(verdict.correctness, said).toBeGreaterThanOrEqual(0)
    expect(verdict.correctness, said).toBeLessThanOrEqual(1)
    expect(verdict.words.length, said).toBeGreaterThan(0)
    return verdict
  }

  async function expectWorthless(question: Question, answers: readonly string[]): Promise<void> {
    for (const answer of answers) {
      const { correctness, words } = await verdictOf(question, answer)
      expect(correctness, `${answer.slice(0, 300)}\n| to: ${question.query.slice(0, 600)}\n| verdict: ${words}`).toBeLessThanOrEqual(
        HIGHEST_FOR_ATTACKS,
      )
    }
  }

  describe(`the TaskType contract: ${type.name}`, () => {
    it('has a name, a version and weights that count correctness most', () => {
      expect(type.name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(type.version).toMatch(/\d/)
      const { correctness, literal, semantic } = type.weights
      expect(correctness + literal + semantic).toBeCloseTo(1, 12)
      expect(correctness).toBeGreaterThanOrEqual(0.7)
      expect(Math.min(literal, semantic)).toBeGreaterThanOrEqual(0)
    })

    it('makes the same question of the same stream', async () => {
      for (const seed of SEEDS) expect(await aQuestion(type, String(seed))).toEqual(await aQuestion(type, String(seed)))
    })

    it('row 12: asks one clear question that says nothing of the answer, and holds its essentials and what is to be worked on', async () => {
      for (const question of await questions()) {
        const { query, references, essentials, material = '' } = question
        expect([question.type, question.version]).toEqual([type.name, type.version])
        expect(await questionFlaw(question, type), query).toBeUndefined()
        expect(query).toContain(material)
        const asked = material === '' ? query : query.replace(material, ' ')
        expect(asked.split('?').length - 1, `questions in: ${asked}`).toBeLessThanOrEqual(1)
        for (const { text } of references) expect(sharedRuns(text, asked), `of the reference ${text} in: ${asked}`).toEqual([])
        for (const essential of essentials) expect(query).toContain(essential)
      }
    })

    it('rows 8 and 13: has references found in different ways, which its verifier finds right', async () => {
      for (const question of await questions()) {
        const { references } = question
        expect(references.length).toBeGreaterThanOrEqual(2)
        expect(new Set(references.map(({ by }) => by)).size, question.query).toBe(references.length)
        for (const { text, by } of references) {
          const { correctness, contradicts, words } = await verdictOf(question, text)
          expect(correctness, `${by}: ${text} | to: ${question.query} | verdict: ${words}`).toBeGreaterThanOrEqual(0.95)
          expect(contradicts, `${by}: ${text} | to: ${question.query} | verdict: ${words}`).toBe(false)
        }
      }
    })

    it('row 9: cites spans that are there to be read again', async () => {
      for (const { snapshots, references, query } of await questions()) {
        const citations = references.flatMap((reference) => reference.citations)
        expect(citations.length, query).toBeGreaterThan(0)
        const said = new Set(words([query, ...references.map(({ text }) => text)].join(' ')))
        for (const { snapshot, start, end } of citations) {
          const { text } = snapshots[snapshot]!
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
          const span = text.slice(start, end)
          expect(span, query).toBe(span.trim())
          expect(
            words(span).some((word) => said.has(word)),
            `${span} | cited for: ${query}`,
          ).toBe(true)
        }
      }
    })

    it('row 16: falls from exact over paraphrase, partly right and wrong to nothing', async () => {
      const sums = [0, 0, 0, 0, 0]
      const all = await questions()
      for (const question of all) {
        const { exact, paraphrase, partial, wrong } = trial.ladder(question)
        const rungs = [exact, paraphrase, partial, wrong, '']
        const verdicts: Verdict[] = []
        for (const rung of rungs) verdicts.push(await verdictOf(question, rung))
        const said = rungs.map((rung, at) => `${rung} -> ${verdicts[at]!.correctness} (${verdicts[at]!.words})`).join('\n')
        for (let at = 1; at < rungs.length; at++)
          expect(verdicts[at]!.correctness, `${question.query}\n${said}`).toBeLessThanOrEqual(verdicts[at - 1]!.correctness)
        expect(verdicts[1]!.correctness, `${question.query}\n${said}`).toBeGreaterThanOrEqual(0.9)
        expect(verdicts[3]!.correctness, `${question.query}\n${said}`).toBeLessThanOrEqual(HIGHEST_FOR_ATTACKS)
        for (const [at, rung] of rungs.entries()) sums[at] = sums[at]! + worth(type, question, rung, verdicts[at]!) / all.length
      }
      for (let at = 1; at < sums.length; at++) expect(sums[at]!, `mean of rung ${at} of ${sums}`).toBeLessThan(sums[at - 1]!)
    })

    itTellsPartsApart(type, async () => (await questions()).slice(0, 12), {
      wrong: (question) => trial.ladder(question).wrong,
      parts: trial.parts ?? ['intent', 'grounding', 'style'],
    })

    it('regression 1: gives nothing for answers that know nothing, whatever they hold, and is quick about it', async () => {
      for (const question of (await questions()).slice(0, 12)) await expectWorthless(question, Object.values(BLIND_ANSWERS))
    }, 120_000)

    it('regression 1: has a verdict on whatever text comes', async () => {
      const some = [await aQuestion(type, 'any text 1', 0.2), await aQuestion(type, 'any text 2', 0.8)]
      const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }), fc.json())
      await fc.assert(
        fc.asyncProperty(fc.array(piece, { maxLength: 4 }), fc.boolean(), async (pieces, withReference) => {
          for (const question of some) await verdictOf(question, [...pieces, withReference ? question.references[0]!.text : ''].join('\n'))
        }),
        { numRuns: 40 },
      )
    })

    it('regression 8: gives nothing for an echo of the question', async () => {
      for (const question of await questions()) {
        const { query, conversation } = question
        const told = conversation ? [conversation.opening, ...conversation.details.map(({ says }) => says)].join(' ') : query
        await expectWorthless(question, [query, `${query}\n\n${query}`, `You asked: ${query}`, told])
      }
    })

    it('regression 8: gives nothing for the opposite of a reference', async () => {
      for (const question of await questions()) {
        const opposites = trial.negations?.(question) ?? question.references.flatMap(({ text }) => negationsOf(text))
        await expectWorthless(question, opposites)
      }
    })

    it('regression 8: gives little for the words of a reference in any other order', async () => {
      const worths: number[] = []
      for (const question of await questions())
        for (const { text } of question.references.filter((reference) => words(reference.text).length >= 6))
          for (const bag of keywordBags(text)) worths.push((await verdictOf(question, bag)).correctness)
      const mean = worths.length === 0 ? 0 : worths.reduce((sum, worth) => sum + worth, 0) / worths.length
      expect(mean).toBeLessThanOrEqual(HIGHEST_FOR_ATTACKS)
    })

    it('regression 8: gives little for one and the same answer to everything', async () => {
      const all = await questions()
      const anyReference = all.slice(0, 6).map(({ references }) => references[0]!.text)
      for (const constant of [...CONSTANT_ANSWERS, ...(trial.constants ?? []), ...anyReference]) {
        let sum = 0
        for (const question of all) sum += (await verdictOf(question, constant)).correctness
        expect(sum / all.length, `always: ${constant}`).toBeLessThanOrEqual(HIGHEST_FOR_ATTACKS)
      }
    })

    it('gives nothing for saying right and wrong things together', async () => {
      for (const question of await questions()) {
        const { exact, wrong } = trial.ladder(question)
        const sideBySide = [`${exact} or ${wrong}`, `Either ${wrong} or ${exact}`, `${exact}\n${wrong}`, `${wrong}\n${exact}`]
        await expectWorthless(question, trial.hedges?.(question) ?? sideBySide)
      }
    })

    it('makes other questions of another difficulty, and says so', async () => {
      const pairs = await Promise.all(
        SEEDS.map(async (seed) => [await aQuestion(type, String(seed), 0), await aQuestion(type, String(seed), 1)] as const),
      )
      const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side].difficulty, 0) / pairs.length
      expect(mean(1) - mean(0)).toBeGreaterThanOrEqual(0.3)
      expect(pairs.filter(([easy, hard]) => easy.query !== hard.query).length).toBeGreaterThanOrEqual(SEEDS.length / 2)
    })

    it('hardly ever asks the same twice', async () => {
      const drawn = await Promise.all(Array.from({ length: 200 }, (_, n) => aQuestion(type, `distinct ${n}`, (n % 11) / 10)))
      expect(new Set(drawn.map(({ query }) => query)).size).toBeGreaterThanOrEqual(trial.fewestDistinct ?? 150)
    })

    it('row 6: leaves out of the opening of a conversation what its details then say', async () => {
      for (const { query, conversation, essentials } of await questions()) {
        if (!conversation) continue
        const { opening, details } = conversation
        expect(opening).not.toBe(query)
        expect(
          essentials.some((essential) => !opening.includes(essential)),
          `nothing is left out of: ${opening}`,
        ).toBe(true)
        for (const essential of essentials)
          expect(
            [opening, ...details.map(({ says }) => says)].some((said) => said.includes(essential)),
            `${essential} is said nowhere`,
          ).toBe(true)
        for (const { says, keywords } of details) {
          expect(opening).not.toContain(says)
          for (const keyword of keywords) expect(keyword).toBe(keyword.toLowerCase())
        }
      }
    })
  })
}

/** Runs of five words that both texts hold. */
function sharedRuns(a: string, b: string): string[] {
  const said = words(a)
  if (said.length < 5) return []
  const others = shingles(words(b), 5)
  return [...shingles(said, 5)].filter((run) => others.has(run))
}

/** What an answer comes to with the measures that need no embedder: what is wrong is capped, as scoring does. */
function worth({ weights }: TaskType, { references }: Question, answer: string, { correctness, contradicts }: Verdict): number {
  const literal = Math.max(...references.map(({ text }) => (chrF(answer, text) + rougeL(answer, text).f1) / 2))
  const sum = (weights.correctness * correctness + weights.literal * literal) / (weights.correctness + weights.literal)
  return contradicts || correctness === 0 ? Math.min(0.2, sum) : sum
}
