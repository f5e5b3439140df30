import { type Applied, type CallContext, checkRules, type Rule } from './call-context.ts'
import { stakeOf } from './credit-stake.ts'
import type { LocalState } from './local-state.ts'
import { maxUpscale } from './max-upscale.ts'

interface SetWeightsArgs {
  readonly netuid: number
  readonly mechid: number
  readonly dests: readonly number[]
  readonly values: readonly number[]
  readonly versionKey: number
}

/**
 * Stores the weight row of the signing hotkey for one mechanism, scaled so that the largest weight is 65535, in the order given.
 * @throws {@link ChainCallError} named after the first rule of the pallet that it breaks
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/weights.rs: internal_set_weights
 */
export function setWeights(context: CallContext, args: SetWeightsArgs): Applied {
  checkRules('set_weights', weightRules(context, args))
  const { state, signer, block } = context
  const uid = uidOf(state, signer)
  const row = maxUpscale(args.values).map((value, index): [number, number] => [args.dests[index]!, value])
  const mechanisms = state.mechanisms.map((mechanism, mechid) =>
    mechid === args.mechid
      ? { ...mechanism, weights: mechanism.weights.with(uid, row), lastUpdate: mechanism.lastUpdate.with(uid, block) }
      : mechanism,
  )
  return {
    state: { ...state, mechanisms },
    events: [{ kind: 'weights-set', mechid: args.mechid, uid, hotkey: state.neurons[uid]!.hotkey }],
  }
}

const uidOf = (state: LocalState, address: string) => state.neurons.findIndex(({ hotkey }) => hotkey === address)

/** The pallet's rules in the pallet's order; later ones may rely on earlier ones. There is no limit on a single weight any more (rule 13). */
function* weightRules(
  { state, signer, block }: CallContext,
  { netuid, mechid, dests, values, versionKey }: SetWeightsArgs,
): Generator<Rule> {
  const { hyperparameters, owner, mechanisms, neurons } = state
  const n = neurons.length
  yield { holds: !hyperparameters.commitRevealEnabled, pallet: 'CommitRevealEnabled', expected: 'committed weights', got: 'plain ones' }
  yield { holds: netuid !== 0, pallet: 'CanNotSetRootNetworkWeights', expected: `netuid ${state.netuid}`, got: '0' }
  yield {
    holds: dests.length === values.length,
    pallet: 'WeightVecNotEqualSize',
    expected: `${dests.length} values for as many uids`,
    got: `${values.length}`,
  }
  yield {
    holds: netuid === state.netuid && mechid < mechanisms.length,
    pallet: 'MechanismDoesNotExist',
    expected: `netuid ${state.netuid}, mechid below ${mechanisms.length}`,
    got: `netuid ${netuid}, mechid ${mechid}`,
  }
  yield { holds: dests.length <= n, pallet: 'UidsLengthExceedUidsInSubNet', expected: `at most ${n} uids`, got: `${dests.length}` }
  const uid = uidOf(state, signer)
  yield { holds: uid >= 0, pallet: 'HotKeyNotRegisteredInSubNet', expected: 'a registered hotkey', got: signer }
  const stake = stakeOf(state.stakes, signer)
  const isOwner = signer === owner.hotkey
  yield {
    holds: stake >= hyperparameters.stakeThresholdRao || isOwner,
    pallet: 'NotEnoughStakeToSetWeights',
    expected: `at least ${hyperparameters.stakeThresholdRao} rao of stake`,
    got: `${stake}`,
  }
  yield {
    holds: hyperparameters.weightsVersion === 0 || versionKey >= hyperparameters.weightsVersion,
    pallet: 'IncorrectWeightVersionKey',
    expected: `a version key of at least ${hyperparameters.weightsVersion}`,
    got: `${versionKey}`,
  }
  const updated = mechanisms[mechid]!.lastUpdate[uid]!
  yield {
    holds: updated === 0 || block - updated >= hyperparameters.weightsRateLimit,
    pallet: 'SettingWeightsTooFast',
    expected: `${hyperparameters.weightsRateLimit} blocks since weights or registration`,
    got: `${block - updated}`,
  }
  const onlySelf = dests.length === 1 && dests[0] === uid
  yield {
    holds: neurons[uid]!.validatorPermit || isOwner || onlySelf,
    pallet: 'NeuronNoValidatorPermit',
    expected: 'a validator permit',
    got: `uid ${uid} without one`,
  }
  yield { holds: new Set(dests).size === dests.length, pallet: 'DuplicateUids', expected: 'every uid once', got: 'one twice' }
  yield {
    holds: dests.every((dest) => dest < n),
    pallet: 'UidVecContainInvalidOne',
    expected: `uids below ${n}`,
    got: `${Math.max(...dests)}`,
  }
  const least = Math.min(n, hyperparameters.minAllowedWeights)
  yield {
    holds: dests.length >= least || onlySelf,
    pallet: 'WeightVecLengthIsLow',
    expected: `at least ${least} uids`,
    got: `${dests.length}`,
  }
}
