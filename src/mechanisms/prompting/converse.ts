import { createRng } from '../../core/rng.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import type { Turn } from '../../protocol/transcript.ts'
import type { NextTurn } from '../mechanism.ts'
import { type HumanTurn, speakAsHuman } from './human/speak-as-human.ts'
import type { PromptingTask } from './prompting-task.ts'
import { verifySafely } from './scoring/verify-safely.ts'
import type { TaskType } from './task-type.ts'

/** After so many answers the human gives up. */
const MOST_TURNS = 4
/** An answer that is right to this degree is what the human wanted. */
const REACHED = 0.9

/** What the human says next to one miner: depends on the task and on this miner's turns alone. */
export async function converse({ instruction, hidden }: PromptingTask, type: TaskType, turns: readonly Turn[]): Promise<NextTurn> {
  const last = turns.at(-1)
  if (!last) return { kind: 'say', messages: [{ role: 'user', content: instruction }] }
  if (last.status !== 'ok' || !hidden.open().question.conversation) return { kind: 'end' }
  const next = await humanTurn(hidden.open(), type, turns, MOST_TURNS)
  if (next.kind === 'end') return next
  const said = turns.flatMap(({ challenge, answer }): ChatMessage[] => [
    { role: 'user', content: challenge },
    { role: 'assistant', content: answer },
  ])
  return { kind: 'say', messages: [...said, { role: 'user', content: next.text }] }
}

/** How far a conversation has come that goes no further: in [0, 1]; 1 where it was meant to be one turn only. */
export async function conversationProgress({ hidden }: PromptingTask, type: TaskType, turns: readonly Turn[]): Promise<number> {
  if (!hidden.open().question.conversation) return 1
  const end = await humanTurn(hidden.open(), type, turns, turns.length)
  return end.kind === 'end' ? end.progress : 0
}

async function humanTurn(
  { question, persona, lambda, seed }: ReturnType<PromptingTask['hidden']['open']>,
  type: TaskType,
  turns: readonly Turn[],
  mostTurns: number,
): Promise<HumanTurn> {
  const isReached = async (answer: string) => (await verifySafely(type, question, answer)).correctness >= REACHED
  return speakAsHuman(question, { persona, lambda, rng: createRng(seed), turns: [...turns], isReached, mostTurns })
}
