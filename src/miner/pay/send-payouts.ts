import type { Chain } from '../../chain/chain.ts'
import { ChainCallError } from '../../chain/errors.ts'
import type { Signer } from '../../identity/signer.ts'
import { changeOpenLines, listPayoutLines, listPayoutRows, type PayoutLineRow, type PayoutRow } from '../../store/payouts.ts'
import type { Miner } from '../miner.ts'
import { findTransfers } from './find-transfers.ts'
import { freeStake } from './free-stake.ts'
import { settleLines } from './settle-lines.ts'

/** A transfer that no block has taken after so many is asked for again: it was lost, for a local chain takes what waits in its next block. */
const PATIENCE_BLOCKS = 16
/** So many at a time: a chain lets only some calls of one signer wait. */
const MOST_AT_ONCE = 32

/**
 * One turn of the payouts that go over the chain: notes which transfers the chain has made, and asks for those that are missing.
 * It never waits for a block: what it asked for it finds in the chain's events in a later turn, after a crash too.
 * **Reads** the chain's transfers, payouts under way. **Writes** payout lines, postings, transfers on the chain.
 * **Safe to repeat because** a line is marked as asked for before it is, and asked for again only if no block after has its transfer.
 * @throws {@link PayoutUnfundedError} if the coldkey holds too little
 */
export async function sendPayouts(miner: Miner): Promise<void> {
  const payouts = await listPayoutRows(miner.db, { miner: miner.hotkey, state: 'under-way' })
  for (const payout of payouts.reverse()) if (payout.way === 'chain') await sendPayout(miner, payout)
}

async function sendPayout(miner: Miner, payout: PayoutRow): Promise<void> {
  const { db, hotkey, chain, clock, coldSigner } = miner
  const own = { miner: hotkey, payout: payout.number }
  const before = await listPayoutLines(db, own)
  if (coldSigner === undefined || chain.kind !== 'local') {
    const workers = before.filter(({ state }) => state === 'waiting').map(({ worker }) => worker)
    const memo = 'this miner cannot transfer by itself: an exported payout can'
    if (workers.length > 0) await settleLines(db, payout, { workers, as: 'returned', memo, nowMs: clock.now() })
    return
  }
  const { block: newest } = await chain.head()
  for (const { worker, block } of await findTransfers(miner, coldSigner.address, before))
    await settleLines(db, payout, { workers: [worker], as: 'paid', memo: `transferred in block ${block}`, block, nowMs: clock.now() })

  const open = (await listPayoutLines(db, own)).filter(({ state }) => state === 'waiting' || state === 'asked')
  if (open.some(({ asked_block }) => asked_block !== null && newest <= asked_block + PATIENCE_BLOCKS)) return // the next block may hold them
  const turn = open.slice(0, MOST_AT_ONCE)
  if (turn.length === 0 || !(await freeStake(miner, coldSigner, payout, turn, newest))) return
  await changeOpenLines(db, { ...own, workers: turn.map(({ worker }) => worker) }, { state: 'asked', asked_block: newest })
  for (const line of turn) await ask(miner, coldSigner, payout, line)
}

async function ask({ db, chain, clock, hotkey }: Miner, signer: Signer, payout: PayoutRow, line: PayoutLineRow): Promise<void> {
  const { worker } = line
  try {
    const hash = await transfer(chain, signer, line)
    await changeOpenLines(db, { miner: hotkey, payout: payout.number, workers: [worker] }, { hash })
  } catch (error) {
    if (!(error instanceof ChainCallError && error.refusal.pallet === 'BelowMinimum')) throw error
    const memo = 'the chain takes no payment so small to an address that holds nothing'
    await settleLines(db, payout, { workers: [worker], as: 'returned', memo, nowMs: clock.now() })
  }
}

async function transfer(chain: Chain, signer: Signer, { address, amount_rao }: PayoutLineRow): Promise<string> {
  const { hash } = await chain.transfer({ signer, to: address, amountRao: BigInt(amount_rao) })
  return hash
}
