import { randomUUID } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import type { ModelPool } from '../models/language/create-model-pool.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { Db } from '../store/open-store.ts'
import type { Validator } from '../validator/validator.ts'
import { type GenerationStream, generationLoops } from './generation-loops.ts'
import type { LoopPlan } from './live-loops.ts'
import { type Generator, openGenerator } from './open-generation.ts'
import type { Progress } from './progress.ts'

export interface LiveGeneration {
  readonly loops: readonly LoopPlan[]
  close(): Promise<void>
}

/** Keeps tasks ready for the validators of this process that serve ready tasks. The browser is opened in the first turn, after the server. */
export function liveGeneration(
  validators: readonly Validator[],
  {
    db,
    clock,
    models,
    nameOf,
    stopping,
    progress,
  }: {
    db: Db
    clock: Clock
    models: ModelPool | undefined
    nameOf: (hotkey: Hotkey) => string
    stopping: AbortSignal
    progress: Progress
  },
): LiveGeneration {
  const streams = validators.flatMap(({ hotkey, seed, mechanisms }) =>
    mechanisms.flatMap(({ mechid, config }): GenerationStream[] =>
      config.taskSource === 'ready' ? [{ validator: hotkey, name: nameOf(hotkey), mechid, secret: seed }] : [],
    ),
  )
  let opening: Promise<Generator> | undefined
  function open(): Promise<Generator> {
    opening ??= openGenerator({ db, clock, models, config: {}, signal: stopping }).then(
      (generator) => {
        if (generator.withoutPages) progress.say(`  ! No pages are made as tasks, only texts: ${generator.withoutPages}`)
        return generator
      },
      (error: unknown) => {
        opening = undefined // the next turn tries again
        throw error
      },
    )
    return opening
  }
  return {
    loops: generationLoops(open, streams, { db, clock, holder: randomUUID(), stopping }),
    close: async () => (await opening)?.close(),
  }
}
