import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collect } from '../../src/datasets/testing.ts'
import { type AnswerRecord, answerChallenge } from '../../src/miner/prompting/answer-challenge.ts'
import { builtInTools } from '../../src/miner/tools/built-in-tools.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'
import { openTestPool } from './testing.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const CHALLENGE = 'yo do u know what the capital of Andorra is'

/** Answers the challenge with a model that takes these steps. */
async function answerWith(...steps: object[]): Promise<AnswerRecord> {
  server.say(...steps.map((step) => JSON.stringify({ tool: null, parameters: '{}', answer: '', cites: [], ...step })))
  const { pool } = openTestPool(server.url, [{ model: 'good' }], { retries: 0 })
  let record: AnswerRecord | undefined
  const pieces = answerChallenge([{ role: 'user', content: CHALLENGE }], {
    tools: builtInTools,
    model: pool,
    signal: new AbortController().signal,
    onRecord: (told) => {
      record = told
    },
  })
  const answer = (await collect(pieces)).join('')
  expect(answer).toBe(record?.answer)
  return record!
}

const LOOKS_UP = { tool: 'countries', parameters: '{"name":"Andorra"}' }

describe('the reference miner with a language model', () => {
  it('row 2: records what the model looked up, and links what it says to the source', async () => {
    const { answer, by, calls, claims, refused } = await answerWith(LOOKS_UP, { answer: 'That would be Andorra la Vella [0].', cites: [0] })
    expect({ answer, by, refused }).toEqual({ answer: 'That would be Andorra la Vella.', by: 'good', refused: undefined })
    expect(calls).toMatchObject([
      { tool: 'countries', parameters: { name: 'Andorra' }, found: { sources: [{ source: 'world-countries: AND' }] } },
    ])
    expect(claims).toEqual([{ claim: 'That would be Andorra la Vella.', calls: [0] }])
  })

  it.each([
    ['a result that does not exist', { answer: 'It is Andorra la Vella.', cites: [3] }],
    ['a number of no result in its text', { answer: 'It is Andorra la Vella [7].', cites: [] }],
    ['an address that nobody looked up', { answer: 'Andorra la Vella, see https://example.org/andorra.', cites: [] }],
    ['words that stand in no source', { answer: 'As the record says, "the capital has always been the town of Escaldes".', cites: [0] }],
    ['nothing, as it is empty', { answer: ' ', cites: [] }],
  ])('row 2: refuses an answer that cites %s, and answers by rules from the tools', async (_, step) => {
    const { answer, by, refused } = await answerWith(LOOKS_UP, step)
    expect({ answer, by }).toEqual({ answer: 'Its capital is Andorra la Vella.', by: 'rules' })
    expect(refused).toBeDefined()
  })

  it('tells the model what is wrong with a call, and goes on', async () => {
    const { answer, calls } = await answerWith({ tool: 'oracle' }, { tool: 'countries', parameters: '{"name":7}' }, { tool: 'countries', parameters: 'none' }, LOOKS_UP, { answer: 'Andorra la Vella.', cites: [3] }) // biome-ignore format: a list of steps
    expect(answer).toBe('Andorra la Vella.')
    expect(calls).toHaveLength(1)
    expect(JSON.stringify(server.requests.at(-1))).toContain('there is no tool oracle')
  })

  it('answers by rules where the model is down', async () => {
    server.script('server-error')
    const { answer, refused } = await answerWith({})
    expect(answer).toBe('Its capital is Andorra la Vella.')
    expect(refused).toContain('500')
  })
})
