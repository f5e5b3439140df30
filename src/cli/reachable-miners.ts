import { blurredMinerClient } from '../api/gateway/blur-stamps.ts'
import type { Neuron } from '../chain/chain.ts'
import type { Clock } from '../core/clock.ts'
import type { Transport } from '../core/transport.ts'
import { createNonceSource } from '../identity/nonce-source.ts'
import type { Signer } from '../identity/signer.ts'
import type { AnsweringMiner } from '../miner/prompting/responder.ts'
import type { ReachableMiners } from '../validator/validator.ts'
import type { ValidatorConfig } from '../validator/validator-config.ts'
import { placeOnChain } from './find-validators.ts'

export interface ReachableMinersOptions {
  /** The validator's. */
  readonly signer: Signer
  readonly clock: Clock
  readonly transport: Transport
  /** The miners in this process, and where it serves them. */
  readonly here: readonly Pick<AnsweringMiner, 'hotkey' | 'simulated'>[]
  readonly origin: string
  /** As {@link placeOnChain} has it. */
  readonly privateAxons?: boolean | undefined
  readonly config: Pick<ValidatorConfig, 'answerMs' | 'mostCharacters'>
}

/** The miners that a validator can send challenges to: those of this process, and all that say on the chain where they are. */
export function createReachableMiners(options: ReachableMinersOptions): ReachableMiners {
  const { signer, clock, transport, here, origin, privateAxons = false, config } = options
  const { answerMs, mostCharacters } = config
  return {
    client: blurredMinerClient({ signer, clock, transport, nextNonce: createNonceSource(clock), answerMs, mostCharacters }),
    placeOf({ hotkey, axon }: Neuron) {
      const own = here.find((miner) => miner.hotkey === hotkey)
      const base = own ? `${origin}/miners/${hotkey}` : placeOnChain(axon, { privateAxons })
      return base === undefined ? undefined : { hotkey, url: `${base}/v1/chat/completions`, simulated: own?.simulated ?? false }
    },
  }
}
