import { sql } from 'kysely'
import type { PayOverview, PostingKind } from '../protocol/pay.ts'
import type { Db } from './open-store.ts'
import { payMoves } from './pay-moves.ts'
import { EMISSION, insertPosting, OPERATOR, owedTo } from './pay-postings.ts'
import type { PayTerms } from './pay-schema.ts'

/** Postings that bring emission in. */
export const CREDITS = ['credited', 'carried-over'] as const satisfies readonly PostingKind[]

/** How one epoch's emission is divided. */
export interface EpochCredit {
  readonly miner: string
  readonly epoch: number
  readonly operatorRao: bigint
  readonly workers: readonly { readonly worker: string; readonly amountRao: bigint; readonly work: bigint }[]
  readonly terms: Pick<PayTerms, 'operatorPpm' | 'payWindow' | 'disputeEpochs'>
}

/**
 * Credits the operator and the workers of one miner for one epoch, all or none: whoever comes second finds the epoch credited and adds
 * nothing. Call it in a transaction.
 * @returns whether it was written
 */
export async function insertCredits(db: Db, { miner, epoch, operatorRao, workers, terms }: EpochCredit, nowMs: number): Promise<boolean> {
  const emissionRao = workers.reduce((sum, { amountRao }) => sum + amountRao, operatorRao)
  const posted = await insertPosting(db, {
    miner,
    key: `epoch/${epoch}`,
    kind: 'credited',
    epoch,
    payableEpoch: epoch + terms.disputeEpochs,
    atMs: nowMs,
    memo: '',
    terms: {
      ...terms,
      emissionRao: `${emissionRao}`,
      operatorRao: `${operatorRao}`,
      work: `${workers.reduce((sum, { work }) => sum + work, 0n)}`,
    },
    entries: [
      { account: EMISSION, amountRao: -emissionRao },
      { account: OPERATOR, amountRao: operatorRao },
      ...workers.map(({ worker, amountRao, work }) => ({ account: owedTo(worker), amountRao, work })),
    ],
  })
  return posted !== undefined
}

/** The first epoch, from a given one on, that the chain paid for. @returns `undefined` before there is one */
export async function findCreditedEpoch(db: Db, { miner, from }: { miner: string; from: number }): Promise<number | undefined> {
  const row = await db
    .selectFrom('pay_posting')
    .select('epoch')
    .where('miner', '=', miner)
    .where('kind', 'in', CREDITS)
    .where('epoch', '>=', from)
    .orderBy('epoch')
    .limit(1)
    .executeTakeFirst()
  return row?.epoch ?? undefined
}

/** What one worker has been credited, newest first. */
export async function listCreditsOfWorker(
  db: Db,
  { miner, worker, limit }: { miner: string; worker: string; limit: number },
): Promise<{ epoch: number; amountRao: bigint; creditedMs: number }[]> {
  const rows = await payMoves(db, miner)
    .select(['epoch', 'amount_rao', 'at_ms'])
    .where('account', '=', owedTo(worker))
    .where('kind', 'in', CREDITS)
    .orderBy('epoch', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ epoch: row.epoch ?? 0, amountRao: BigInt(row.amount_rao), creditedMs: row.at_ms }))
}

/** A worker's credit for one epoch: its posting, when it can be paid out, and what of it is still owed, neither held nor paid. */
export async function findCredit(
  db: Db,
  { miner, worker, epoch }: { miner: string; worker: string; epoch: number },
): Promise<{ posting: number; payableEpoch: number; owedRao: bigint } | undefined> {
  const ofWorker = payMoves(db, miner).where('account', '=', owedTo(worker)).where('epoch', '=', epoch)
  const credit = await ofWorker.select(['number', 'payable_epoch']).where('kind', 'in', CREDITS).executeTakeFirst()
  if (!credit) return undefined
  const payableEpoch = credit.payable_epoch ?? epoch
  const { sum } = await ofWorker
    .select(sql<string>`sum(amount_rao)`.as('sum'))
    .where('payable_epoch', '=', payableEpoch) // what a decision has added can be paid at once, and is no part of the credit
    .executeTakeFirstOrThrow()
  return { posting: credit.number, payableEpoch, owedRao: BigInt(sum) }
}

/** All a worker has earned with a miner, what was added by appeals included, in rao. */
export async function sumCreditsOfWorker(db: Db, { miner, worker }: { miner: string; worker: string }): Promise<bigint> {
  const row = await payMoves(db, miner)
    .select(sql<string>`coalesce(sum(amount_rao), 0)`.as('sum'))
    .where('account', '=', owedTo(worker))
    .where('kind', 'in', [...CREDITS, 'adjusted'])
    .executeTakeFirstOrThrow()
  return BigInt(row.sum)
}

/** All a miner has credited for one epoch, its operator's part included, in rao: equals what it was paid. */
export async function sumCreditsOfEpoch(db: Db, { miner, epoch }: { miner: string; epoch: number }): Promise<bigint> {
  const row = await payMoves(db, miner)
    .select(sql<string>`coalesce(sum(-amount_rao), 0)`.as('sum'))
    .where('epoch', '=', epoch)
    .where('account', '=', EMISSION)
    .executeTakeFirstOrThrow()
  return BigInt(row.sum)
}

/** The newest epochs that brought emission in, and how it was divided, newest first. */
export async function listCreditedEpochs(db: Db, { miner, limit }: { miner: string; limit: number }): Promise<PayOverview['epochs']> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('pay_posting')
        .selectAll()
        .where('miner', '=', miner)
        .where('kind', 'in', CREDITS)
        .orderBy('epoch', 'desc')
        .limit(limit)
        .as('credit'),
    )
    .innerJoin('pay_entry', (join) => join.onRef('pay_entry.miner', '=', 'credit.miner').onRef('pay_entry.posting', '=', 'credit.number'))
    .select([
      'epoch',
      'at_ms',
      sql<string>`sum(greatest(-amount_rao, 0))`.as('emission'),
      sql<string>`coalesce(sum(amount_rao) filter (where account = ${OPERATOR}), 0)`.as('operator'),
      sql<number>`(count(*) filter (where account like 'worker/%'))::bigint`.as('workers'),
    ])
    .groupBy(['epoch', 'at_ms'])
    .orderBy('epoch', 'desc')
    .execute()
  return rows.map(({ epoch, at_ms, emission, operator, workers }) => ({
    epoch: epoch ?? 0,
    at: new Date(at_ms).toISOString(),
    emissionRao: emission,
    operatorRao: operator,
    workersRao: `${BigInt(emission) - BigInt(operator)}`,
    workers,
  }))
}
