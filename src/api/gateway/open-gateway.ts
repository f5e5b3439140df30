import { readAtMostEvery } from '../../core/read-at-most-every.ts'
import { createRng } from '../../core/rng.ts'
import type { Transport } from '../../core/transport.ts'
import { TASK_TYPES } from '../../mechanisms/prompting/task-types.ts'
import type { Embedder } from '../../models/embedder.ts'
import { createCircuitBreaker } from '../../scoring/routing/circuit-breaker.ts'
import { createRouteBook } from '../../scoring/routing/route-book.ts'
import { trainClassifier } from '../../scoring/routing/train-classifier.ts'
import type { ReachableMiners, Validator } from '../../validator/validator.ts'
import { drawPrompts } from './draw-prompts.ts'
import { followOutcomes } from './follow-outcomes.ts'
import { type Gateway, GatewayConfig, type GatewayMiner } from './gateway.ts'
import type { Provider } from './provider.ts'

export interface GatewayOptions {
  /** In whose name miners are asked: its requests are those of its tests. */
  readonly validator: Pick<Validator, 'db' | 'chain' | 'clock' | 'seed' | 'hotkey'> & { readonly miners: ReachableMiners }
  /** Of the prompting mechanism. */
  readonly mechid: number
  readonly embedder: Embedder
  readonly transport: Transport
  /** Other subnets as they can be called now, by name. */
  providers(): ReadonlyMap<string, Provider>
  readonly config?: Partial<GatewayConfig>
  log(error: unknown): void
}

const PROMPTS_PER_TYPE = 40
const MINERS_MS = 5_000
const OUTCOMES_MS = 2_000
const MINER_BREAKER = { failures: 2, firstMs: 5_000, longestMs: 10 * 60_000 }
const PROVIDER_BREAKER = { failures: 3, firstMs: 10_000, longestMs: 10 * 60_000 }

/** Makes a gateway ready to serve: learns the types of prompts from challenges of its own, and what is known of the miners from the store. */
export async function openGateway({ validator, mechid, ...options }: GatewayOptions): Promise<Gateway> {
  const { db, chain, clock, seed, hotkey, miners } = validator
  const book = createRouteBook()
  const readMiners = async (): Promise<GatewayMiner[]> => {
    const { neurons } = await chain.metagraph(mechid)
    return neurons.flatMap((neuron) => {
      const place = neuron.validatorPermit ? undefined : miners.placeOf(neuron) // as for tests: whoever validates is no miner
      return place ? [{ miner: place.hotkey, uid: neuron.uid, url: place.url, usdPerMillionTokens: 0 }] : []
    })
  }
  return {
    db,
    clock,
    validator: hotkey,
    config: GatewayConfig.parse(options.config ?? {}),
    seed: `${seed}/gateway`,
    startedMs: clock.now(),
    embedder: options.embedder,
    minerClient: miners.client,
    classifier: trainClassifier(await drawPrompts(TASK_TYPES, { each: PROMPTS_PER_TYPE, rng: createRng('prompts of the gateway') })),
    book,
    breaker: createCircuitBreaker(MINER_BREAKER),
    providers: options.providers,
    providerDeps: { transport: options.transport, breaker: createCircuitBreaker(PROVIDER_BREAKER) },
    miners: readAtMostEvery(clock, MINERS_MS, readMiners),
    refresh: readAtMostEvery(clock, OUTCOMES_MS, followOutcomes(db, { book, validators: [hotkey], mechid })),
    log: options.log,
  }
}
