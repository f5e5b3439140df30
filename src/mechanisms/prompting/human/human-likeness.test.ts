import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { MANNER_FEATURES } from '../../../text/manner-similarity.ts'
import { styleFeatures } from '../../../text/style-features.ts'
import { TASK_TYPES } from '../task-types.ts'
import { askFrom, coveragePlan, nextCell } from './coverage.ts'
import { humanLikeness } from './human-likeness.ts'
import { crossValidatedArea } from './logistic-classifier.testing.ts'
import { makeChallenge } from './make-challenge.ts'
import { protectSpans } from './protect-spans.ts'
import { drawQuestions } from './testing.ts'

/** Conversations of people with an assistant (OpenAssistant, Apache-2.0): lies beside the repository where somebody has put it. */
const SAMPLE = '../shared/data/oasst-en-100-trees.jsonl'
interface Message {
  readonly role: string
  readonly text: string
  readonly synthetic?: boolean
  readonly deleted?: boolean
  readonly replies?: readonly Message[]
}

const requestsIn = (message: Message): string[] => [
  ...(message.role === 'prompter' && !message.synthetic && !message.deleted ? [message.text] : []),
  ...(message.replies ?? []).flatMap(requestsIn),
]

/** Both kinds of text without what no fuzz touches: numbers, code, quotations, lists. */
const rowsOf = (texts: readonly string[], names = MANNER_FEATURES) =>
  texts.map((text) => {
    const features = styleFeatures(protectSpans(text, []).text.replace(/[\ue000-\uf8ff]/g, ''))
    return names.map((name) => features[name])
  })

describe.skipIf(!existsSync(SAMPLE))('row 5: challenges beside what people write (needs the sample of people)', () => {
  let people: string[]
  let clear: string[]
  let challenges: string[]
  beforeAll(async () => {
    const trees = readFileSync(SAMPLE, 'utf8').trim().split('\n')
    // Every second one: the others are what humanLikeness was fitted to.
    people = trees.flatMap((line) => requestsIn(JSON.parse(line).prompt)).filter((_, index) => index % 2 === 1)
    const plan = coveragePlan(new Map(TASK_TYPES.map(({ name }) => [name, 1])), 'row 5')
    const visits = new Uint32Array(plan.cells.length)
    const questions = await drawQuestions(people.length, undefined, 'row 5')
    clear = questions.map(({ query }) => query)
    challenges = questions.map((question, index) => {
      const cell = nextCell(plan, visits)!
      visits[cell.index]! += 1
      const rng = createRng(`row 5 ${index}`)
      return makeChallenge(question, { ...askFrom(cell, rng), rng }).text
    })
  }, 60_000)

  it('row 5: cannot be told from it by manner with an AUC above 0.7 at the default mix of lambda, as clear queries can', () => {
    expect(MANNER_FEATURES.length).toBeGreaterThanOrEqual(20)
    const [plain, fuzzy] = [crossValidatedArea(rowsOf(clear), rowsOf(people)), crossValidatedArea(rowsOf(challenges), rowsOf(people))]
    expect(fuzzy).toBeLessThanOrEqual(0.7)
    expect(plain).toBeGreaterThan(0.8)
  })
})

describe('likeness to what people write', () => {
  it('is finite and above 0 for any text', () => {
    for (const text of ['', '.', '\u0000', '\ud800', 'hi '.repeat(30_000), '!!! '.repeat(1000), ',,,,,'])
      expect(humanLikeness(text) > 0 && Number.isFinite(humanLikeness(text))).toBe(true)
  })

  it('prefers a request as people type it to one that is overdone', () => {
    expect(humanLikeness('Can you tell me what the capital of Andorra is?')).toBeGreaterThan(
      humanLikeness('hi, um, well, hello, ugh, pls, like, tell, capital, of, andorra...'),
    )
  })
})
