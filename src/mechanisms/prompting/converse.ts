import { createRng } from '../../core/rng.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import type { Turn } from '../../protocol/transcript.ts'
import type { NextTurn } from '../mechanism.ts'
import { speakAsHuman } from './human/speak-as-human.ts'
import type { PromptingTask } from './prompting-task.ts'
import { verifyTurns } from './scoring/verify-turns.ts'
import type { TaskType } from './task-type.ts'

/** After so many answers the human gives up. */
const MOST_TURNS = 4

/** What the human says next to one miner: depends on the task and on this miner's turns alone. */
export async function converse({ instruction, hidden }: PromptingTask, type: TaskType, turns: readonly Turn[]): Promise<NextTurn> {
  const last = turns.at(-1)
  if (!last) return { kind: 'say', messages: [{ role: 'user', content: instruction }] }
  const { question, persona, lambda, seed } = hidden.open()
  if (last.status !== 'ok' || !question.conversation) return { kind: 'end' }
  const correctnessOf = async () => (await verifyTurns(type, question, turns)).at(-1)!.correctness
  const next = await speakAsHuman(question, { persona, lambda, rng: createRng(seed), turns, correctnessOf, mostTurns: MOST_TURNS })
  if (next.kind === 'end') return next
  const said = turns.flatMap(({ challenge, answer }): ChatMessage[] => [
    { role: 'user', content: challenge },
    { role: 'assistant', content: answer },
  ])
  return { kind: 'say', messages: [...said, { role: 'user', content: next.text }] }
}
