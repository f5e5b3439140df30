import type { Submission } from '../chain/chain.ts'
import { ChainCallError } from '../chain/errors.ts'
import { appendEvents } from '../store/events.ts'
import { readLedger, weighLedger } from './read-ledger.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'
import { weightsVersion } from './weights-version.ts'

/**
 * Sets this validator's weights once in an epoch, from the ledger's window.
 * **Reads** the ledger, the metagraph. **Writes** to the chain, and what it has computed to the log.
 * **Safe to repeat because** the chain itself says whether weights were set in this epoch; a refusal that passes (rate limit) is tried again at the next step.
 * @returns the call on its way, or `undefined` when there is nothing to set or it is not the time
 */
export async function setWeights(validator: Validator, running: RunningMechanism, moment: Moment): Promise<Submission | undefined> {
  const { db, chain, signer, hotkey } = validator
  const { mechid, config } = running
  const { metagraph } = moment
  const self = metagraph.neurons.find((neuron) => neuron.hotkey === hotkey)
  if (!self?.validatorPermit) return undefined
  if (moment.epochProgress < config.weightsAt || self.lastUpdate > metagraph.lastEpochBlock) return undefined

  const ledger = await readLedger(validator, mechid, metagraph.epoch)
  const shares = weighLedger(ledger, running, metagraph.epoch)
  const uidOf = new Map<string, number>(metagraph.neurons.map((neuron) => [neuron.hotkey, neuron.uid]))
  const weights = new Map([...shares].flatMap(([miner, share]) => (uidOf.has(miner) ? [[uidOf.get(miner)!, share] as const] : [])))
  if (weights.size === 0) return undefined
  try {
    const { commitRevealEnabled } = await chain.hyperparameters()
    const parameters = { signer, mechid, weights, versionKey: weightsVersion() }
    const submission = await (commitRevealEnabled ? chain.commitTimelockedWeights(parameters) : chain.setWeights(parameters))
    const data = { mechid, epoch: metagraph.epoch, shares: [...shares], rulings: ledger.rulings }
    const words = `Weights for ${weights.size} miners, from ${ledger.rows.length} judgments of the last ${config.window} epochs`
    await appendEvents(db, [{ atMs: moment.nowMs, block: moment.head.block, kind: 'weights-computed', actor: hotkey, data, words }])
    return submission
  } catch (error) {
    if (error instanceof ChainCallError && error.retryable) return undefined
    throw error
  }
}
