import { EXISTENTIAL_DEPOSIT_RAO, MIN_STAKE_RAO } from '../../chain/least-amounts.ts'
import type { Signer } from '../../identity/signer.ts'
import { changePayout, type PayoutLineRow, type PayoutRow } from '../../store/payouts.ts'
import type { Miner } from '../miner.ts'
import { PayoutUnfundedError } from './errors.ts'

/** Stake that has not become free balance after so many blocks is asked for again. */
const PATIENCE_BLOCKS = 16

/**
 * Sees to it that the coldkey has the free balance for some transfers: a miner's emission is stake on its hotkey, so the missing part is
 * unstaked first. Asking twice after a crash frees too much at worst, which stays with the coldkey.
 * @returns whether the balance is there now
 * @throws {@link PayoutUnfundedError} if the stake does not reach either
 */
export async function freeStake(
  { db, chain, hotkey }: Miner,
  coldSigner: Signer,
  payout: PayoutRow,
  lines: readonly PayoutLineRow[],
  newest: number,
): Promise<boolean> {
  const neededRao = lines.reduce((sum, { amount_rao }) => sum + BigInt(amount_rao), EXISTENTIAL_DEPOSIT_RAO)
  const freeRao = await chain.balance(coldSigner.address)
  if (freeRao >= neededRao) return true
  if (payout.unstaked_block !== null && newest <= payout.unstaked_block + PATIENCE_BLOCKS) return false // the next block may hold it
  const stakeRao = await chain.stake({ hotkey, coldkey: coldSigner.address })
  const missingRao = neededRao - freeRao
  if (stakeRao < missingRao) throw new PayoutUnfundedError({ coldkey: coldSigner.address, neededRao, gotRao: freeRao + stakeRao })
  await changePayout(db, payout, { unstaked_block: newest })
  let amountRao = missingRao
  if (amountRao < MIN_STAKE_RAO) amountRao = MIN_STAKE_RAO // the chain takes no less,
  if (amountRao > stakeRao) amountRao = stakeRao // unless it is all there is
  await chain.removeStake({ signer: coldSigner, hotkey, amountRao })
  return false
}
