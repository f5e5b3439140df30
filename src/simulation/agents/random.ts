import * as z from 'zod'
import type { Agent } from './agent.ts'
import { guess } from './guess.ts'

export const Random = z.object({ name: z.literal('random') })

/** Never looks: every order is equally likely. */
export function random(): Agent {
  return { words: 'random', capacity: 1, decide: guess }
}
