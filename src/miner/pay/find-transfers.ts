import { listLinesPaidAfter, type PayoutLineRow } from '../../store/payouts.ts'
import type { Miner } from '../miner.ts'

/** Blocks that are read at a time. */
const PAGE = 100

interface Transfer {
  readonly block: number
  readonly from: string
  readonly to: string
  readonly amountRao: bigint
}

/**
 * Which of the lines that were asked for the chain has paid: each transfer from the coldkey that was asked to its address, of its amount, in
 * a block after it was asked for, pays one line. Transfers that an earlier line was paid with count for no other.
 */
export async function findTransfers<Line extends PayoutLineRow>(
  { db, chain, hotkey }: Miner,
  lines: readonly Line[],
): Promise<{ line: Line; block: number }[]> {
  const asked = lines.flatMap((line) => (line.state === 'asked' && line.asked_block !== null ? [{ line, after: line.asked_block }] : []))
  if (asked.length === 0) return []
  const first = Math.min(...asked.map(({ after }) => after))
  const transfers = await transfersAfter(chain, first)
  for (const line of await listLinesPaidAfter(db, { miner: hotkey, block: first })) {
    const used = transfers.findIndex((transfer) => pays(transfer, line) && transfer.block === line.block)
    if (used >= 0) transfers.splice(used, 1)
  }
  return asked.flatMap(({ line, after }) => {
    const found = transfers.findIndex((transfer) => pays(transfer, line) && transfer.block > after)
    const [transfer] = found >= 0 ? transfers.splice(found, 1) : []
    return transfer ? [{ line, block: transfer.block }] : []
  })
}

function pays({ from, to, amountRao }: Transfer, { coldkey, address, amount_rao }: PayoutLineRow): boolean {
  return from === coldkey && to === address && amountRao === BigInt(amount_rao)
}

async function transfersAfter(chain: Miner['chain'], block: number): Promise<Transfer[]> {
  const transfers: Transfer[] = []
  for (let after = block; ; ) {
    const page = await chain.eventsAfter(after, PAGE)
    for (const { header, events } of page)
      for (const event of events) if (event.kind === 'transferred') transfers.push({ ...event, block: header.block })
    const last = page.at(-1)
    if (!last || page.length < PAGE) return transfers
    after = last.header.block
  }
}
