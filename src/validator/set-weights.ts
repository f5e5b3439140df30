import type { Submission } from '../chain/chain.ts'
import { ChainCallError } from '../chain/errors.ts'
import { ledgerWeights } from '../scoring/ledger-weights.ts'
import { readLedger } from './miner-history.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'

/**
 * Sets this validator's weights once in an epoch, from the ledger's window.
 * **Reads** the ledger, the metagraph. **Writes** to the chain only.
 * **Safe to repeat because** the chain itself says whether weights were set in this epoch; a refusal that passes (rate limit) is tried again at the next step.
 * @returns the call on its way, or `undefined` when there is nothing to set or it is not the time
 */
export async function setWeights(
  validator: Validator,
  { mechid, config }: RunningMechanism,
  moment: Moment,
): Promise<Submission | undefined> {
  const { chain, signer, hotkey } = validator
  const { metagraph } = moment
  const self = metagraph.neurons.find((neuron) => neuron.hotkey === hotkey)
  if (!self?.validatorPermit) return undefined
  if (moment.epochProgress < config.weightsAt || self.lastUpdate > metagraph.lastEpochBlock) return undefined

  const shares = ledgerWeights(await readLedger(validator, mechid, metagraph.epoch))
  const uidOf = new Map<string, number>(metagraph.neurons.map((neuron) => [neuron.hotkey, neuron.uid]))
  const weights = new Map([...shares].flatMap(([miner, share]) => (uidOf.has(miner) ? [[uidOf.get(miner)!, share] as const] : [])))
  if (weights.size === 0) return undefined
  try {
    return await chain.setWeights({ signer, mechid, weights, versionKey: 0 })
  } catch (error) {
    if (error instanceof ChainCallError && error.retryable) return undefined
    throw error
  }
}
