import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApp } from '../api/app.ts'
import { systemClock } from '../core/clock.ts'
import type { AuthAdapter } from '../identity/verify-request.ts'
import { runStep as runMinerStep } from '../miner/run-step.ts'
import { appendEvents } from '../store/events.ts'
import type { Store } from '../store/open-store.ts'
import { vacuum } from '../store/vacuum.ts'
import { recordChainEvents } from '../validator/record-chain-events.ts'
import { runStep as runValidatorStep } from '../validator/run-step.ts'
import { buildNetwork, type Network } from './build-network.ts'
import { listen, stopListening } from './listen.ts'
import { type Loop, startLoop } from './loop.ts'
import { openSettings } from './network-settings.ts'
import type { Progress } from './progress.ts'
import { queueFile, tellImport } from './queue-file.ts'

export interface LiveOptions {
  readonly store: Store
  readonly host: string
  readonly port: number
  readonly seed: string | undefined
  readonly tasks: string | undefined
  readonly tasksPerEpoch: number
  readonly blockMs: number
  readonly frameOrigin: string | undefined
  readonly authAdapters: readonly AuthAdapter[] | undefined
  readonly progress: Progress
}

export interface LiveNetwork {
  readonly url: string
  /** Stops taking requests, ends the loops, lets what is under way finish. */
  stop(): Promise<void>
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
/** Blocks of an epoch: with a block a second an epoch takes 20 s, so that weights change before one's eyes. */
const TEMPO = 20
/** Median time of a simulated judgment: sped up, and said so wherever it is shown. */
const THINKING_MS = 1000
/** Sped up like the simulated workers, but slow enough that a person at the page finds tasks whose places are not all taken. */
const LIVE_PACE = { circleDoublesMs: 3000, patienceMs: 5000 }
/** Milliseconds between two looks of a simulated miner, and of the other loops. */
const LOOK_MS = 1000
const PURGE_MS = 30_000
const VACUUM_MS = 60_000

/**
 * Starts the network on the wall clock with its server. Each part runs in a loop of its own; what fails in one is told and tried again.
 * @throws {@link PortInUseError} if another program listens on the port
 */
export async function runLive(options: LiveOptions): Promise<LiveNetwork> {
  const { store, host, port, progress, blockMs } = options
  const clock = systemClock
  const { db } = store
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const problems = new Map<string, string>()
  const stopping = new AbortController()
  const log = (error: unknown) => progress.say(`! ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)

  const settings = await openSettings(db, { seed: options.seed, nowMs: clock.now(), tempo: TEMPO })
  const { tasks } = options
  if (tasks !== undefined) {
    const summary = await progress.step(`Reading tasks from ${tasks}`, () => queueFile(db, tasks, { nowMs: clock.now() }))
    for (const line of tellImport(summary)) progress.say(`    ${line}`)
  }
  const network = await progress.step('Opening the local chain', () =>
    buildNetwork({
      db,
      clock,
      settings,
      transport: fetch,
      origin: origin.replace('0.0.0.0', '127.0.0.1'),
      thinkingMs: THINKING_MS,
      config: { tasksPerEpoch: options.tasksPerEpoch, builtInTasks: tasks === undefined, ...LIVE_PACE },
    }),
  )
  const webDir = fileURLToPath(new URL('../../dist/web', import.meta.url))
  const app = createApp({
    ...network.apiContext,
    startedMs: clock.now(),
    blockMs,
    webDir: existsSync(webDir) ? webDir : undefined,
    frameOrigin: options.frameOrigin,
    authAdapters: options.authAdapters,
    stopping: stopping.signal,
    problems: () => [...problems.values()],
    log,
  })
  await progress.step('Seating simulated workers', async () => {
    for (const simulated of network.simulatedMiners) await simulated.join()
  })
  if (!LOOPBACK.has(host) && options.frameOrigin === undefined)
    progress.say('  ! Live responses share a site with the page: a hostile one can slow it down. Give them another with --frame-origin.')
  const server = await progress.step('Opening the web server', () => listen(app.fetch, host, port))
  await tellStart(network, clock.now())
  store.announce(origin.replace('0.0.0.0', '127.0.0.1'))
  const loops = startLoops(network, { blockMs, nowMs: () => clock.now(), embedded: store.embedded, problems, log })
  return {
    url: origin.replace('0.0.0.0', '127.0.0.1'),
    async stop() {
      stopping.abort()
      await Promise.all(loops.map((loop) => loop.stop()))
      await stopListening(server)
    },
  }
}

async function tellStart({ chain, configHash, apiContext: { db } }: Network, nowMs: number): Promise<void> {
  const { block, epoch } = await chain.metagraph()
  const words = block === 0 ? 'The network was founded' : `The network goes on at block ${block}, epoch ${epoch}`
  await appendEvents(db, [{ atMs: nowMs, block, kind: 'network-started', data: { configHash }, words }])
}

function startLoops(
  { chain, validators, simulatedMiners, home, nonces, apiContext: { db, labels } }: Network,
  {
    blockMs,
    nowMs,
    embedded,
    problems,
    log,
  }: {
    blockMs: number
    nowMs: () => number
    embedded: boolean
    problems: Map<string, string>
    log: (error: unknown) => void
  },
): Loop[] {
  const loop = (name: string, everyMs: number, turn: () => Promise<unknown>) =>
    startLoop({
      everyMs,
      turn,
      onSuccess: () => problems.delete(name),
      onError: (error) => {
        problems.set(name, `${name}: ${error instanceof Error ? error.message : String(error)}`)
        log(error)
      },
    })
  return [
    loop('chain', blockMs, () => chain.produceBlock()),
    loop('log', LOOK_MS, () => recordChainEvents(db, chain)),
    loop('replay store', PURGE_MS, () => nonces.purge(nowMs())),
    ...(embedded ? [loop('database', VACUUM_MS, () => vacuum(db))] : []),
    ...validators.map((validator) => loop(`validator ${labels.get(validator.hotkey)?.name}`, LOOK_MS, () => runValidatorStep(validator))),
    ...simulatedMiners.flatMap(({ name, miner, work }) => [
      loop(`miner ${name}`, LOOK_MS, work),
      loop(`accounts of miner ${name}`, 5 * LOOK_MS, () => runMinerStep(miner)),
    ]),
    loop('miner home', LOOK_MS, () => runMinerStep(home)),
  ]
}
