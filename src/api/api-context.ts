import type { Chain } from '../chain/chain.ts'
import type { Clock } from '../core/clock.ts'
import type { NonceStore } from '../identity/nonce-store.ts'
import type { AuthAdapter } from '../identity/verify-request.ts'
import type { Miner } from '../miner/miner.ts'
import type { AnsweringMiner } from '../miner/prompting/responder.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { Role } from '../protocol/metagraph.ts'
import type { Db } from '../store/open-store.ts'
import type { Validator } from '../validator/validator.ts'
import type { GatewayApp } from './gateway/gateway-app.ts'

/** What a network's operator says of a neuron beside what the chain knows. */
export interface NeuronLabel {
  readonly name: string
  readonly role: Role
  /** Declared behaviour of simulated workers; `null` for people and validators. */
  readonly behaviour: string | null
  readonly simulated: boolean
}

/** All that the routes work with. */
export interface ApiContext {
  readonly db: Db
  readonly chain: Chain
  /** Hash of a local chain's genesis, wherever that chain is: its reads are then told on at `/chain`. A node of subtensor is asked by everybody itself. */
  readonly chainGenesis?: string | undefined
  readonly clock: Clock
  readonly nonceStore: NonceStore
  /** Older ways of signing that miners may use too; none unless the operator asks for them. */
  readonly authAdapters?: readonly AuthAdapter[] | undefined
  readonly validators: readonly Validator[]
  /** The miners whose workers sit at this server's web page; a request names the one that it is for. */
  readonly homes: readonly Miner[]
  /** Miners of this process that answer messages. */
  readonly answering: readonly AnsweringMiner[]
  /** The OpenAI-compatible gateway at `/v1`, opened by its first request, and the validator whose it is; absent where no validator asks miners. */
  readonly gateway?: { readonly validator: Hotkey; open(): Promise<GatewayApp> } | undefined
  readonly labels: ReadonlyMap<string, NeuronLabel>
  readonly networkName: string
  readonly version: string
  readonly startedMs: number
  readonly configHash: string
  readonly blockMs: number
  /** Folder of the built web page; `undefined` where no pages are served. */
  readonly webDir: string | undefined
  /** Origin that frames come from, if it is not the other loopback name of the page's own. */
  readonly frameOrigin: string | undefined
  /** Aborts when the server stops: streams end then. */
  readonly stopping: AbortSignal
  /** What is wrong with the running network, in words; empty when nothing is. */
  problems(): string[]
  log(error: unknown): void
}
