import { createMinerApp } from '../api/miner-app.ts'
import { systemClock } from '../core/clock.ts'
import { createMemoryNonceStore } from '../identity/memory-nonce-store.ts'
import type { AuthAdapter } from '../identity/verify-request.ts'
import { createMinerStatus } from '../miner/prompting/miner-status.ts'
import { createToolResponder } from '../miner/prompting/tool-responder.ts'
import { builtInTools } from '../miner/tools/built-in-tools.ts'
import { encyclopaedia } from '../miner/tools/encyclopaedia.ts'
import type { Tool } from '../miner/tools/tool.ts'
import { createMemoryCallLog } from '../models/language/memory-call-log.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { listen, stopListening } from './listen.ts'
import { openModelPool } from './open-models.ts'
import { openOutsideChain } from './open-outside-chain.ts'
import { type Axon, serveAxon } from './open-outside-network.ts'
import type { Progress } from './progress.ts'
import { openRoleSigner, openRoleWallet, type RoleKey } from './role-wallet.ts'
import { createTroubles } from './troubles.ts'
import { VERSION } from './version.ts'
import { permittedOn, validatingAt } from './who-may-ask.ts'

export interface PromptingMinerOptions {
  readonly chain?: string | undefined
  readonly validator?: string | undefined
  readonly netuid?: number | undefined
  readonly wallet: string
  readonly wallets: string
  readonly passphraseFile?: string | undefined
  readonly register: boolean
  readonly axon?: Axon | undefined
  readonly host: string
  readonly port: number
  readonly models?: string | undefined
  readonly wiki?: string | undefined
  readonly acceptAuth?: readonly AuthAdapter[] | undefined
  readonly progress: Progress
}

/** A miner that runs. */
export interface RunningMiner {
  readonly facts: {
    readonly url: string
    readonly hotkey: Hotkey
    readonly netuid: number
    readonly axon: string | null
    readonly tools: readonly string[]
    readonly models: readonly string[]
  }
  readonly words: string
  answered(): number
  /** Takes no more requests, and lets the chain go. */
  stop(): Promise<void>
}

/** The miner's place: its key, who may ask it, and what to let go of in the end. */
interface Place {
  readonly key: RoleKey
  readonly netuid: number
  mayAsk(sender: Hotkey): Promise<boolean>
  close(): void
}

/**
 * Starts the reference miner on its own, with nothing but its key, its tools and, where they are configured, language models and a wiki.
 * @throws {@link UsageError}, {@link KeyfileError}, {@link PortInUseError}, {@link ModelsConfigError} if it cannot run as asked
 */
export async function runPromptingMiner(options: PromptingMinerOptions): Promise<RunningMiner> {
  const { host, port, wiki, axon, progress } = options
  const clock = systemClock
  const models = await openModelPool(options.models, { log: createMemoryCallLog(), clock })
  const tools: readonly Tool[] = wiki === undefined ? builtInTools : [...builtInTools, wikiTool(wiki)]
  const { key, netuid, mayAsk, close } = await (options.chain === undefined
    ? placeBeside(options.validator!, options)
    : placeOn(options.chain, options))
  const [status, troubles, stopping] = [createMinerStatus(clock), createTroubles((line) => progress.say(line)), new AbortController()]
  const responder = createToolResponder({ tools, model: models, onRecord: status.record })
  const app = createMinerApp({
    clock,
    nonceStore: createMemoryNonceStore({ clock }),
    authAdapters: options.acceptAuth,
    stopping: stopping.signal,
    log: troubles.tell,
    problems: troubles.list,
    miner: { hotkey: key.hotkey, signer: key.signer, simulated: false, responder },
    netuid,
    mayAsk,
    tools: tools.map(({ name }) => name),
    status: status.read,
  })
  const server = await progress
    .step(`Listening on port ${port}`, () => listen(app.fetch, host, port))
    .catch((error: unknown) => {
      close()
      throw error
    })
  const names = models?.config.pool.map(({ name }) => name) ?? []
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`.replace('0.0.0.0', '127.0.0.1')
  const place = axon ? `${axon.ip}:${axon.port}` : null
  return {
    facts: { url, hotkey: key.hotkey, netuid, axon: place, tools: tools.map(({ name }) => name), models: names },
    words: `${key.name} (${key.hotkey}) answers on netuid ${netuid}${place ? ` at ${place}` : ''} with ${tools.length} tools and ${names.length > 0 ? names.join(', ') : 'rules'}`,
    answered: () => status.read().answered,
    async stop() {
      stopping.abort()
      await stopListening(server)
      close()
    },
  }
}

async function placeOn(url: string, options: PromptingMinerOptions): Promise<Place> {
  const { netuid, wallet, axon, progress, passphraseFile } = options
  const { chain, close } = await progress.step(`Connecting to ${url}`, () => openOutsideChain(url, { netuid, clock: systemClock }))
  try {
    const key = await openRoleWallet(wallet, chain, { ...options, passphraseFile }, progress)
    if (axon) await progress.step(`Serving ${axon.ip}:${axon.port}`, () => serveAxon(chain, key, axon))
    return { key, netuid: chain.netuid, mayAsk: permittedOn(chain), close }
  } catch (error) {
    close()
    throw error
  }
}

async function placeBeside(origin: string, { wallet, wallets, passphraseFile, progress }: PromptingMinerOptions): Promise<Place> {
  const { netuid, mayAsk } = await progress.step(`Asking ${origin}`, () => validatingAt(origin.replace(/\/+$/, ''), systemClock))
  return { key: await openRoleSigner(wallet, { wallets, passphraseFile }), netuid, mayAsk, close: () => {} }
}

function wikiTool(endpoint: string): Tool {
  return encyclopaedia({
    endpoint: endpoint.replace(/\/+$/, ''),
    userAgent: `kumite/${VERSION} (a miner of an incentive network)`,
    timeoutMs: 5000,
  }) as Tool
}
