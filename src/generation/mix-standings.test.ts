import { expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import type { RunAnswer } from './generate-responses.ts'
import { addExperiment } from './mix-standings.ts'
import type { Answer, TaskDraft } from './task-author.ts'

const answer = (content: string): Answer => ({ content, source: 'a', log: [] })
const chain: RunAnswer[] = ['One fine answer.', 'Another.'].map((content, edits) => ({
  answer: answer(content),
  edits,
  repairs: 0,
  run: { problems: [], checks: {}, screenshot: null },
}))
const draftWith = (content: string): TaskDraft => ({
  instruction: { kind: 'text', domain: 'facts', title: 'a title', text: 'a text', requirements: [] },
  deviate: async () => '',
  word: () => '',
  answer: async () => answer(''),
  experiment: async () => answer(content),
})

it.each([
  ['the same words', 'One fine answer.', false],
  ['the same words on other lines', ' One fine\nanswer.\n', false],
  ['other words', 'One fine answer!', true],
])('adds an experimental answer only if no answer of the chain says the same: %s', async (_, content, added) => {
  const experiment = await addExperiment(draftWith(content), { answers: chain, pages: undefined }, createRng('x'))
  expect(experiment?.answer.content).toBe(added ? content : undefined)
})
