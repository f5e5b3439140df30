import { sql } from 'kysely'
import type { PayBalance } from '../protocol/pay.ts'
import type { Db } from './open-store.ts'
import { readPayEpoch } from './pay-epoch.ts'
import { payMoves } from './pay-moves.ts'
import { EMISSION, heldFrom, OPERATOR, owedTo, POCKET, paidTo, sentTo } from './pay-postings.ts'

/** All accounts of a miner's ledger, at the newest epoch that it has seen. */
export interface PayBalances {
  readonly epoch: number
  /** What the chain has paid, what the operator has added, and what it kept and has not given away: each >= 0. */
  readonly emissionRao: bigint
  readonly pocketRao: bigint
  readonly operatorRao: bigint
  /** By worker, in the order of their ids. */
  readonly workers: ReadonlyMap<string, WorkerBalance>
}

/** {@link PayBalance}, in numbers that can be reckoned with. */
export type WorkerBalance = { readonly [Name in keyof PayBalance]: bigint }

const NOTHING: WorkerBalance = { earnedRao: 0n, owedRao: 0n, payableRao: 0n, heldRao: 0n, sentRao: 0n, paidRao: 0n }

export async function readPayBalances(db: Db, miner: string): Promise<PayBalances> {
  const epoch = await readPayEpoch(db, miner)
  const sums = await sumAccounts(db, { miner, epoch })
  const of = (account: string) => sums.get(account)?.total ?? 0n
  const ids = new Set([...sums.keys()].flatMap((account) => account.match(/^\w+\/(.+)$/)?.[1] ?? []))
  const workers = new Map([...ids].sort().map((worker) => [worker, balanceOf(sums, worker)]))
  return { epoch, emissionRao: -of(EMISSION), pocketRao: -of(POCKET), operatorRao: of(OPERATOR), workers }
}

/** What one worker has with a miner; all 0 for somebody who never earned. */
export async function readBalanceOfWorker(
  db: Db,
  { miner, worker, epoch }: { miner: string; worker: string; epoch: number },
): Promise<WorkerBalance> {
  return balanceOf(await sumAccounts(db, { miner, epoch, accounts: [owedTo, heldFrom, sentTo, paidTo].map((of) => of(worker)) }), worker)
}

export function sumBalances(balances: readonly WorkerBalance[]): WorkerBalance {
  return balances.reduce(
    (sum, balance) => ({
      earnedRao: sum.earnedRao + balance.earnedRao,
      owedRao: sum.owedRao + balance.owedRao,
      payableRao: sum.payableRao + balance.payableRao,
      heldRao: sum.heldRao + balance.heldRao,
      sentRao: sum.sentRao + balance.sentRao,
      paidRao: sum.paidRao + balance.paidRao,
    }),
    NOTHING,
  )
}

export function toPayBalance(balance: WorkerBalance): PayBalance {
  return {
    earnedRao: `${balance.earnedRao}`,
    owedRao: `${balance.owedRao}`,
    payableRao: `${balance.payableRao}`,
    heldRao: `${balance.heldRao}`,
    sentRao: `${balance.sentRao}`,
    paidRao: `${balance.paidRao}`,
  }
}

interface AccountSums {
  readonly total: bigint
  /** The part of it that is old enough to be paid out. */
  readonly payable: bigint
  /** What came in from emission and decisions, wherever it went. */
  readonly earned: bigint
}

async function sumAccounts(
  db: Db,
  { miner, epoch, accounts }: { miner: string; epoch: number; accounts?: readonly string[] },
): Promise<Map<string, AccountSums>> {
  const rows = await payMoves(db, miner)
    .select([
      'account',
      sql<string>`sum(amount_rao)`.as('total'),
      sql<string>`coalesce(sum(amount_rao) filter (where coalesce(payable_epoch, 0) <= ${epoch}), 0)`.as('payable'),
      sql<string>`coalesce(sum(amount_rao) filter (where kind in ('credited', 'carried-over', 'adjusted')), 0)`.as('earned'),
    ])
    .$if(accounts !== undefined, (query) => query.where('account', 'in', [...(accounts ?? [])]))
    .groupBy('account')
    .execute()
  return new Map(rows.map((row) => [row.account, { total: BigInt(row.total), payable: BigInt(row.payable), earned: BigInt(row.earned) }]))
}

function balanceOf(sums: ReadonlyMap<string, AccountSums>, worker: string): WorkerBalance {
  const of = (account: string) => sums.get(account)?.total ?? 0n
  const owed = sums.get(owedTo(worker))
  if (!owed) return NOTHING
  return {
    earnedRao: owed.earned,
    owedRao: owed.total,
    payableRao: owed.payable,
    heldRao: of(heldFrom(worker)),
    sentRao: of(sentTo(worker)),
    paidRao: of(paidTo(worker)),
  }
}
