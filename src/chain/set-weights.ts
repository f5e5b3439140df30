import { type Applied, type CallContext, checkRules, type Rule } from './call-context.ts'
import { maxUpscale } from './max-upscale.ts'
import { uidOf } from './uid-of.ts'
import { changeMechanism, existingMechanism, senderRules, weightsRateLimit } from './weight-sender.ts'

export interface SetWeightsArgs {
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
  const { commitRevealEnabled } = context.state.hyperparameters
  checkRules('set_weights', [
    { holds: !commitRevealEnabled, pallet: 'CommitRevealEnabled', expected: 'committed weights', got: 'plain ones' },
  ])
  checkRules('set_weights', weightRules(context, args, { rateLimited: true }))
  const { state, hotkey, uid } = storeRow(context, args)
  const mechanism = state.mechanisms[args.mechid]!
  return {
    state: changeMechanism(state, args.mechid, { lastUpdate: mechanism.lastUpdate.with(uid, context.block) }),
    events: [{ kind: 'weights-set', mechid: args.mechid, uid, hotkey }],
  }
}

/**
 * Stores weights that were committed before. They break no rate limit, and the last update stays that of the commit.
 * @throws {@link ChainCallError} as {@link setWeights}
 */
export function setRevealedWeights(context: CallContext, args: SetWeightsArgs): Applied {
  checkRules('reveal_weights', weightRules(context, args, { rateLimited: false }))
  const { state, hotkey, uid } = storeRow(context, args)
  return { state, events: [{ kind: 'weights-revealed', mechid: args.mechid, uid, hotkey }] }
}

function storeRow({ state, signer }: CallContext, { mechid, dests, values }: SetWeightsArgs) {
  const uid = uidOf(state, signer)
  const row = maxUpscale(values).map((value, index): [number, number] => [dests[index]!, value])
  const weights = state.mechanisms[mechid]!.weights.with(uid, row)
  return { state: changeMechanism(state, mechid, { weights }), hotkey: state.neurons[uid]!.hotkey, uid }
}

/** The pallet's rules in the pallet's order; later ones may rely on earlier ones. */
function* weightRules(
  { state, signer, block }: CallContext,
  { netuid, mechid, dests, values, versionKey }: SetWeightsArgs,
  { rateLimited }: { rateLimited: boolean },
): Generator<Rule> {
  const { hyperparameters, neurons } = state
  const n = neurons.length
  yield { holds: netuid !== 0, pallet: 'CanNotSetRootNetworkWeights', expected: `netuid ${state.netuid}`, got: '0' }
  yield {
    holds: dests.length === values.length,
    pallet: 'WeightVecNotEqualSize',
    expected: `${dests.length} values for as many uids`,
    got: `${values.length}`,
  }
  yield existingMechanism(state, { netuid, mechid })
  yield { holds: dests.length <= n, pallet: 'UidsLengthExceedUidsInSubNet', expected: `at most ${n} uids`, got: `${dests.length}` }
  yield* senderRules(state, signer)
  const uid = uidOf(state, signer)
  yield {
    holds: hyperparameters.weightsVersion === 0 || versionKey >= hyperparameters.weightsVersion,
    pallet: 'IncorrectWeightVersionKey',
    expected: `a version key of at least ${hyperparameters.weightsVersion}`,
    got: `${versionKey}`,
  }
  if (rateLimited) yield weightsRateLimit(state, { mechid, uid, block, pallet: 'SettingWeightsTooFast' })
  const onlySelf = dests.length === 1 && dests[0] === uid
  yield {
    holds: neurons[uid]!.validatorPermit || signer === state.owner.hotkey || onlySelf,
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
  const total = values.reduce((sum, value) => sum + value, 0)
  yield {
    holds: onlySelf || values.every((value) => value * 65_535 <= hyperparameters.maxWeightLimit * total),
    pallet: 'MaxWeightExceeded',
    expected: `at most ${hyperparameters.maxWeightLimit} parts in 65535 on one uid`,
    got: 'more',
  }
}
