import * as z from 'zod'
import type { Agent } from './agent.ts'
import { guess } from './guess.ts'
import { rankedVerdict } from './verdict-of.ts'

export const Copier = z.object({ name: z.literal('copier'), of: z.string().describe('name of the miner whose answers it copies') })

/** How long it waits for an answer before it guesses. */
const PATIENCE_MS = 20_000

/** Repeats what another miner says of the same task. */
export function copier({ of }: z.infer<typeof Copier>): Agent {
  return {
    words: `copies ${of}`,
    capacity: 1,
    listensTo: of,
    decide(situation) {
      const { presented, heard, waitedMs } = situation
      if (heard?.kind === 'answer' && presented.responses.every(({ id }) => heard.responses.has(id)))
        return { kind: 'answer', verdict: rankedVerdict(presented, (id) => ({ ...heard.responses.get(id)! })), looked: false }
      return heard?.kind === 'pending' && waitedMs < PATIENCE_MS ? { kind: 'wait' } : guess(situation)
    },
  }
}
