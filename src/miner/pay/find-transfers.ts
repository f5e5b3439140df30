import { listPayoutLines, type PayoutLineRow } from '../../store/payouts.ts'
import type { Miner } from '../miner.ts'

/** Blocks that are read at a time. */
const PAGE = 100

interface Transfer {
  readonly block: number
  readonly to: string
  readonly amountRao: bigint
}

/**
 * Which of the lines that were asked for the chain has paid: each transfer from the coldkey to its address, of its amount, in a block after
 * it was asked for, pays one line. Transfers that an earlier line was paid with count for no other.
 */
export async function findTransfers(
  miner: Miner,
  coldkey: string,
  lines: readonly PayoutLineRow[],
): Promise<{ worker: string; block: number }[]> {
  const asked = lines.flatMap((line) => (line.state === 'asked' && line.asked_block !== null ? [{ ...line, after: line.asked_block }] : []))
  if (asked.length === 0) return []
  const transfers = await transfersAfter(miner, coldkey, Math.min(...asked.map(({ after }) => after)))
  for (const line of await listPayoutLines(miner.db, { miner: miner.hotkey })) {
    const used = transfers.findIndex((transfer) => pays(transfer, line) && transfer.block === line.block)
    if (used >= 0) transfers.splice(used, 1)
  }
  return asked.flatMap((line) => {
    const found = transfers.findIndex((transfer) => pays(transfer, line) && transfer.block > line.after)
    const [transfer] = found >= 0 ? transfers.splice(found, 1) : []
    return transfer ? [{ worker: line.worker, block: transfer.block }] : []
  })
}

function pays({ to, amountRao }: Transfer, { address, amount_rao }: PayoutLineRow): boolean {
  return to === address && amountRao === BigInt(amount_rao)
}

async function transfersAfter({ chain }: Miner, coldkey: string, block: number): Promise<Transfer[]> {
  const transfers: Transfer[] = []
  for (let after = block; ; ) {
    const page = await chain.eventsAfter(after, PAGE)
    for (const { header, events } of page)
      for (const event of events)
        if (event.kind === 'transferred' && event.from === coldkey)
          transfers.push({ block: header.block, to: event.to, amountRao: event.amountRao })
    const last = page.at(-1)
    if (!last || page.length < PAGE) return transfers
    after = last.header.block
  }
}
