import * as z from 'zod'
import type { Db } from '../../store/open-store.ts'
import { type LedgerMark, listChainPay, listPostings, readLedgerMark } from '../../store/pay-events.ts'
import { listPaidWork } from '../../store/pay-work.ts'

/** One fact; what it holds beside its kind depends on that: docs/pay.md. */
export type PayEvent = { readonly kind: string } & Readonly<Record<string, unknown>>

/** A row of the list; what follows it is on the next page. */
export const PayEventKey = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('chain'), epoch: z.int() }),
  z.strictObject({ of: z.literal('work'), payEpoch: z.int(), assignment: z.string().max(200), worker: z.string().max(100) }),
  z.strictObject({ of: z.literal('posting'), number: z.int() }),
])
export type PayEventKey = z.infer<typeof PayEventKey>

interface PayEventPage {
  readonly events: PayEvent[]
  /** Ask for what is after it; `undefined` = that was all. A page may be empty without being the last. */
  readonly next: PayEventKey | undefined
}

const FIRST_WORK: PayEventKey = { of: 'work', payEpoch: -1, assignment: '', worker: '' }
const FIRST_POSTING: PayEventKey = { of: 'posting', number: 0 }

/**
 * All that a miner's pay follows from, in the order in which it must be read, page by page: how far the ledger has come, what the chain paid,
 * what work was scored how, then what was posted, oldest first. What can be computed again is left out: `scripts/recompute-pay.ts` computes it.
 *
 * @param page.upTo leaves out what came after; by default nothing. The list up to a mark is always the same
 * @param page.after where the page begins; by default with the ledger's mark, which is a page of its own
 */
export async function listPayEvents(
  db: Db,
  miner: string,
  { upTo, after, limit }: { upTo?: LedgerMark | undefined; after?: PayEventKey | undefined; limit: number },
): Promise<PayEventPage> {
  const mark = upTo ?? (await readLedgerMark(db, miner))
  switch (after?.of) {
    case undefined:
      return { events: [{ kind: 'ledger', miner, ...mark }], next: { of: 'chain', epoch: -1 } }
    case 'chain': {
      const rows = await listChainPay(db, miner, { upTo: mark, after, limit })
      const last = rows.length === limit ? rows.at(-1) : undefined
      return { events: rows.map((row) => ({ kind: 'chain-paid', ...row })), next: last ? { of: 'chain', epoch: last.epoch } : FIRST_WORK }
    }
    case 'work': {
      const rows = await listPaidWork(db, miner, { upTo: mark, after, limit })
      const last = rows.length === limit ? rows.at(-1) : undefined
      const next = last && { payEpoch: last.payEpoch, assignment: last.assignment, worker: last.worker }
      return { events: rows.map((row) => ({ kind: 'work', ...row })), next: next ? { of: 'work', ...next } : FIRST_POSTING }
    }
    case 'posting': {
      const rows = await listPostings(db, miner, { upTo: mark, after, limit })
      const last = rows.length === limit ? rows.at(-1) : undefined
      return { events: rows.map(toEvent), next: last && { of: 'posting', number: last.number } }
    }
  }
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
