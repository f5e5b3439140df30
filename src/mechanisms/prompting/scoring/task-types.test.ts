import { describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { wordEmbedder } from '../../../models/word-embedder.ts'
import { aHistory } from '../../contract.testing.ts'
import { makeChallenge } from '../human/make-challenge.ts'
import type { Question } from '../question.ts'
import { questionAnswering } from '../question-answering/question-answering.ts'
import { builtInSources } from '../sources/built-in-sources.ts'
import { summarisation } from '../summarisation/summarisation.ts'
import { aQuestion } from '../task-type.testing.ts'
import type { TaskType } from '../task-type.ts'
import { TASK_TYPES } from '../task-types.ts'
import { unrelatedSimilarity } from '../unrelated-similarity.ts'
import { ATTACKS, INSIDER_ATTACKS } from './attacks.testing.ts'
import { examineAnswer } from './examine-answer.ts'
import { promptingRecipe as recipe } from './prompting-recipe.ts'
import { scoreAnswers } from './score-answers.ts'
import { anAnsweredTask, aTranscript, byMiner, timed } from './testing.ts'

const SEEDS = ['a', 'b', 'c', 'd']
const PERSONA = { profile: 'student', mood: 'tired', tone: 'casual', languageSkill: 'fluent' } as const

/** Questions of a type with the challenges that were made of them, and what an answer to each is worth. */
async function trialsOf(type: TaskType) {
  const unrelated = await unrelatedSimilarity(type, wordEmbedder, builtInSources)
  return Promise.all(
    SEEDS.map(async (seed) => {
      const question = await aQuestion(type, `scored ${seed}`)
      const challenge = makeChallenge(question, { persona: PERSONA, lambda: 0.5, rng: createRng(seed) }).text
      async function worthOf(answer: string): Promise<number> {
        const examination = { question, type, embedder: wordEmbedder, unrelated }
        const examined = await examineAnswer(examination, { transcript: aTranscript(answer, challenge) })
        const task = anAnsweredTask({ weights: type.weights })
        return scoreAnswers(task, byMiner([examined]), aHistory(), recipe).records[0]!.value
      }
      return { question, challenge, worthOf }
    }),
  )
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const rightOf = ({ references }: Question) => references.map(({ text }) => text)

describe('row 17: a miner that copies its source', () => {
  it.each([questionAnswering, summarisation])('gets at most .4 for $name', async (type) => {
    for (const { question, worthOf } of await trialsOf(type))
      for (const { text } of question.snapshots) expect(await worthOf(text), `${text} | to: ${question.query}`).toBeLessThanOrEqual(0.4)
  })
})

describe.each(TASK_TYPES.map((type) => [type.name, type] as const))('scoring answers to %s', (_, type) => {
  it('row 16: pays references nearly all, answers to another question hardly anything, and silence nothing', async () => {
    const trials = await trialsOf(type)
    const worths = { right: [] as number[], other: [] as number[] }
    for (const [place, { question, worthOf }] of trials.entries()) {
      for (const right of rightOf(question)) worths.right.push(await worthOf(right))
      worths.other.push(await worthOf(rightOf(trials[(place + 1) % trials.length]!.question)[0]!))
      expect(await worthOf('')).toBe(0)
    }
    expect(Math.min(...worths.right), `${worths.right}`).toBeGreaterThanOrEqual(0.8)
    expect(mean(worths.other), `${worths.other}`).toBeLessThanOrEqual(0.3)
  })

  it('regression 1 and 8: gives .2 at most for attacks that know the challenge or the references, in a second at most', async () => {
    const trials = await trialsOf(type)
    for (const { name, answers } of [...ATTACKS, ...INSIDER_ATTACKS]) {
      const worths: number[] = []
      for (const { question, challenge, worthOf } of trials)
        for (const answer of answers(question, challenge)) {
          const { value, tookMs } = await timed(() => worthOf(answer))
          expect(tookMs, `ms of ${name}`).toBeLessThanOrEqual(1000)
          worths.push(value)
        }
      if (worths.length > 0) expect(mean(worths), `${name}: ${worths}`).toBeLessThanOrEqual(0.2)
    }
  }, 120_000)
})
