import { ChainCallError } from '../../chain/errors.ts'
import type { Signer } from '../../identity/signer.ts'
import { type ChainLineRow, changeOpenLines, listOpenChainLines } from '../../store/payouts.ts'
import type { Miner } from '../miner.ts'
import { findTransfers } from './find-transfers.ts'
import { freeStake } from './free-stake.ts'
import { payoutSigner } from './payout-signer.ts'
import { settleLines } from './settle-lines.ts'

/** A transfer that no block has taken after so many was lost: a local chain takes what waits in its next block. */
const PATIENCE_BLOCKS = 16
/** So many at a time: a chain lets only some calls of one signer wait. */
const MOST_AT_ONCE = 32

/**
 * One turn of the payouts that go over the chain: notes which transfers the chain has made, and asks for those that are missing, the
 * smallest first, as far as the coldkey's funds go.
 * It never waits for a block: what it asked for it finds in the chain's events in a later turn, after a crash too.
 * **Reads** the chain's transfers, payouts under way. **Writes** payout lines, postings, transfers on the chain.
 * **Safe to repeat because** a line is marked as asked for before it is, and asked for again only if no block after has its transfer.
 * @throws {@link PayoutUnfundedError} if the coldkey holds too little for any that is left
 */
export async function sendPayouts(miner: Miner): Promise<void> {
  const { db, hotkey, chain } = miner
  const before = await listOpenChainLines(db, hotkey)
  if (before.length === 0) return
  const { block: newest } = await chain.head()
  for (const alike of Map.groupBy(await findTransfers(miner, before), ({ line, block }) => `${line.payout} ${block}`).values()) {
    const { block } = alike[0]!
    const end = { as: 'paid' as const, memo: `transferred in block ${block}`, block }
    await settle(
      miner,
      alike.map(({ line }) => line),
      end,
    )
  }

  const open = await listOpenChainLines(db, hotkey)
  const mayCome = ({ asked_block: block }: ChainLineRow) => block !== null && newest <= block + PATIENCE_BLOCKS
  const signer = payoutSigner(miner)
  if (!signer) {
    const memo = 'this miner cannot transfer by itself: an exported payout can'
    const over = open.filter((line) => !mayCome(line))
    for (const alike of Map.groupBy(over, ({ payout, asked_block }) => `${payout} ${asked_block}`).values())
      await settle(miner, alike, { as: 'returned', memo, askedBlock: alike[0]!.asked_block })
    return
  }
  if (open.length === 0 || open.some(mayCome)) return // the next block may hold them
  for (const line of (await freeStake(miner, signer, open, newest)).slice(0, MOST_AT_ONCE)) await ask(miner, signer, line, newest)
}

/** Nothing is asked for that its operator has taken back in the meantime, or that another process of this miner has asked for. */
async function ask(miner: Miner, signer: Signer, line: ChainLineRow, newest: number): Promise<void> {
  const { db, chain, hotkey } = miner
  const one = { miner: hotkey, payout: line.payout, workers: [line.worker] }
  const asked = { state: 'asked' as const, asked_block: newest, coldkey: signer.address }
  if ((await changeOpenLines(db, { ...one, askedBlock: line.asked_block }, asked)).length === 0) return
  try {
    const { hash } = await chain.transfer({ signer, to: line.address, amountRao: BigInt(line.amount_rao) })
    await changeOpenLines(db, one, { hash })
  } catch (error) {
    if (!(error instanceof ChainCallError && error.refusal.pallet === 'BelowMinimum')) throw error
    const memo = 'the chain takes no payment so small to an address that holds nothing'
    await settle(miner, [line], { as: 'returned', memo, askedBlock: newest })
  }
}

/**
 * Ends lines of one payout that end alike. What is returned says when it was last asked for, as it was read: somebody who has asked since may
 * have paid it.
 */
async function settle(
  { db, clock, hotkey }: Miner,
  lines: readonly ChainLineRow[],
  end: { as: 'paid'; memo: string; block: number } | { as: 'returned'; memo: string; askedBlock: number | null },
): Promise<void> {
  const workers = lines.map(({ worker }) => worker)
  await settleLines(db, { miner: hotkey, number: lines[0]!.payout }, { ...end, workers, nowMs: clock.now() })
}
