import { splitRao } from '../core/units.ts'
import { creditStake, type StakeCredit } from './credit-stake.ts'
import type { LocalState } from './local-state.ts'

/** Share of a validator's earnings that its owner takes before those who staked on it: the pallet's default, 11796/65535. */
const DELEGATE_TAKE = 11_796 / 65_535

/** What an epoch says about pay: relative amounts by uid. */
export interface EpochShares {
  readonly serverEmission: readonly bigint[]
  readonly validatorEmission: readonly bigint[]
}

/** What was really paid, by uid. */
export interface Payment {
  readonly state: LocalState
  readonly serverRao: readonly bigint[]
  readonly validatorRao: readonly bigint[]
}

/** Adds one block's emission to what is pending: the owner's cut, and of the rest half for miners and half for validators. Loses no rao. */
export function accrueEmission(state: LocalState): LocalState {
  const emission = state.alphaOutPerBlockRao
  const owner = (emission * BigInt(state.ownerCut)) / 65_535n
  const server = (emission - owner) / 2n
  return {
    ...state,
    pendingOwnerRao: state.pendingOwnerRao + owner,
    pendingServerRao: state.pendingServerRao + server,
    pendingValidatorRao: state.pendingValidatorRao + emission - owner - server,
    issuedRao: state.issuedRao + emission,
  }
}

/**
 * Pays what is pending, in whole rao and to the last one, into stake: miners by incentive, validators by dividends.
 * Without incentive the miners' half goes to validators; without dividends the validators' half goes to miners; without either,
 * both stay pending. What miners of the subnet owner's coldkey would get is burned, as is the pallet's default.
 *
 * Simplified against the pallet: no root stake, no child keys, no auto-stake target, and emission per block does not halve.
 *
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/coinbase/run_coinbase.rs: distribute_emission
 */
export function payEpoch(state: LocalState, { serverEmission, validatorEmission }: EpochShares): Payment {
  const none = state.neurons.map(() => 0n)
  const hasServers = serverEmission.some((rao) => rao > 0n)
  const hasValidators = validatorEmission.some((rao) => rao > 0n)
  if (!hasServers && !hasValidators) return { state, serverRao: none, validatorRao: none }

  const pending = state.pendingServerRao + state.pendingValidatorRao
  const serverTotal = !hasServers ? 0n : hasValidators ? state.pendingServerRao : pending
  const earned = serverTotal === 0n ? none : splitRao(serverTotal, serverEmission.map(Number))
  const validatorRao = pending === serverTotal ? none : splitRao(pending - serverTotal, validatorEmission.map(Number))
  const serverRao = earned.map((rao, uid) => (state.neurons[uid]!.coldkey === state.owner.coldkey ? 0n : rao))
  const burned = serverTotal - serverRao.reduce((sum, rao) => sum + rao, 0n)

  const credits: StakeCredit[] = [
    { ...state.owner, amountRao: state.pendingOwnerRao },
    ...state.neurons.map(({ hotkey, coldkey }, uid) => ({ hotkey, coldkey, amountRao: serverRao[uid]! })),
    ...state.neurons.flatMap((_, uid) => shareDividends(state, uid, validatorRao[uid]!)),
  ]
  const paid = {
    ...state,
    stakes: creditStake(
      state.stakes,
      credits.filter(({ amountRao }) => amountRao > 0n),
    ),
    burnedRao: state.burnedRao + burned,
    pendingOwnerRao: 0n,
    pendingServerRao: 0n,
    pendingValidatorRao: 0n,
  }
  return { state: paid, serverRao, validatorRao }
}

/** A validator's dividends: its owner's take, then everybody by the stake they hold on it. Sorted, because stored records have no order. */
function shareDividends({ neurons, stakes }: LocalState, uid: number, amountRao: bigint): StakeCredit[] {
  const { hotkey, coldkey } = neurons[uid]!
  if (amountRao === 0n) return []
  const [take, rest] = splitRao(amountRao, [DELEGATE_TAKE, 1 - DELEGATE_TAKE]) as [bigint, bigint]
  const holders = Object.entries(stakes[hotkey] ?? {})
    .filter(([, stake]) => stake > 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (holders.length === 0) return [{ hotkey, coldkey, amountRao }]
  const parts = splitRao(
    rest,
    holders.map(([, stake]) => Number(stake)),
  )
  return [
    { hotkey, coldkey, amountRao: take },
    ...holders.map(([holder], index) => ({ hotkey, coldkey: holder, amountRao: parts[index]! })),
  ]
}
