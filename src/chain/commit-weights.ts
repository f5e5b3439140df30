import { type Applied, type CallContext, checkRules, type Rule } from './call-context.ts'
import { commitHash } from './commit-hash.ts'
import { currentEpoch } from './current-epoch.ts'
import { type SetWeightsArgs, setRevealedWeights } from './set-weights.ts'
import { uidOf } from './uid-of.ts'
import { changeMechanism, existingMechanism, senderRules, weightsRateLimit } from './weight-sender.ts'

/** How many unrevealed commits a hotkey may have in one mechanism. */
const MAX_COMMITS = 10
/** The only form of timelocked commits that is taken. */
export const TIMELOCK_VERSION = 4

/**
 * Takes the hash of weights that will be revealed later; the last update becomes this block.
 * @throws {@link ChainCallError} if the hotkey may not send weights, sends them too fast, or has too many commits open
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/weights.rs: do_commit_weights
 */
export function commitWeights(context: CallContext, args: { netuid: number; mechid: number; hash: string }): Applied {
  checkRules('commit_weights', [commitRevealOn(context)])
  checkRules('commit_weights', commitRules(context, args))
  const { state, signer, block } = context
  const epoch = currentEpoch(state, block)
  const period = state.hyperparameters.commitRevealPeriod
  const { commits } = state.mechanisms[args.mechid]!
  const open = commits.filter((one) => one.hotkey !== signer || one.epoch + period >= epoch)
  checkRules('commit_weights', [roomForCommit(open.filter(({ hotkey }) => hotkey === signer).length)])
  const { hotkey } = state.neurons[uidOf(state, signer)]!
  return takeCommit(context, args.mechid, { commits: [...open, { hotkey, block, epoch, hash: args.hash }] })
}

/**
 * Takes weights under a lock; the chain opens it itself when its round is due.
 * @param args.commit hex, as `sealWeights` makes it
 * @throws {@link ChainCallError} as {@link commitWeights}, or if the form or the round is not taken
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/weights.rs: do_commit_timelocked_weights
 */
export function commitTimelockedWeights(
  context: CallContext,
  args: { netuid: number; mechid: number; commit: string; round: number; version: number },
): Applied {
  const { state, signer, block } = context
  checkRules('commit_timelocked_weights', [
    commitRevealOn(context),
    {
      holds: args.version === TIMELOCK_VERSION,
      pallet: 'IncorrectCommitRevealVersion',
      expected: `version ${TIMELOCK_VERSION}`,
      got: `${args.version}`,
    },
  ])
  checkRules('commit_timelocked_weights', commitRules(context, args))
  const epoch = currentEpoch(state, block)
  const { timelockedCommits } = state.mechanisms[args.mechid]!
  const ofEpoch = timelockedCommits.filter((one) => one.hotkey === signer && one.epoch === epoch)
  checkRules('commit_timelocked_weights', [
    { holds: args.round > block, pallet: 'InvalidRevealRound', expected: `a round after ${block}`, got: `${args.round}` },
    roomForCommit(ofEpoch.length),
  ])
  const { hotkey } = state.neurons[uidOf(state, signer)]!
  const commit = { hotkey, block, epoch, sealed: args.commit, round: args.round }
  return takeCommit(context, args.mechid, { timelockedCommits: [...timelockedCommits, commit] })
}

/**
 * Stores the weights behind a commit of the signer, and drops its commits up to that one.
 * @throws {@link ChainCallError} if no commit has this hash, it is too early or too late, or the weights break a rule
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/weights.rs: do_reveal_weights
 */
export function revealWeights(context: CallContext, args: SetWeightsArgs & { readonly salt: readonly number[] }): Applied {
  const { state, signer, block } = context
  checkRules('reveal_weights', [commitRevealOn(context), existingMechanism(state, args)])
  const { commits } = state.mechanisms[args.mechid]!
  const own = commits.filter(({ hotkey }) => hotkey === signer)
  const hash = commitHash({ ...args, hotkey: signer })
  const period = state.hyperparameters.commitRevealPeriod
  const epoch = currentEpoch(state, block)
  const matching = own.filter((one) => one.hash === hash)
  const found = matching.find((one) => one.epoch + period >= epoch) ?? matching[0]
  const got = `${own.length} commits`
  checkRules('reveal_weights', [
    { holds: own.length > 0, pallet: 'NoWeightsCommitFound', expected: 'a commit before', got },
    { holds: found !== undefined, pallet: 'InvalidRevealCommitHashNotMatch', expected: 'the weights, salt and version of a commit', got },
  ])
  const due = found!.epoch + period
  checkRules('reveal_weights', [
    { holds: epoch <= due, pallet: 'ExpiredWeightCommit', expected: `epoch ${due}`, got: `${epoch}` },
    { holds: epoch >= due, pallet: 'RevealTooEarly', expected: `epoch ${due}`, got: `${epoch}` },
  ])
  const done = new Set(own.slice(0, own.indexOf(found!) + 1))
  const open = changeMechanism(state, args.mechid, { commits: commits.filter((one) => !done.has(one)) })
  return setRevealedWeights({ ...context, state: open }, args)
}

/** Drawn one by one: a later rule reads what an earlier one made sure of. */
function* commitRules(context: CallContext, { netuid, mechid }: { netuid: number; mechid: number }): Generator<Rule> {
  const { state, signer, block } = context
  yield existingMechanism(state, { netuid, mechid })
  yield* senderRules(state, signer)
  yield weightsRateLimit(state, { mechid, uid: uidOf(state, signer), block, pallet: 'CommittingWeightsTooFast' })
}

function commitRevealOn({ state }: CallContext): Rule {
  const { commitRevealEnabled } = state.hyperparameters
  return { holds: commitRevealEnabled, pallet: 'CommitRevealDisabled', expected: 'plain weights', got: 'a commit or a reveal' }
}

function roomForCommit(open: number): Rule {
  return {
    holds: open < MAX_COMMITS,
    pallet: 'TooManyUnrevealedCommits',
    expected: `fewer than ${MAX_COMMITS} open commits`,
    got: `${open}`,
  }
}

function takeCommit({ state, signer, block }: CallContext, mechid: number, change: Parameters<typeof changeMechanism>[2]): Applied {
  const uid = uidOf(state, signer)
  const lastUpdate = state.mechanisms[mechid]!.lastUpdate.with(uid, block)
  return {
    state: changeMechanism(state, mechid, { ...change, lastUpdate }),
    events: [{ kind: 'weights-committed', mechid, uid, hotkey: state.neurons[uid]!.hotkey }],
  }
}
