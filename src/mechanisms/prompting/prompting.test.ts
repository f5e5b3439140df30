import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { seal } from '../../core/secret.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import type { TaskId } from '../../protocol/ids.ts'
import type { Transcript } from '../../protocol/transcript.ts'
import { describeMechanismContract, type MechanismTrial } from '../contract.testing.ts'
import { describeConversationContract } from '../conversation-contract.testing.ts'
import type { Memory } from '../mechanism.ts'
import type { ExaminedAnswer } from './examined-answer.ts'
import { prompting } from './prompting.ts'
import { readPromptingMemory } from './prompting-memory.ts'
import type { PromptingTask } from './prompting-task.ts'

const mechanism = prompting()
const context = (seed: string, memory?: Memory) => ({
  rng: createRng(seed),
  taskId: (n: number) => `task-${seed}-${n}` as TaskId,
  ...(memory ? { memory } : {}),
})
const tasks = await mechanism.create(context('contract'), 24)

/** A memory that is kept nowhere. */
function aMemory(): Memory {
  let memory: unknown
  return {
    read: () => memory,
    write(next) {
      memory = JSON.parse(JSON.stringify(next))
    },
  }
}

const aTranscript = (challenge: string, answer: string): Transcript => ({
  turns: [{ challenge, answer, status: 'ok', firstMs: 100, totalMs: 900 }],
})

const trial: MechanismTrial<PromptingTask, readonly ChatMessage[], ExaminedAnswer> = {
  mechanism,
  tasks,
  rawReply: (presented, variant) =>
    aTranscript(
      presented[0]!.content,
      ['', '.', presented[0]!.content, 'The answer is 42.', 'I do not know.', 'Paris, because I say so.'][variant % 6]!,
    ),
  hidden: ({ hidden, id }) => {
    const { question, seed } = hidden.open()
    // A short reference may stand in any text, and what is to be worked on stands in the query.
    const truths = [...question.references, ...question.snapshots].map(({ text }) => text)
    const told = truths.filter((text) => text.length > 12 && !question.query.includes(text))
    return [seed, id, ...told, 'persona', 'references', 'expected']
  },
  otherTruth: (task: PromptingTask) => {
    const { question, ...rest } = task.hidden.open()
    const references = question.references.map((reference) => ({ ...reference, text: `another ${reference.text}` }))
    return { ...task, hidden: seal({ ...rest, question: { ...question, references } }) }
  },
}
describeMechanismContract(trial)
describeConversationContract(trial)

describe('prompting tasks', () => {
  it('are the same for the same stream and memory, and others for another', async () => {
    const texts = async (seed: string, memory: Memory) =>
      (await mechanism.create(context(seed, memory), 3)).map(({ instruction }) => instruction)
    const [first, second] = [aMemory(), aMemory()]
    const made = await texts('a', first)
    expect(await texts('a', second)).toEqual(made)
    expect(second.read()).toEqual(first.read())
    expect(await texts('b', aMemory())).not.toEqual(made)
    expect(await texts('a', first)).not.toEqual(made) // other cells are due now
  })

  it('row 15: cannot be written down by accident', () => {
    expect(() => JSON.stringify(tasks[0])).toThrow(/Secret/)
  })

  it('row 29: what was drawn is remembered, cell by cell', async () => {
    const memory = aMemory()
    await mechanism.create(context('cells', memory), 7)
    const { visits } = readPromptingMemory(memory)
    expect(
      Object.values(visits)
        .flat()
        .reduce((sum, count) => sum + count, 0),
    ).toBe(7)
  })
})
