import * as z from 'zod'
import type { Clock } from '../../core/clock.ts'
import type { Embedder } from '../../models/embedder.ts'
import type { Hotkey, Uid } from '../../protocol/ids.ts'
import type { CircuitBreaker } from '../../scoring/routing/circuit-breaker.ts'
import type { RouteCandidate } from '../../scoring/routing/rank-routes.ts'
import type { RouteBook } from '../../scoring/routing/route-book.ts'
import type { PromptClassifier } from '../../scoring/routing/train-classifier.ts'
import type { Db } from '../../store/open-store.ts'
import type { MinerClient } from '../../validator/miner-client.ts'
import type { ProviderDeps } from './call-provider.ts'
import type { Provider } from './provider.ts'

/** A miner that customers' prompts may go to. */
export interface GatewayMiner extends RouteCandidate {
  readonly miner: Hotkey
  readonly uid: Uid
  /** Where its chat completions are. */
  readonly url: string
}

export const GatewayConfig = z.object({
  usdPerMillionTokens: z
    .object({ prompt: z.number().min(0), completion: z.number().min(0) })
    .default({ prompt: 0.1, completion: 0.4 })
    .describe('what customers pay, by which their budgets are counted'),
  mostPromptCharacters: z.int().min(1).default(100_000),
  maxTokens: z.int().min(1).default(1024).describe('of one answer, where the customer says nothing'),
  patienceMs: z.int().min(1).default(10_000).describe('a miner that has said nothing for so long is given up for the next one'),
  mostAttempts: z.int().min(1).default(4).describe('miners that are asked for one answer, at most'),
  keepRepliesMs: z
    .int()
    .min(1)
    .default(24 * 3600_000)
    .describe('how long an idempotency key gives the same reply'),
})
export type GatewayConfig = z.infer<typeof GatewayConfig>

/** All that the gateway works with. */
export interface Gateway {
  readonly db: Db
  readonly clock: Clock
  /** In whose name miners are asked: only its own keys are taken, and those of whoever has the database. */
  readonly validator: Hotkey
  readonly config: GatewayConfig
  /** All random draws follow from it and the id of the request. */
  readonly seed: string
  /** When it was started, in milliseconds since the Unix epoch. */
  readonly startedMs: number
  readonly embedder: Embedder
  readonly minerClient: Pick<MinerClient, 'prepare'>
  readonly classifier: PromptClassifier
  /** What is known of the miners. */
  readonly book: RouteBook
  readonly breaker: CircuitBreaker
  /** Other subnets as they can be called now, by name. */
  providers(): ReadonlyMap<string, Provider>
  /** How they are reached, and when they are left in peace. */
  readonly providerDeps: Pick<ProviderDeps, 'transport' | 'breaker'>
  /** The miners that may be asked now. */
  miners(): Promise<readonly GatewayMiner[]>
  /** Brings the book up to date. */
  refresh(): Promise<void>
  log(error: unknown): void
}
