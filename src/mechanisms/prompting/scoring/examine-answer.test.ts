import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordEmbedder } from '../../../models/word-embedder.ts'
import { aHistory } from '../../contract.testing.ts'
import { ExaminedAnswer } from '../examined-answer.ts'
import type { Question } from '../question.ts'
import type { TaskType, Verdict } from '../task-type.ts'
import { ATTACKS, INSIDER_ATTACKS } from './attacks.testing.ts'
import { checkReferences } from './check-references.ts'
import { examineAnswer } from './examine-answer.ts'
import { judgedRecipe, promptingRecipe as recipe } from './prompting-recipe.ts'
import { scoreAnswers } from './score-answers.ts'
import { anAnsweredTask, aTranscript, byMiner, capitalQuestion, capitalType, timed } from './testing.ts'

const examination = { question: capitalQuestion, type: capitalType, embedder: wordEmbedder, unrelated: { high: 0.5 } }
const CHALLENGE = 'hey whats the capital of France and which river is it on??'
const examine = (answer: string, changes: Partial<typeof examination> & { patienceMs?: number } = {}) =>
  examineAnswer({ ...examination, ...changes }, { transcript: aTranscript(answer, CHALLENGE) })
const worthOf = (examined: ExaminedAnswer) => scoreAnswers(anAnsweredTask(), byMiner([examined]), aHistory(), recipe).records[0]!.value
const [REFERENCE] = capitalQuestion.references.map(({ text }) => text) as [string, string]

const HOSTILE_VERIFIERS: Readonly<Record<string, TaskType['verify']>> = {
  'throws at once': () => {
    throw new Error('no')
  },
  rejects: () => Promise.reject(new Error('no')),
  'never ends': () => new Promise(() => {}),
  'gives no verdict': async () => undefined as unknown as Verdict,
  'gives no number': async () => ({ correctness: Number.NaN, contradicts: false, claims: [], words: '' }),
  'gives too much': async () => ({ correctness: 7, contradicts: false, claims: [], words: '' }),
}

describe('examineAnswer', () => {
  it('gives a storable examination of any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.lorem()), async (answer) => {
        const examined = await examine(answer)
        expect(ExaminedAnswer.parse(JSON.parse(JSON.stringify(examined)))).toEqual(JSON.parse(JSON.stringify(examined)))
      }),
      { numRuns: 50 },
    )
  })

  it.each(Object.entries(HOSTILE_VERIFIERS))(
    'row 4: makes one answer worth nothing, and says so, where its verifier %s',
    async (_, verify) => {
      const examined = await examine(REFERENCE, { type: { ...capitalType, verify }, patienceMs: 20 })
      expect(examined).toMatchObject({ correctness: 0, words: expect.stringContaining('could not be checked') })
      expect(worthOf(examined)).toBeLessThanOrEqual(recipe.attempt)
    },
  )

  it('row 4: lets no answer use up the time of another one', async () => {
    const verify: TaskType['verify'] = (question, answer) =>
      answer === 'slow' ? new Promise(() => {}) : capitalType.verify(question, answer)
    const examined = ['slow', 'slow', 'slow', REFERENCE].map((answer) =>
      examine(answer, { type: { ...capitalType, verify }, patienceMs: 200 }),
    )
    expect((await Promise.all(examined)).map(({ correctness }) => correctness)).toEqual([0, 0, 0, 1])
  })

  it('row 4: goes without the measure of meaning, and says so, where the embedder fails', async () => {
    const examined = await examine(REFERENCE, { embedder: { ...wordEmbedder, embed: () => Promise.reject(new Error('no')) } })
    expect(examined).toMatchObject({ correctness: 1, semantic: 0, words: expect.stringContaining('meaning could not be measured') })
  })

  it('asks judges about right answers only, and keeps what they said beside what the embedder says', async () => {
    const asked: string[] = []
    const judged = (agreement: number | undefined, answer = REFERENCE) => {
      const judge = async (text: string) => {
        asked.push(text)
        if (agreement === undefined) throw new Error('no')
        return { agreement, votes: 3, log: [] }
      }
      return examineAnswer({ ...examination, judge }, { transcript: aTranscript(answer, CHALLENGE) })
    }
    const examined = await judged(0.25)
    expect(examined).toMatchObject({ semantic: expect.closeTo(1, 6), judged: { agreement: 0.25, votes: 3 } })
    expect((await judged(undefined)).judged).toBeUndefined()
    expect((await judged(1, 'It is Lyon, on the Danube.')).judged).toBeUndefined()
    expect(asked).toEqual([REFERENCE, REFERENCE])
  })

  it('lets judges stand for the embedder where the recipe says so and they had a verdict, and nowhere else', async () => {
    const examined = { ...(await examine(REFERENCE)), judged: { agreement: 0, votes: 3, log: [] } }
    const { judged: _, ...unjudged } = examined
    const undecided = { ...examined, judged: { votes: 2, log: [] } }
    const worthBy = (used: typeof recipe, answer: ExaminedAnswer) =>
      scoreAnswers(anAnsweredTask(), byMiner([answer]), aHistory(), used).records[0]!.value
    expect(worthBy(recipe, examined)).toBe(worthBy(recipe, unjudged))
    expect(worthBy(judgedRecipe, unjudged)).toBe(worthBy(recipe, unjudged))
    expect(worthBy(judgedRecipe, undecided)).toBe(worthBy(recipe, unjudged))
    // .8 is for content, of which .15 is for meaning, by `anAnsweredTask`.
    expect(worthBy(recipe, examined) - worthBy(judgedRecipe, examined)).toBeCloseTo(0.8 * 0.15 * examined.semantic, 9)
    expect(worthBy(judgedRecipe, { ...examined, correctness: 0, judged: { agreement: 1, votes: 3, log: [] } })).toBeLessThanOrEqual(
      recipe.attempt,
    )
  })

  it('row 13: takes the best of three references, and says how much that hangs on which there are', async () => {
    const third = { text: 'Paris, on the Seine, is where the French government sits.', by: 'a third', citations: [] }
    const question = { ...capitalQuestion, references: [...capitalQuestion.references, third] }
    for (const { text } of question.references) {
      const { literal, literalInterval } = await examine(text, { question })
      expect(literal).toBeCloseTo(1, 12)
      expect(literalInterval.high).toBeCloseTo(1, 12)
      expect(literalInterval.low).toBeLessThan(1)
    }
  })

  it('row 16: falls from exact over paraphrase, partly right and wrong to nothing', async () => {
    const ladder = [
      REFERENCE,
      'It is Paris that is the capital of France; the river flowing through it is called the Seine.',
      'The capital of France is Paris.',
      'The capital of France is Lyon, and the river that runs through the city is the Danube.',
      '',
    ]
    const values = []
    for (const rung of ladder) values.push(worthOf(await examine(rung)))
    for (let at = 1; at < values.length; at++) expect(values[at]!, `rung ${at} of ${values}`).toBeLessThan(values[at - 1]!)
    expect(values[3]).toBeLessThanOrEqual(0.2)
  })

  it('row 17: gives at most .4 for taking over the source word for word where references put it in words of their own', async () => {
    const [source] = capitalQuestion.snapshots
    const lenient: TaskType = {
      ...capitalType, // finds all right that names the place, as a verifier of facts must
      verify: async () => ({ correctness: 1, contradicts: false, claims: [], words: 'All facts are there.' }),
    }
    const copy = await examine(source!.text, { type: lenient })
    expect(copy.copied).toBe(1)
    expect(worthOf(copy)).toBeLessThanOrEqual(0.4)
    expect((await examine(REFERENCE)).copied).toBe(0)
    const quoting: Question = { ...capitalQuestion, references: capitalQuestion.references.map((one) => ({ ...one, text: source!.text })) }
    expect((await examine(source!.text, { type: lenient, question: quoting })).copied).toBe(0)
  })

  it('row 2: gives nothing for a right answer with a made-up quotation from its source', async () => {
    const { source } = capitalQuestion.snapshots[0]!
    const citing = (quotation: string) => examine(`${REFERENCE} "${quotation}" (${source})`)
    expect(worthOf(await citing('The Seine was dug by the Romans in a single year'))).toBe(0)
    expect(worthOf(await citing('France is a country in Western Europe'))).toBeGreaterThanOrEqual(0.7)
  })

  it('row 2: says of a right answer that it adds a name that no source knows, with or without a link, and lets it show its working', async () => {
    expect((await examine(REFERENCE)).grounding).toBe(1)
    expect((await examine(`${REFERENCE} It was called Atlantis before.`)).grounding).toBeLessThan(1)
    expect((await examine(`${REFERENCE} Of 27 cities that I counted it is the 1st.`)).grounding).toBe(1)
    expect((await examine('Well, that depends on a lot of things.')).grounding).toBeNull()
  })

  it('row 20: lets a miner that lacks intent, grounding or style lose that part, and hardly anything of the two others', async () => {
    const whole = await examine(REFERENCE)
    const miners = {
      intent: 'The currency of France is the euro, and the continent that this country lies on is Europe.',
      grounding: 'The capital of France is Lyon, and the river that runs through the city is the Danube.',
      style: 'paris, seine!!! lol pls... idk dont ask me, gonna go now, btw its paris on the seine',
    }
    for (const [part, answer] of Object.entries(miners)) {
      const examined = await examine(answer)
      for (const measure of ['intent', 'grounding', 'style'] as const) {
        const lost = whole[measure]! - examined[measure]!
        if (measure === part) expect(lost, `${measure} of: ${answer}`).toBeGreaterThanOrEqual(0.4)
        else expect(lost, `${measure} of: ${answer}`).toBeLessThanOrEqual(0.2)
      }
    }
  })

  it('gives an asked style its share where it is met, whatever the references look like', async () => {
    const question = { ...capitalQuestion, style: 'in one short sentence, formal' }
    expect((await examine(REFERENCE, { question })).style).toBe(1)
    expect((await examine("It's Paris. And that's on the Seine.", { question })).style).toBeCloseTo(1 / 3, 12)
  })

  it('takes the last answer of a conversation, and shares its worth among the guesses that it took', async () => {
    const turn = (answer: string) => aTranscript(answer, CHALLENGE).turns[0]!
    const conversation = (...answers: string[]) => examineAnswer(examination, { transcript: { turns: [...answers, REFERENCE].map(turn) } })
    expect(await conversation('Which country do you mean?')).toMatchObject({ correctness: 1, answer: REFERENCE, progress: 1 })
    expect(await conversation('It is Lyon, right?')).toMatchObject({ correctness: 1 / 2 })
    expect(await conversation('It is Lyon.', 'It is Madrid.')).toMatchObject({
      correctness: 1 / 3,
      words: expect.stringContaining('3 guesses'),
    })
  })

  it('tells the free from the forced: equal answers are copies only where they could have been otherwise', async () => {
    expect((await examine('Paris, Seine')).closedForm).toBe(true)
    expect((await examine(REFERENCE)).closedForm).toBe(true)
    const own = 'If you ever go to see it, and you should, you will find Paris spread out on both sides of the Seine, which crosses it.'
    expect((await examine(own)).closedForm).toBe(false)
  })

  it('regression 1 and 8: gives .2 at most for every attack, in a second at most', async () => {
    for (const { name, answers } of [...ATTACKS, ...INSIDER_ATTACKS])
      for (const answer of answers(capitalQuestion, CHALLENGE)) {
        const { value, tookMs } = await timed(async () => worthOf(await examine(answer)))
        expect(tookMs, `ms of ${name}`).toBeLessThanOrEqual(1000)
        expect(value, `${name}: ${answer.slice(0, 200)}`).toBeLessThanOrEqual(0.2)
      }
  })
})

describe('checkReferences', () => {
  it('row 8: finds nothing wrong with references that their own verifier agrees with, and says which one it does not', async () => {
    expect(await checkReferences(capitalQuestion, capitalType)).toBeUndefined()
    const changed = (text: string) => ({
      ...capitalQuestion,
      references: [capitalQuestion.references[0]!, { text, by: 'another', citations: [] }],
    })
    expect(await checkReferences(changed('The capital of France is Lyon on the Seine.'), capitalType)).toContain('another')
    const [first] = capitalQuestion.references
    expect(await checkReferences({ ...capitalQuestion, references: [first!, first!] }, capitalType)).toContain('one way')
    expect(await checkReferences(capitalQuestion, { ...capitalType, version: 'capital/2' })).toContain('capital/2')
  })
})
