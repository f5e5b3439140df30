import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/rng.ts'
import { challengeByModel } from '../../src/mechanisms/prompting/human/challenge-by-model.ts'
import { makeChallenge } from '../../src/mechanisms/prompting/human/make-challenge.ts'
import { aQuestion, PLAIN_PERSONA } from '../../src/mechanisms/prompting/human/testing.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'
import { openTestPool } from './testing.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const question = aQuestion()
const asking = (lambda: number) => ({ persona: PLAIN_PERSONA, lambda, rng: createRng('model') })
const askThrough = (model: string, lambda = 0.7) =>
  challengeByModel(question, asking(lambda), { pool: openTestPool(server.url, [{ model }], { retries: 0 }).pool })

describe('row 11: a challenge by a language model', () => {
  it('is what the model wrote, if it can be understood', async () => {
    server.say('hey whats the captial of Andorra, my kid wants to know')
    expect(await askThrough('good')).toMatchObject({
      text: 'hey whats the captial of Andorra, my kid wants to know',
      by: 'good',
      kept: ['Andorra'],
      discarded: 0,
    })
  })

  it.each([
    ['loses an essential', 'hey whats the capital of andora'],
    ['asks something else', 'do you like Andorra?'],
    ['answers', 'The capital of Andorra is Andorra la Vella, right?'],
    ['goes on and on', `what is the capital of Andorra ${'please '.repeat(200)}`],
  ])('is worded by rules where the model %s, and what it wrote is counted', async (_, text) => {
    server.say(text, text)
    expect(await askThrough('good')).toEqual({ ...makeChallenge(question, asking(0.7)), discarded: 2 })
  })

  it('takes the second draft where the first will not do', async () => {
    server.say('what is the capital of andora', 'what is the capital of Andorra pls')
    expect(await askThrough('good')).toMatchObject({ text: 'what is the capital of Andorra pls', discarded: 1 })
  })

  it.each(['server-error', 'refusal', 'empty', 'not-found'])('is worded by rules where the model fails: %s', async (model) => {
    expect(await askThrough(model)).toMatchObject({ by: 'rules', text: makeChallenge(question, asking(0.7)).text })
  })

  it('is the query byte for byte at lambda 0, and tells the model no reference', async () => {
    const before = server.requests.length
    expect((await askThrough('good', 0)).text).toBe(question.query)
    expect(server.requests.length).toBe(before)
    expect(JSON.stringify(server.requests)).not.toContain('la Vella')
  })
})
