import { setTimeout } from 'node:timers/promises'
import { createRng } from '../../core/rng.ts'
import { withinTime } from '../../core/within-time.ts'
import { answerChallenge } from '../../miner/prompting/answer-challenge.ts'
import type { Responder } from '../../miner/prompting/responder.ts'
import { builtInTools } from '../../miner/tools/built-in-tools.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import { thinkingTimeMs } from '../thinking-time.ts'
import type { AnswerBoard } from './answer-board.ts'
import type { Oracle } from './oracle.ts'
import { type PromptingBehaviour, skillIn } from './prompting-behaviour.ts'
import { simulatedAnswer } from './simulated-answer.ts'

export interface SimulatedResponderOptions {
  readonly name: string
  readonly behaviour: PromptingBehaviour
  readonly seed: string
  readonly oracle: Oracle
  readonly board: AnswerBoard
  /** Median time for one answer; 0 = at once. */
  readonly thinkingMs: number
}

/** How long a copier waits for what it copies. */
const PATIENCE_MS = 5000
/** An answer comes in so many pieces, where it takes time. */
const PIECES = 4

/** A miner whose answers are simulated: it goes through the same signatures and HTTP as any other. */
export function createSimulatedResponder(options: SimulatedResponderOptions): Responder {
  const { name, behaviour, seed, oracle, board, thinkingMs } = options
  return {
    async *answer(messages, { signal }) {
      const opening = messages[0]!.content
      const key = JSON.stringify(messages.filter(({ role }) => role === 'user'))
      const answer = await say()
      board.tell(name, key, answer)
      if (thinkingMs === 0) return yield answer
      const durationMs = thinkingTimeMs({ medianMs: thinkingMs, rng: createRng(`${seed}/${key}/time`) })
      for (const piece of inPieces(answer)) {
        await setTimeout(durationMs / PIECES, undefined, { signal })
        yield piece
      }

      async function say(): Promise<string> {
        if (behaviour.name === 'echo') return messages.at(-1)!.content
        if (behaviour.name === 'answer-copier') return board.hear(behaviour.of, key, withinTime(PATIENCE_MS, signal))
        const task = await oracle.taskOf(opening)
        return task ? simulatedAnswer(task, messages, { skill: skillIn(behaviour, task.domain), seed }) : answerByTools(messages, signal)
      }
    },
  }
}

/** A customer's prompt, of which no validator knows the answer: the reference miner's tools do what they can. */
async function answerByTools(messages: readonly ChatMessage[], signal: AbortSignal): Promise<string> {
  let text = ''
  for await (const piece of answerChallenge(messages, { tools: builtInTools, signal })) text += piece
  return text
}

function inPieces(text: string): string[] {
  const size = Math.ceil(text.length / PIECES)
  return Array.from({ length: PIECES }, (_, n) => text.slice(n * size, (n + 1) * size))
}
