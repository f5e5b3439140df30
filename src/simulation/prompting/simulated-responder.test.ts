import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { prompting } from '../../mechanisms/prompting/prompting.ts'
import type { PromptingTask } from '../../mechanisms/prompting/prompting-task.ts'
import { TASK_TYPES } from '../../mechanisms/prompting/task-types.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import type { Hotkey, TaskId } from '../../protocol/ids.ts'
import type { Turn } from '../../protocol/transcript.ts'
import { DEFAULT_POPULATION } from '../population.ts'
import { createAnswerBoard } from './answer-board.ts'
import type { Oracle } from './oracle.ts'
import type { PromptingBehaviour } from './prompting-behaviour.ts'
import { createSimulatedResponder } from './simulated-responder.ts'

const mechanism = prompting()
const tasks = await mechanism.create({ rng: createRng('simulated miners'), taskId: (n) => `task-${n}` as TaskId }, 60)
const oracle: Oracle = { taskOf: async (opening) => tasks.find(({ instruction }) => instruction === opening) }
const board = createAnswerBoard()

async function ask(name: string, behaviour: PromptingBehaviour, messages: readonly ChatMessage[]): Promise<string> {
  const responder = createSimulatedResponder({ name, behaviour, seed: name, oracle, board, thinkingMs: 0 })
  let text = ''
  for await (const piece of responder.answer(messages, { sender: 'v' as Hotkey, signal: new AbortController().signal })) text += piece
  return text
}

/** Leads a conversation to its end. @returns whether its last answer is right */
async function converse(name: string, behaviour: PromptingBehaviour, task: PromptingTask): Promise<boolean> {
  const turns: Turn[] = []
  for (let next = await mechanism.converse!(task, turns); next.kind === 'say'; next = await mechanism.converse!(task, turns)) {
    const answer = await ask(name, behaviour, next.messages)
    turns.push({ challenge: next.messages.at(-1)!.content, answer, status: 'ok', firstMs: 0, totalMs: 0 })
  }
  const { question } = task.hidden.open()
  const type = TASK_TYPES.find((candidate) => candidate.name === question.type)!
  return (await type.verify(question, turns.at(-1)!.answer)).correctness >= 0.9
}

async function rightShare(name: string, behaviour: PromptingBehaviour, of: readonly PromptingTask[]): Promise<number> {
  let right = 0
  for (const task of of) if (await converse(name, behaviour, task)) right++
  return right / of.length
}

describe('a simulated miner that answers', () => {
  it('is right about as often as it declares, and less so where a question is hard or unclear', async () => {
    const skill = 0.9
    const expected = tasks.map(({ hidden }) => skill * (1 - 0.2 * (hidden.open().lambda + hidden.open().question.difficulty)))
    const mean = expected.reduce((sum, chance) => sum + chance, 0) / tasks.length
    const share = await rightShare('abe', { name: 'generalist', skill }, tasks)
    expect(Math.abs(share - mean)).toBeLessThan(4 * Math.sqrt((mean * (1 - mean)) / tasks.length))
    expect(await rightShare('nobody', { name: 'generalist', skill: 0 }, tasks)).toBeLessThanOrEqual(0.05)
  })

  it('asks for what it was not told, and gets there in several turns', async () => {
    const perfect: PromptingBehaviour = { name: 'specialist', types: TASK_TYPES.map(({ name }) => name), skill: 1, elsewhere: 0 }
    const withheld = tasks.filter(({ hidden, instruction }) => {
      const { question } = hidden.open()
      return question.conversation && !question.essentials.every((span) => instruction.includes(span))
    })
    expect(withheld.length).toBeGreaterThan(0)
    const answers = await Promise.all(withheld.map(({ instruction }) => ask('curious', perfect, [{ role: 'user', content: instruction }])))
    expect(answers.some((answer) => answer.startsWith('Could you tell me'))).toBe(true)
  })

  it('copies whom it copies, or echoes, and answers what customers ask with the tools of the reference miner', async () => {
    const [first, second] = tasks.map(({ instruction }): ChatMessage[] => [{ role: 'user', content: instruction }])
    const copied = ask('kage', { name: 'answer-copier', of: 'hero' }, first!)
    expect(await ask('hero', { name: 'generalist', skill: 1 }, first!)).toBe(await copied)
    expect(await ask('ueda', { name: 'echo' }, second!)).toBe(second![0]!.content)
    expect(await ask('abe', { name: 'generalist', skill: 1 }, [{ role: 'user', content: 'What is the capital of Peru?' }])).toContain(
      'Lima',
    )
  })
})

describe('the answering miners of the default population', () => {
  it('are two specialists that share all task types between them, a generalist, an echo, and a copier of one of them', () => {
    const answering = DEFAULT_POPULATION.miners.flatMap(({ name, prompting: behaviour }) => (behaviour ? [{ name, behaviour }] : []))
    expect(answering.map(({ behaviour }) => behaviour.name).sort()).toEqual([
      'answer-copier',
      'echo',
      'generalist',
      'specialist',
      'specialist',
    ])
    const types = answering.flatMap(({ behaviour }) => (behaviour.name === 'specialist' ? behaviour.types : []))
    expect(types.sort()).toEqual(TASK_TYPES.map(({ name }) => name).sort())
    for (const { behaviour } of answering)
      if (behaviour.name === 'answer-copier') expect(answering.map(({ name }) => name)).toContain(behaviour.of)
  })
})
