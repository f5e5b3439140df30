import type { Signer } from '../../identity/signer.ts'
import { decodeAddress } from '../../identity/ss58.ts'
import type { CommitWeightsParameters, SetWeightsParameters, Submission } from '../chain.ts'
import type { ChainCalls } from '../chain-calls.ts'
import { commitHash } from '../commit-hash.ts'
import { ChainCallError } from '../errors.ts'
import { quantizeWeights } from '../quantize-weights.ts'
import { parseIp } from './ip-address.ts'
import type { SubtensorCall } from './submit-call.ts'

/** A commit that the chain opens by itself. */
export interface TimelockedCommit {
  readonly commit: Uint8Array
  /** Of drand. */
  readonly round: number
  /** The form in which the chain reads commits. */
  readonly version: number
}

/** Weights as calls carry them. */
export interface QuantizedWeights {
  readonly dests: readonly number[]
  readonly values: readonly number[]
  readonly versionKey: number
}

/** The version of the axon protocol that we publish: 10.2.0. */
const AXON_VERSION = 10_002_000
/** What the pallet calls plain HTTP. */
const AXON_PROTOCOL = 4

/** The calls of the interface in the pallet's words. */
export function subtensorCalls({
  netuid,
  send,
  lock,
}: {
  netuid: number
  send(signer: Signer, call: SubtensorCall): Promise<Submission>
  /** Locks weights to the round in which their epoch is over. */
  lock(signer: Signer, weights: QuantizedWeights): Promise<TimelockedCommit>
}): ChainCalls {
  /** Mechanism 0 has calls of its own, which are older. */
  const named = (action: 'set' | 'commit' | 'reveal' | 'commit_timelocked', mechid: number, args: SubtensorCall['args']): SubtensorCall =>
    mechid === 0
      ? { name: `SubtensorModule.${action}_weights`, args: { netuid, ...args } }
      : { name: `SubtensorModule.${action}_mechanism_weights`, args: { netuid, mecid: mechid, ...args } }
  const quantized = ({ weights, versionKey }: SetWeightsParameters) => ({ ...quantizeWeights(weights), versionKey })
  return {
    register: ({ signer, hotkey }) => send(signer, { name: 'SubtensorModule.burned_register', args: { netuid, hotkey } }),
    addStake: ({ signer, hotkey, amountRao }) =>
      send(signer, { name: 'SubtensorModule.add_stake', args: { hotkey, netuid, amount_staked: amountRao } }),
    removeStake: ({ signer, hotkey, amountRao }) =>
      send(signer, { name: 'SubtensorModule.remove_stake', args: { hotkey, netuid, amount_unstaked: amountRao } }),
    async transfer({ signer, to, amountRao }) {
      decodeAddress(to) // a misspelt address would lose the amount
      return send(signer, { name: 'Balances.transfer_keep_alive', args: { dest: { type: 'Id', value: to }, value: amountRao } })
    },
    async serveAxon({ signer, ip, port }) {
      const address = parseIp(ip)
      if (!address) throw new ChainCallError({ call: 'serve_axon', pallet: 'InvalidIpAddress', expected: 'an IP address', got: ip })
      const place = { ip: address.ip, port, ip_type: address.ipType, protocol: AXON_PROTOCOL }
      const args = { netuid, version: AXON_VERSION, ...place, placeholder1: 0, placeholder2: 0 }
      return send(signer, { name: 'SubtensorModule.serve_axon', args })
    },
    async setWeights(parameters) {
      const { dests, values, versionKey } = quantized(parameters)
      return send(parameters.signer, named('set', parameters.mechid, { dests, weights: values, version_key: BigInt(versionKey) }))
    },
    async commitWeights(parameters) {
      const { signer, mechid, salt } = parameters
      const hash = commitHash({ hotkey: signer.address, netuid, mechid, salt, ...quantized(parameters) })
      return send(signer, named('commit', mechid, { commit_hash: `0x${hash}` }))
    },
    async revealWeights(parameters: CommitWeightsParameters) {
      const { dests, values, versionKey } = quantized(parameters)
      const args = { uids: dests, values, salt: [...parameters.salt], version_key: BigInt(versionKey) }
      return send(parameters.signer, named('reveal', parameters.mechid, args))
    },
    async commitTimelockedWeights(parameters) {
      const { signer, mechid } = parameters
      const { commit, round, version } = await lock(signer, quantized(parameters))
      const args = { commit, reveal_round: BigInt(round), commit_reveal_version: version }
      return send(signer, named('commit_timelocked', mechid, args))
    },
  }
}
