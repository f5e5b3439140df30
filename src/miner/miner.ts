import type { Chain } from '../chain/chain.ts'
import type { Clock } from '../core/clock.ts'
import type { Signer } from '../identity/signer.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { Db } from '../store/open-store.ts'
import type { ValidatorClient } from './validator-client.ts'

/** All that one miner works with; every step takes it first. */
export interface Miner {
  readonly db: Db
  readonly chain: Chain
  readonly clock: Clock
  readonly signer: Signer
  readonly hotkey: Hotkey
  /** The coldkey that owns the hotkey, where this process may spend from it: it pays the workers. */
  readonly coldSigner?: Signer | undefined
  /** True when no person stands behind its judgments. */
  readonly simulated: boolean
  /** The validators it asks for work, in a fixed order. */
  validators(): Promise<readonly ValidatorClient[]>
  /** Pay of an epoch is split by the work that was scored in so many epochs before it. */
  readonly payWindow: number
}
