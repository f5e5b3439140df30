import { runStep as runMinerStep } from '../miner/run-step.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import type { ValidatorConfig } from '../validator/validator-config.ts'
import { buildLocalNetwork } from './build-local-network.ts'
import { LOOK_MS } from './live-loops.ts'
import { openSettings } from './network-settings.ts'
import type { LivePlace, OpenNetwork } from './open-network.ts'

export interface LocalOptions {
  readonly seed: string | undefined
  readonly blockMs: number
  readonly tasksPerEpoch: number
  readonly taskSource: ValidatorConfig['taskSource']
}

/** Blocks of an epoch: with a block a second an epoch takes 20 s, so that weights change before one's eyes. */
const TEMPO = 20
/** Median time of a simulated judgment: sped up, and said so wherever it is shown. */
const THINKING_MS = 1000
/** Challenges that each validator sends in an epoch. */
const CONVERSATIONS = 4
/** Sped up like the simulated workers, but slow enough that a person at the page finds tasks whose places are not all taken. */
const LIVE_PACE = { circleDoublesMs: 3000, patienceMs: 5000 }

/** A whole network with a chain of its own and simulated miners. */
export async function openLocalNetwork(place: LivePlace, options: LocalOptions): Promise<OpenNetwork> {
  const { store, clock, origin, progress, sources, models, recipe } = place
  const { blockMs, seed, tasksPerEpoch, taskSource } = options
  const { db } = store
  const settings = await openSettings(db, { seed, nowMs: clock.now(), tempo: TEMPO })
  const network = await progress.step('Opening the local chain', () =>
    buildLocalNetwork({
      db,
      clock,
      settings,
      transport: fetch,
      origin,
      thinkingMs: THINKING_MS,
      config: { tasksPerEpoch, taskSource, ...LIVE_PACE },
      prompting: { tasksPerEpoch: CONVERSATIONS },
      embedder: createBuiltInEmbedder(),
      sources,
      models,
      recipe,
    }),
  )
  const { chain, simulatedMiners } = network
  await progress.step('Seating simulated workers', async () => {
    for (const simulated of simulatedMiners) await simulated.join()
  })
  return {
    network,
    blockMs,
    loops: [
      { name: 'chain', everyMs: blockMs, turn: () => chain.produceBlock() },
      ...simulatedMiners.flatMap(({ name, miner, work }) => [
        { name: `miner ${name}`, everyMs: LOOK_MS, turn: work },
        { name: `accounts of miner ${name}`, everyMs: 5 * LOOK_MS, turn: () => runMinerStep(miner) },
      ]),
    ],
    words: `Eight of nine miners are simulated; take a seat as a worker of "home" at ${origin}/work`,
    close: () => {},
  }
}
