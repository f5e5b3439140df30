import * as z from 'zod'
import type { Agent } from './agent.ts'
import { guess } from './guess.ts'

export const Flooder = z.object({ name: z.literal('flooder') })

/** Takes all the tasks it can get at once, and guesses. */
export function flooder(): Agent {
  return { words: 'flooder: takes all it can get, and guesses', capacity: 64, decide: guess }
}
