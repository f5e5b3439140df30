import { setTimeout } from 'node:timers/promises'
import { createRng } from '../../core/rng.ts'
import type { Responder } from '../../miner/prompting/responder.ts'
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

const NOTHING_TO_SAY = 'I am a simulated miner: I only know answers to what the validators of my own network ask.'
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
        if (behaviour.name === 'answer-copier')
          return board.hear(behaviour.of, key, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
        const task = await oracle.taskOf(opening)
        return task ? simulatedAnswer(task, messages, { skill: skillIn(behaviour, task.domain), seed }) : NOTHING_TO_SAY
      }
    },
  }
}

function inPieces(text: string): string[] {
  const size = Math.ceil(text.length / PIECES)
  return Array.from({ length: PIECES }, (_, n) => text.slice(n * size, (n + 1) * size))
}
