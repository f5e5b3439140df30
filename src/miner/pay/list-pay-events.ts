import type { Db } from '../../store/open-store.ts'
import { type LedgerMark, listChainPay, listPostings, readLedgerMark } from '../../store/pay-events.ts'
import { listPaidWork } from '../../store/pay-work.ts'

/** One fact; what it holds beside its kind depends on that: docs/pay.md. */
export type PayEvent = { readonly kind: string } & Readonly<Record<string, unknown>>

/**
 * All that a miner's pay follows from, in the order in which it must be read: what the chain paid, what work was scored how, then what was
 * posted, oldest first. What can be computed again is left out: `scripts/recompute-pay.ts` computes it.
 *
 * @param upTo leaves out what came after; by default nothing. The list up to a mark is always the same
 */
export async function listPayEvents(db: Db, miner: string, upTo?: LedgerMark): Promise<PayEvent[]> {
  const mark = upTo ?? (await readLedgerMark(db, miner))
  const chain = (await listChainPay(db, miner, mark)).map((paid) => ({ kind: 'chain-paid', ...paid }))
  const work = (await listPaidWork(db, miner, mark)).map((row) => ({ kind: 'work', ...row }))
  const postings = (await listPostings(db, miner, mark)).map(toEvent)
  return [{ kind: 'ledger', miner, ...mark }, ...chain, ...work, ...postings]
}

type Posting = Awaited<ReturnType<typeof listPostings>>[number]

function toEvent({ key, kind, epoch, payable_epoch, terms, entries }: Posting): PayEvent {
  const [, subject] = key.split('/')
  switch (kind) {
    case 'credited':
      return {
        kind,
        epoch,
        payableFrom: payable_epoch,
        emissionRao: terms?.emissionRao,
        operatorPpm: terms?.operatorPpm,
        payWindow: terms?.payWindow,
      }
    case 'carried-over':
      return { kind, epoch, entries }
    case 'held':
    case 'released':
      return { kind, appeal: subject, epoch, worker: Object.keys(amountsTo('held', entries))[0] }
    case 'adjusted':
      return { kind, appeal: subject, epoch, added: amountsTo('worker', entries) }
    case 'sent':
      return { kind, payout: Number(subject), lines: amountsTo('sent', entries) }
    case 'paid':
      return { kind, payout: Number(subject), lines: amountsTo('paid', entries) }
    case 'returned':
      return { kind, payout: Number(subject), lines: amountsTo('worker', entries) }
  }
}

/** What a posting did to one kind of account, by worker. */
function amountsTo(account: string, entries: Posting['entries']): Record<string, string> {
  const own = Object.entries(entries).filter(([name]) => name.startsWith(`${account}/`))
  return Object.fromEntries(own.map(([name, amount]) => [name.slice(account.length + 1), amount]))
}
