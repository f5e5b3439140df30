import type * as z from 'zod'
import type { ApiContext, NeuronLabel } from '../api/api-context.ts'
import type { Chain } from '../chain/chain.ts'
import type { Clock } from '../core/clock.ts'
import { hashOf } from '../core/hash.ts'
import type { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import type { SourceReader } from '../mechanisms/prompting/sources/source-reader.ts'
import type { Miner } from '../miner/miner.ts'
import type { AnsweringMiner } from '../miner/prompting/responder.ts'
import type { Embedder } from '../models/embedder.ts'
import type { Obfuscate } from '../obfuscation/obfuscate-response.ts'
import { nonceStore } from '../store/nonces.ts'
import type { Db } from '../store/open-store.ts'
import type { RunningMechanism, Validator } from '../validator/validator.ts'
import type { ValidatorConfig } from '../validator/validator-config.ts'
import type { NetworkModels } from './mechanisms.ts'
import { VERSION } from './version.ts'

/** What this process runs of one network, wired together and standing still. */
export interface Network {
  readonly chain: Chain
  readonly validators: readonly Validator[]
  /** The miners whose workers sit at this server's web page. */
  readonly homes: readonly Miner[]
  readonly nonces: ReturnType<typeof nonceStore>
  readonly configHash: string
  /** What the HTTP routes need; the caller adds what only it knows. */
  readonly apiContext: Omit<ApiContext, 'startedMs' | 'blockMs' | 'webDir' | 'frameOrigin' | 'stopping' | 'problems' | 'log'>
}

/** What a network is built with, whatever chain it is on. */
export interface NetworkOptions {
  readonly db: Db
  readonly clock: Clock
  /** Of mechid 0, dojo. */
  readonly config: z.input<typeof ValidatorConfig>
  /** Of mechid 1, prompting. */
  readonly prompting?: z.input<typeof ValidatorConfig> | undefined
  /** Compares answers with references in meaning; without it by their words. */
  readonly embedder?: Embedder | undefined
  /** Texts to ask about; without it those that come with the package. */
  readonly sources?: SourceReader | undefined
  /** Language models that word challenges; without them rules do. */
  readonly models?: NetworkModels | undefined
  /** How answers are scored; without it as this version does. */
  readonly recipe?: AnswerRecipe | undefined
  /** Makes each recipient's own copies of what it judges; without it as {@link dojo} does. */
  readonly obfuscate?: Obfuscate | undefined
}

interface NetworkParts {
  readonly db: Db
  readonly clock: Clock
  readonly name: string
  readonly chain: Chain
  readonly chainGenesis: string | undefined
  readonly mechanisms: readonly RunningMechanism[]
  readonly validators: readonly Validator[]
  readonly homes: readonly Miner[]
  readonly answering: readonly AnsweringMiner[]
  readonly labels: ReadonlyMap<string, NeuronLabel>
  /** What else an outcome depends on: it goes into the hash of the configuration. */
  readonly founding: object
}

/** Puts the parts of a network together, whatever chain it is on. */
export function assembleNetwork({
  db,
  clock,
  name,
  chain,
  chainGenesis,
  mechanisms,
  validators,
  homes,
  answering,
  labels,
  founding,
}: NetworkParts): Network {
  const configHash = hashOf({
    version: VERSION,
    ...founding,
    mechanisms: mechanisms.map(({ mechid, mechanism }) => [mechid, mechanism.name, mechanism.version, mechanism.recipeHash]),
  })
  const nonces = nonceStore(db)
  const apiContext = {
    db,
    chain,
    chainGenesis,
    clock,
    nonceStore: nonces,
    validators,
    homes,
    answering,
    labels,
    networkName: name,
    version: VERSION,
    configHash,
  }
  return { chain, validators, homes, nonces, configHash, apiContext }
}
