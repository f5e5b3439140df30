import type { Signer } from '../identity/signer.ts'
import { decodeAddress } from '../identity/ss58.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { Chain, CommitWeightsParameters, SetWeightsParameters, Submission } from './chain.ts'
import { commitHash } from './commit-hash.ts'
import { TIMELOCK_VERSION } from './commit-weights.ts'
import { quantizeWeights } from './quantize-weights.ts'
import { sealWeights } from './sealed-weights.ts'
import type { Call } from './signed-extrinsic.ts'

/** What timelocked weights are sealed to: the round in which the chain will open them, and its public key. */
export interface RevealKey {
  readonly round: number
  readonly publicKey: Uint8Array
}

/** What a chain can be asked to do. */
export type ChainCalls = Pick<
  Chain,
  | 'register'
  | 'addStake'
  | 'removeStake'
  | 'transfer'
  | 'serveAxon'
  | 'setWeights'
  | 'commitWeights'
  | 'revealWeights'
  | 'commitTimelockedWeights'
>

/** The calls of a local chain, whether it runs in this process or in another: they differ only in how a call is sent. */
export function chainCalls({
  netuid,
  send,
  revealKey,
}: {
  netuid: number
  /** Signs a call with the next nonce of its signer and submits it. */
  send(signer: Signer, call: Call): Promise<Submission>
  /** For a commit that the next block takes. */
  revealKey(): Promise<RevealKey>
}): ChainCalls {
  const stakeMove = (hotkey: Hotkey, amountRao: bigint) => ({ netuid, hotkey, amountRao: amountRao.toString() })
  const weightsOf = ({ mechid, weights, versionKey }: SetWeightsParameters) => ({
    netuid,
    mechid,
    ...quantizeWeights(weights),
    versionKey,
  })
  const saltedOf = (parameters: CommitWeightsParameters) => ({ ...weightsOf(parameters), salt: [...parameters.salt] })
  return {
    register: ({ signer, hotkey }) => send(signer, { name: 'burned_register', args: { netuid, hotkey } }),
    addStake: ({ signer, hotkey, amountRao }) => send(signer, { name: 'add_stake', args: stakeMove(hotkey, amountRao) }),
    removeStake: ({ signer, hotkey, amountRao }) => send(signer, { name: 'remove_stake', args: stakeMove(hotkey, amountRao) }),
    async transfer({ signer, to, amountRao }) {
      decodeAddress(to) // a misspelt address would lose the amount
      return send(signer, { name: 'transfer_keep_alive', args: { dest: Hotkey.parse(to), amountRao: amountRao.toString() } })
    },
    serveAxon: ({ signer, ip, port }) => send(signer, { name: 'serve_axon', args: { netuid, ip, port } }),
    setWeights: async (parameters) => send(parameters.signer, { name: 'set_mechanism_weights', args: weightsOf(parameters) }),
    async commitWeights(parameters) {
      const { signer, mechid } = parameters
      const hash = commitHash({ hotkey: signer.address, ...saltedOf(parameters) })
      return send(signer, { name: 'commit_mechanism_weights', args: { netuid, mechid, hash } })
    },
    revealWeights: async (parameters) => send(parameters.signer, { name: 'reveal_mechanism_weights', args: saltedOf(parameters) }),
    async commitTimelockedWeights(parameters) {
      const { signer, mechid } = parameters
      const { dests, values, versionKey } = weightsOf(parameters)
      const { round, publicKey } = await revealKey()
      const commit = sealWeights(publicKey, { hotkey: Hotkey.parse(signer.address), dests, values, versionKey })
      return send(signer, {
        name: 'commit_timelocked_mechanism_weights',
        args: { netuid, mechid, commit, round, version: TIMELOCK_VERSION },
      })
    },
  }
}
