import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'
import { verifySafely } from './verify-safely.ts'
import { verifyTurns } from './verify-turns.ts'

/** Right is "right"; what begins with "slow" takes long, "endless" never ends. Counts what it was asked. */
function aType() {
  const asked: string[] = []
  const verify = async (_question: Question, answer: string) => {
    asked.push(answer)
    if (answer.startsWith('endless')) await new Promise(() => {})
    if (answer.startsWith('slow')) await setTimeout(1300)
    return { correctness: answer === 'right' ? 1 : 0, contradicts: false, claims: [], words: 'Checked.' }
  }
  return { asked, type: { verify } as unknown as TaskType }
}
const aQuestion = () => ({}) as Question
const saying = (...answers: string[]) => answers.map((answer) => ({ answer }))

describe('verifyTurns', () => {
  it('checks every answer in its order, each text once, whoever says it and however often it is asked', async () => {
    const { type, asked } = aType()
    const question = aQuestion()
    for (let n = 0; n < 3; n++)
      expect((await verifyTurns(type, question, saying('wrong', 'right', 'wrong'))).map(({ correctness }) => correctness)).toEqual([
        0, 1, 0,
      ])
    expect(asked).toEqual(['wrong', 'right'])
  })

  it('checks nothing more of who has used up its time, and everything of the others', async () => {
    const { type, asked } = aType()
    const question = aQuestion()
    const [hostile, honest] = await Promise.all([
      verifyTurns(type, question, saying('slow 1', 'slow 2', 'right', 'slow 3', 'slow 1')),
      verifyTurns(type, question, saying('wrong', 'right')),
    ])
    expect(asked.toSorted()).toEqual(['right', 'slow 1', 'wrong'])
    expect(hostile.map(({ correctness }) => correctness)).toEqual([0, 0, 0, 0, 0])
    expect(hostile[2]!.words).toBe('Not checked: an answer before it took too long.')
    expect(honest.map(({ correctness }) => correctness)).toEqual([0, 1])
  })
})

describe('verifySafely', () => {
  it('lets questions take turns: slow answers to one hold up the answer to another by one check', async () => {
    const [{ type, asked }, question] = [aType(), aQuestion()]
    const slow = Promise.all(Array.from({ length: 4 }, (_, n) => verifySafely(type, question, `endless ${n}`, 50)))
    expect((await verifySafely(type, aQuestion(), 'right', 5000)).correctness).toBe(1)
    expect(asked.slice(0, 2)).toEqual(['endless 0', 'right'])
    expect((await slow).every(({ correctness }) => correctness === 0)).toBe(true)
  })
})
