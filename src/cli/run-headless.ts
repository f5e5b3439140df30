import { createApp } from '../api/app.ts'
import { createSimulatedClock } from '../core/clock.ts'
import { runStep as runMinerStep } from '../miner/run-step.ts'
import { plainCopies } from '../simulation/plain-copies.ts'
import type { Store } from '../store/open-store.ts'
import { countQueuedTasks } from '../store/queued-tasks.ts'
import { dispatchChallenges } from '../validator/dispatch-challenges.ts'
import { runStep as runValidatorStep } from '../validator/run-step.ts'
import { buildLocalNetwork, type LocalNetwork } from './build-local-network.ts'
import { type HeadlessReport, headlessReport } from './headless-report.ts'
import { openSettings } from './network-settings.ts'
import type { Progress } from './progress.ts'
import { queueFile, tellImport } from './queue-file.ts'

export interface HeadlessOptions {
  readonly store: Store
  readonly seed: string
  /** Epochs that pay by weights; the founding epoch, which gives the permits, comes on top. */
  readonly epochs: number
  readonly tasks: string | undefined
  readonly tasksPerEpoch: number
  readonly progress: Progress
}

const TEMPO = 20
const BLOCK_MS = 12_000
/** Challenges that a validator sends for each dojo task it makes. */
const CHALLENGES = 0.4
/** Validators and miners act every so many blocks: often enough for a task to ask for more judgments within its epoch. */
const STRIDE = 1
/** 1 January 2026: a simulated clock starts somewhere, always at the same place. */
const START_MS = Date.UTC(2026, 0, 1)

/**
 * Runs the network on a simulated clock without waiting and without a server: the same stages, signatures and routes,
 * with requests handed straight to the application. The same seed gives the same report.
 */
export async function runHeadless({ store, seed, epochs, tasks, tasksPerEpoch, progress }: HeadlessOptions): Promise<HeadlessReport> {
  const { db } = store
  const clock = createSimulatedClock(START_MS)
  const settings = await openSettings(db, { seed, nowMs: clock.now(), tempo: TEMPO })
  if (tasks !== undefined) for (const line of tellImport(await queueFile(db, tasks, { nowMs: clock.now() }))) progress.say(line)
  const queued = await countQueuedTasks(db, 'dojo')
  const periods = epochs + 1
  const network: LocalNetwork = await buildLocalNetwork({
    db,
    clock,
    settings,
    transport: async (request) => app.fetch(request),
    origin: 'http://headless.invalid',
    thinkingMs: 0,
    obfuscate: plainCopies,
    config: {
      tasksPerEpoch: tasks === undefined ? tasksPerEpoch : Math.ceil(queued / (2 * periods)),
      taskSource: tasks === undefined ? 'made' : 'imported',
      creationSpread: 0.5,
      window: periods,
      circleDoublesMs: STRIDE * BLOCK_MS,
      patienceMs: 2 * STRIDE * BLOCK_MS,
    },
    prompting: { tasksPerEpoch: tasks === undefined ? Math.ceil(CHALLENGES * tasksPerEpoch) : 0, creationSpread: 0.5, window: periods },
  })
  /** What a route failed at: miners take it for an outage and go on, a run that must be right may not. */
  let failure: { error: unknown } | undefined
  const app = createApp({
    ...network.apiContext,
    startedMs: clock.now(),
    blockMs: BLOCK_MS,
    webDir: undefined,
    frameOrigin: undefined,
    stopping: new AbortController().signal,
    problems: () => [],
    log: (error) => {
      failure ??= { error }
    },
  })
  for (const simulated of network.simulatedMiners) await simulated.join()

  for (let block = 1; block <= periods * TEMPO; block++) {
    clock.advance(BLOCK_MS)
    const submissions = []
    if (block % STRIDE === 0) {
      for (const validator of network.validators) {
        submissions.push(...(await runValidatorStep(validator)))
        await dispatchChallenges(validator)
      }
      for (const simulated of network.simulatedMiners) await simulated.work()
    }
    if (failure) throw failure.error
    await network.chain.produceBlock()
    for (const { included } of submissions) await included
    if (block % TEMPO === 0) {
      for (const { miner } of network.simulatedMiners) await runMinerStep(miner)
      progress.say(`  epoch ${block / TEMPO} of ${periods}`)
    }
  }
  return headlessReport(network, { store, seed, epochs })
}
