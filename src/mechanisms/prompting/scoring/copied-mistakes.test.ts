import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../../../core/rng.ts'
import { wordEmbedder } from '../../../models/word-embedder.ts'
import type { Hotkey, TaskId } from '../../../protocol/ids.ts'
import { findCollusion, type ObservedReply } from '../../../scoring/collusion/find-collusion.ts'
import { groupPairs } from '../../../scoring/collusion/group-pairs.ts'
import { ruledDependence } from '../../../scoring/collusion/ruled-dependence.ts'
import { type ArrivedEntry, discountCopies } from '../../../scoring/discount-copies.ts'
import { ledgerWeights } from '../../../scoring/ledger-weights.ts'
import { sumWindow } from '../../../scoring/sum-window.ts'
import { aHistory } from '../../contract.testing.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { Question } from '../question.ts'
import { builtInSources } from '../sources/built-in-sources.ts'
import { aQuestion } from '../task-type.testing.ts'
import { TASK_TYPES } from '../task-types.ts'
import { unrelatedSimilarity } from '../unrelated-similarity.ts'
import { examineAnswer } from './examine-answer.ts'
import { mistakeMarks, mistakeRule } from './mistake-marks.ts'
import { promptingRecipe as recipe } from './prompting-recipe.ts'
import { scoreAnswers } from './score-answers.ts'
import { aTranscript } from './testing.ts'

const QUESTIONS_PER_TYPE = 30

/** With some chance a reference, else a right answer to another question of the type. */
const honest = (skill: number) => (question: Question, others: readonly Question[], rng: Rng) =>
  rng.pick((rng.next() < skill ? question : rng.pick(others)).references).text
/** In the order in which they answer. */
const HONEST = { strong: honest(0.9), able: honest(0.6), weak: honest(0.35), 'as weak': honest(0.35) }
const COPIERS: Readonly<Record<string, (answer: string, rng: Rng) => string>> = {
  copier: (answer) => answer,
  'naming first': (answer, rng) => `As my friend ${aName(rng)} put it: ${answer}`,
  'naming last': (answer, rng) => `${answer}, as my friend ${aName(rng)} says.`,
}
const aName = (rng: Rng) => `Q${Array.from({ length: 8 }, () => rng.pick([...'aeiounrst'])).join('')}`
const MINERS = [...Object.keys(HONEST), ...Object.keys(COPIERS)]

async function askAll(): Promise<{ observed: ObservedReply[][]; entries: ArrivedEntry[][] }> {
  const tasks = await Promise.all(
    TASK_TYPES.map(async (type) => {
      const unrelated = await unrelatedSimilarity(type, wordEmbedder, builtInSources)
      const questions = await Promise.all(
        Array.from({ length: QUESTIONS_PER_TYPE }, (_, n) => aQuestion(type, `copied ${n}`, n / QUESTIONS_PER_TYPE)),
      )
      return questions.map((question) => ({ type, unrelated, question, others: questions.filter((other) => other !== question) }))
    }),
  )
  const observed: ObservedReply[][] = []
  const entries: ArrivedEntry[][] = []
  for (const [n, { type, unrelated, question, others }] of createRng('order').shuffle(tasks.flat()).entries()) {
    const said = Object.entries(HONEST).map(([miner, answer]) => [miner, answer(question, others, createRng(`${miner} ${n}`))] as const)
    const copied = said.find(([miner]) => miner === 'weak')![1]
    const all = [...said, ...Object.entries(COPIERS).map(([miner, copy]) => [miner, copy(copied, createRng(`${miner} ${n}`))] as const)]
    const answers = new Map<Hotkey, ExaminedAnswer>()
    for (const [miner, answer] of all) {
      const examination = { question, type, embedder: wordEmbedder, unrelated }
      answers.set(miner as Hotkey, await examineAnswer(examination, { transcript: aTranscript(answer, question.query) }))
    }
    const task = `task-${n}`
    const { records, deviations } = scoreAnswers(
      { taskId: task as TaskId, weights: type.weights, deadlineMs: 20_000 },
      answers,
      aHistory(),
      recipe,
    )
    observed.push(records.map(({ miner }, at) => ({ task, rater: miner, deviation: deviations[at]!, shownRanks: [], receivedMs: 0 })))
    entries.push(records.map(({ miner, value }) => ({ task, miner, epoch: 1, value, arrival: MINERS.indexOf(miner) })))
  }
  return { observed, entries }
}

const voicesIn = (observed: readonly ObservedReply[]) => {
  const found = findCollusion(observed, undefined, mistakeRule(recipe.copies)).filter((pair) => pair.found)
  return groupPairs(found, () => false).map((group) => [...new Set(group.flatMap(({ a, b }) => [a, b]))].sort())
}

describe('copies of a weak miner', () => {
  it('regression 8: are found by their mistakes, nobody else is, and then the copier ranks below the weak one', async () => {
    const { observed, entries } = await askAll()
    expect(voicesIn(observed.slice(0, 200).flat())).toEqual([])
    const oneVoice = voicesIn(observed.slice(0, 300).flat())
    expect(oneVoice).toEqual([['copier', 'weak']])

    const paid = discountCopies(entries.flat(), ruledDependence({ between: () => 0 }, { oneVoice, cleared: [] }))
    const sums = sumWindow(paid, { epoch: 1, window: 1 })
    const weights = ledgerWeights(sums, { ...recipe.ledger, spread: recipe.skill.spread })
    expect(sums.get('copier')!.sum).toBeLessThan(sums.get('weak')!.sum / 5)
    expect(weights.get('copier')!).toBe(0)
    expect(weights.get('weak')!).toBeGreaterThan(0)
  }, 120_000)

  it('limit: are not found where each names somebody of its own', async () => {
    const { observed } = await askAll()
    const naming = new Set(
      voicesIn(observed.flat())
        .flat()
        .filter((miner) => miner.startsWith('naming')),
    )
    expect([...naming]).toEqual([])
  }, 120_000)
})

const REFUSALS = [
  'I am sorry, but as of my last update in October 2023 I cannot look that up.',
  'As an AI made by OpenAI, I cannot help with that.',
]

it('stock refusals are no mistakes in any type, save a year in a summary that the text does not name', async () => {
  const marked: string[] = []
  for (const type of TASK_TYPES) {
    const unrelated = await unrelatedSimilarity(type, wordEmbedder, builtInSources)
    for (let n = 0; n < QUESTIONS_PER_TYPE; n++) {
      const question = await aQuestion(type, `refused ${n}`, n / QUESTIONS_PER_TYPE)
      for (const [which, refusal] of REFUSALS.entries()) {
        const transcript = aTranscript(refusal, question.query)
        const [mark] = mistakeMarks([await examineAnswer({ question, type, embedder: wordEmbedder, unrelated }, { transcript })])
        if (mark!.length > 0) marked.push(`${type.name} ${which}`)
      }
    }
  }
  expect([...new Set(marked)]).toEqual(['summarisation 0'])
}, 120_000)
