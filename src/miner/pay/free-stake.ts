import { EXISTENTIAL_DEPOSIT_RAO, MIN_STAKE_RAO } from '../../chain/least-amounts.ts'
import type { Signer } from '../../identity/signer.ts'
import { type ChainLineRow, changePayout } from '../../store/payouts.ts'
import type { Miner } from '../miner.ts'
import { PayoutUnfundedError } from './errors.ts'

/** Stake that has not become free balance after so many blocks is asked for again. */
const PATIENCE_BLOCKS = 16

/**
 * Which lines the coldkey can pay now, and sees to it that it can pay the others later: a miner's emission is stake on its hotkey, so what is
 * missing is unstaked, as far as that goes. Asking twice after a crash frees too much at worst, which stays with the coldkey.
 * @param lines the smallest first; while another transfer is under way the free balance is not known, and this must not be called
 * @throws {@link PayoutUnfundedError} if free balance and stake together do not reach for any
 */
export async function freeStake(
  { db, chain, hotkey }: Miner,
  coldSigner: Signer,
  lines: readonly ChainLineRow[],
  newest: number,
): Promise<readonly ChainLineRow[]> {
  const coldkey = coldSigner.address
  const stakeRao = await chain.stake({ hotkey, coldkey }) // before the balance: a block in between may move it there, and must not hide it
  const freeRao = await chain.balance(coldkey)
  const funded = payableFrom(freeRao, lines)
  const reached = payableFrom(freeRao + stakeRao, lines)
  const [smallest] = lines
  if (reached.length === 0 && smallest)
    throw new PayoutUnfundedError({ coldkey, neededRao: neededFor([smallest]), gotRao: freeRao + stakeRao })
  const isUnderWay = lines.some(({ unstaked_block: block }) => block !== null && newest <= block + PATIENCE_BLOCKS)
  if (reached.length === funded.length || isUnderWay) return funded
  for (const number of new Set(lines.map(({ payout }) => payout)))
    await changePayout(db, { miner: hotkey, number }, { unstaked_block: newest })
  let amountRao = neededFor(reached) - freeRao
  if (amountRao < MIN_STAKE_RAO) amountRao = MIN_STAKE_RAO // the chain takes no less,
  if (amountRao > stakeRao) amountRao = stakeRao // unless it is all there is
  await chain.removeStake({ signer: coldSigner, hotkey, amountRao })
  return funded
}

/** The first of the lines that a balance reaches for. */
function payableFrom(balanceRao: bigint, lines: readonly ChainLineRow[]): readonly ChainLineRow[] {
  let leftRao = balanceRao - EXISTENTIAL_DEPOSIT_RAO
  const beyond = lines.findIndex(({ amount_rao }) => {
    leftRao -= BigInt(amount_rao)
    return leftRao < 0n
  })
  return beyond < 0 ? lines : lines.slice(0, beyond)
}

function neededFor(lines: readonly ChainLineRow[]): bigint {
  return lines.reduce((sum, { amount_rao }) => sum + BigInt(amount_rao), EXISTENTIAL_DEPOSIT_RAO)
}
