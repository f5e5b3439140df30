import type { Signer } from '../../identity/signer.ts'
import type { Miner } from '../miner.ts'
import { PayoutWayError } from './errors.ts'

/** The coldkey that pays this miner's workers over the chain; `undefined` where this process cannot: it has no such key, or the chain pays in alpha. */
export function payoutSigner({ coldSigner, chain }: Miner): Signer | undefined {
  return chain.kind === 'local' ? coldSigner : undefined
}

/** @throws {@link PayoutWayError} if this process cannot pay over the chain: a payout begun that way would only be returned */
export function requirePayoutSigner(miner: Miner): void {
  if (payoutSigner(miner) !== undefined) return
  const got = miner.chain.kind === 'local' ? 'none' : `a chain of kind ${miner.chain.kind}`
  throw new PayoutWayError({ miner: miner.hotkey, got })
}
