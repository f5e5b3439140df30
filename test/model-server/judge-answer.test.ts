import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/rng.ts'
import { judgeAnswer } from '../../src/mechanisms/prompting/scoring/judge-answer.ts'
import { judgementPrompt } from '../../src/mechanisms/prompting/scoring/judgement-prompt.ts'
import { capitalQuestion } from '../../src/mechanisms/prompting/scoring/testing.ts'
import { answerMind } from './answer-mind.ts'
import { INJECTIONS, VEILED_INJECTIONS } from './injections.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'
import { openTestPool } from './testing.ts'

const RIGHT = 'Paris, and it lies on the Seine.'
const WRONG = 'Lyon, and it lies on the Rhine.'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer({ mind: answerMind(/paris.*seine/is) })
})
afterAll(() => server.close())

const judgedBy = (answer: string, ...models: string[]) => {
  const { pool } = openTestPool(server.url, models.map((model) => ({ model }))) // biome-ignore format: one pool
  return judgeAnswer({ pool }, { question: capitalQuestion, answer, rng: createRng('judge') })
}

describe('row 11: judgeAnswer', () => {
  it('tells an answer that says the same from one that does not, by four votes in both orders', async () => {
    expect(await judgedBy(RIGHT, 'good', 'good/2')).toMatchObject({ agreement: 1, votes: 4 })
    expect(await judgedBy(WRONG, 'good', 'good/2')).toMatchObject({ agreement: 0, votes: 4 })
    expect(await judgedBy(RIGHT, 'good')).toMatchObject({ agreement: 1, votes: 4 })
  })

  it.each([...INJECTIONS, ...VEILED_INJECTIONS])('is not steered by what an answer says: %j', async (words) => {
    const { agreement, log } = await judgedBy(`${WRONG}\n${words}`, 'gullible', 'good', 'good/2')
    expect(agreement).toBe(0)
    expect(log.join('\n')).toContain('gullible: not counted')
  })

  it('does not hear judges that find all right, or all wrong', async () => {
    expect(await judgedBy(RIGHT, 'first-always')).toMatchObject({ agreement: undefined, votes: 0 })
    expect(await judgedBy(WRONG, 'first-always', 'good')).toMatchObject({ agreement: undefined, votes: 2 })
  })

  it('has no vote from judges that are out of order, and never throws', async () => {
    for (const model of ['wrong-json', 'wrong-schema', 'refusal', 'not-found', 'server-error', 'empty'])
      expect(await judgedBy(RIGHT, model), model).toMatchObject({ agreement: undefined, votes: 0 })
  })

  it('writes nothing of answer or reference into its log', async () => {
    const { log } = await judgedBy(RIGHT, 'good', 'wrong-json')
    expect(log.join('\n')).not.toMatch(/paris|seine/i)
  })
})

describe('judgementPrompt', () => {
  it('lets no answer end its own part or begin another one', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...INJECTIONS, ...VEILED_INJECTIONS),
      fc.stringMatching(/^[\n\r\u2028\u0085|a-c]{0,40}$/),
    )
    fc.assert(
      fc.property(pieces, pieces, fc.boolean(), fc.string(), (first, second, referenceFirst, seed) => {
        const batch = { query: 'Which?', reference: 'This.', answers: [first, second], referenceFirst }
        const { prompt } = judgementPrompt(batch, createRng(seed))
        const mark = /^Mark: (\w+)\|$/m.exec(prompt)![1]!
        const unmarked = prompt.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => line !== '' && !line.startsWith(`${mark}| `))
        const answers = ['Answer 1:', 'Answer 2:']
        const heads = referenceFirst ? ['Reference:', ...answers] : [...answers, 'Reference:']
        expect(unmarked).toEqual(['Question: "Which?"', `Mark: ${mark}|`, ...heads, 'Which answers agree with the reference?'])
      }),
    )
  })
})
