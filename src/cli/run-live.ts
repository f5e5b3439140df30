import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApp } from '../api/app.ts'
import { namesBy } from '../api/names-by.ts'
import { systemClock } from '../core/clock.ts'
import type { AuthAdapter } from '../identity/verify-request.ts'
import { createLiveSources } from '../mechanisms/prompting/sources/live-sources.ts'
import type { SourceReader } from '../mechanisms/prompting/sources/source-reader.ts'
import type { ModelPool } from '../models/language/create-model-pool.ts'
import { MinerSettings } from '../protocol/miner-settings.ts'
import { appendEvents } from '../store/events.ts'
import { keepMinerSettings } from '../store/miner-settings.ts'
import type { Store } from '../store/open-store.ts'
import { announceDesks } from './announce-desks.ts'
import { UsageError } from './errors.ts'
import { gatewayOnDemand } from './gateway-on-demand.ts'
import { listen, stopListening } from './listen.ts'
import { liveGeneration } from './live-generation.ts'
import { liveLoops } from './live-loops.ts'
import type { Network } from './network.ts'
import { openModels } from './open-models.ts'
import type { LivePlace, OpenNetwork } from './open-network.ts'
import { openProviders } from './open-providers.ts'
import { serveOperator } from './operator-socket.ts'
import type { Progress } from './progress.ts'
import { queueFile, tellImport } from './queue-file.ts'
import { readRecipeFile } from './read-prompting-input.ts'
import { startLoops } from './start-loops.ts'
import { createTroubles } from './troubles.ts'
import { VERSION } from './version.ts'

export interface LiveOptions {
  readonly store: Store
  readonly host: string
  readonly port: number
  readonly tasks: string | undefined
  readonly frameOrigin: string | undefined
  /** Where people open the page, if that is not where it listens. */
  readonly publicUrl: string | undefined
  readonly authAdapters: readonly AuthAdapter[] | undefined
  readonly progress: Progress
  /** File with a pool of language models; see {@link openModels}. */
  readonly models: string | undefined
  /** Whether the models also judge what right answers to challenges mean. */
  readonly judges: boolean
  /** JSON file: how answers of the prompting mechanism are scored. */
  readonly recipe: string | undefined
  /** REST API of a wiki whose pages challenges may be about. */
  readonly wiki: string | undefined
  /** File with the other subnets that the gateway may call. */
  readonly providers: string | undefined
  /** Opens the chain, and the network on it. */
  open(place: LivePlace): Promise<OpenNetwork>
}

export interface LiveNetwork {
  readonly url: string
  /** What its operator is told when it runs. */
  readonly words: string
  /** Stops taking requests, ends the loops, lets what is under way finish. */
  stop(): Promise<void>
}

/** How a miner of people begins, where its operator has said nothing yet: a slip can be put right for a moment. */
const FIRST_SETTINGS = MinerSettings.parse({ editSeconds: 20 })

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

/**
 * Starts a network on the wall clock with its server. Each part runs in a loop of its own; what fails in one is told and tried again.
 * @throws {@link PortInUseError} if another program listens on the port
 * @throws {@link FileError}, {@link ModelsConfigError}, {@link UsageError} if the models cannot be used as configured
 */
export async function runLive(options: LiveOptions): Promise<LiveNetwork> {
  const { store, host, port, progress } = options
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`.replace('0.0.0.0', '127.0.0.1')
  const models = await openModels(options.models, { db: store.db, clock: systemClock })
  const sources = wikiSources(options.wiki)
  const stopping = new AbortController()
  if (options.judges && !models)
    throw new UsageError('--judges: expected language models that can judge, got none', { hint: 'add --models, or set LLM_BASE_URL' })
  const recipe = options.recipe === undefined ? undefined : await readRecipeFile(options.recipe)
  if (recipe?.meaning === 'judges' && !models)
    throw new UsageError('--recipe: expected language models, since its meaning is "judges", got none', {
      hint: 'add --models, or set LLM_BASE_URL',
    })
  const asked = models && { pool: models, judge: options.judges, signal: stopping.signal }
  const opened = await options.open({ store, clock: systemClock, origin: url, progress, sources, models: asked, recipe })
  try {
    await queueTasks(options)
    return await serveNetwork(opened, url, { models, sources, stopping }, options)
  } catch (error) {
    opened.close()
    throw error
  }
}

function wikiSources(endpoint: string | undefined): SourceReader | undefined {
  if (endpoint === undefined) return undefined
  const wiki = {
    endpoint: endpoint.replace(/\/+$/, ''),
    userAgent: `kumite/${VERSION} (a validator of an incentive network)`,
    timeoutMs: 5000,
  }
  return createLiveSources({ wiki, clock: systemClock })
}

async function queueTasks({ store: { db }, tasks, progress }: LiveOptions): Promise<void> {
  if (tasks === undefined) return
  const summary = await progress.step(`Reading tasks from ${tasks}`, () => queueFile(db, tasks, { nowMs: systemClock.now() }))
  for (const line of tellImport(summary)) progress.say(`    ${line}`)
}

async function serveNetwork(
  opened: OpenNetwork,
  url: string,
  { models, sources, stopping }: { models: ModelPool | undefined; sources: SourceReader | undefined; stopping: AbortController },
  options: LiveOptions,
): Promise<LiveNetwork> {
  const { network, blockMs, words, close } = opened
  const { store, host, port, frameOrigin, publicUrl, authAdapters, progress } = options
  const clock = systemClock
  const troubles = createTroubles((line) => progress.say(line))
  const gateway = gatewayOnDemand(network.validators, { providers: await openProviders(options.providers), log: troubles.tell })
  if (!gateway && options.providers !== undefined)
    progress.say('  ! --providers: no gateway runs here that could call them, for no validator of this process asks miners.')
  const webDir = fileURLToPath(new URL('../../dist/web', import.meta.url))
  const app = createApp({
    ...network.apiContext,
    gateway,
    startedMs: clock.now(),
    blockMs,
    webDir: existsSync(webDir) ? webDir : undefined,
    frameOrigin,
    authAdapters,
    stopping: stopping.signal,
    problems: () => [...troubles.list(), ...(sources?.problems() ?? [])],
    log: troubles.tell,
  })
  if (!LOOPBACK.has(host) && frameOrigin === undefined)
    progress.say('  ! Live responses share a site with the page: a hostile one can slow it down. Give them another with --frame-origin.')
  const server = await progress.step('Opening the web server', () => listen(app.fetch, host, port))
  await tellStart(network, clock.now())
  const { homes, labels } = network.apiContext
  for (const { hotkey } of homes) await keepMinerSettings(store.db, hotkey, FIRST_SETTINGS)
  const desks = await announceDesks({ homes, labels, url: publicUrl ?? url, toPerson: process.stderr.isTTY })
  for (const line of desks) progress.say(`  ${line}`)
  const operator = store.socketDir === undefined ? undefined : await serveOperator(store.db, store.socketDir, troubles.tell, { homes })
  store.announce(url, operator?.path)
  const generation = liveGeneration(network.validators, {
    db: store.db,
    clock,
    models,
    nameOf: namesBy(network.apiContext.labels),
    stopping: stopping.signal,
    progress,
  })
  const plans = [
    ...opened.loops,
    ...generation.loops,
    ...(gateway?.loops ?? []),
    ...liveLoops(network, { clock, embedded: store.embedded, blockMs, stopping: stopping.signal }),
  ]
  const loops = startLoops(plans, troubles)
  return {
    url,
    words,
    async stop() {
      stopping.abort()
      await loops.stop()
      await operator?.close()
      await stopListening(server)
      await generation.close()
      await gateway?.close()
      close()
    },
  }
}

async function tellStart({ chain, configHash, apiContext: { db } }: Network, nowMs: number): Promise<void> {
  const { block, epoch } = await chain.metagraph()
  const words = block === 0 ? 'The network was founded' : `The network goes on at block ${block}, epoch ${epoch}`
  await appendEvents(db, [{ atMs: nowMs, block, kind: 'network-started', data: { configHash }, words }])
}
