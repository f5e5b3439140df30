import type { Clock } from '../core/clock.ts'
import { keepReady } from '../generation/keep-ready.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { Db } from '../store/open-store.ts'
import { readyStream } from '../validator/create-tasks.ts'
import type { LoopPlan } from './live-loops.ts'
import type { Generator } from './open-generation.ts'
import { pauseAfterFailures } from './pause-after-failures.ts'

/** For whom tasks are made, and what they follow from. */
export interface GenerationStream {
  readonly validator: Hotkey
  /** How its validator is called. */
  readonly name: string
  readonly mechid: number
  readonly secret: string
}

const EVERY_MS = 1000

/**
 * Keeps tasks ready for these validators, in a loop each: none waits until another has all it wants, or fails because another does.
 * @param open the generator that all share
 */
export function generationLoops(
  open: () => Promise<Generator>,
  streams: readonly GenerationStream[],
  { db, clock, holder, stopping }: { db: Db; clock: Clock; holder: string; stopping: AbortSignal },
): LoopPlan[] {
  return streams.map(({ validator, name, mechid, secret }) => {
    const stream = readyStream(validator, mechid)
    return {
      name: `generation for ${name}`,
      everyMs: EVERY_MS,
      turn: pauseAfterFailures(clock, async (succeeded) => {
        const generation = await (await open()).forStream(stream, secret)
        const onEnd = ({ state }: { state: 'accepted' | 'rejected' }) => state === 'accepted' && succeeded()
        await keepReady(generation, { db, clock, stream, holder, stopping, onEnd })
      }),
    }
  })
}
