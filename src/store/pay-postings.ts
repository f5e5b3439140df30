import { sql } from 'kysely'
import type { PostingKind } from '../protocol/pay.ts'
import type { Db } from './open-store.ts'
import type { PayTerms } from './pay-schema.ts'

/** What the chain paid the miner comes from here; it goes below 0 by what it has given. */
export const EMISSION = 'emission'
/** What the operator adds beyond the emission; it goes below 0 by what it has given. */
export const POCKET = 'pocket'
/** The operator's part, and what nobody's work stands behind. */
export const OPERATOR = 'operator'

export const owedTo = (worker: string) => `worker/${worker}`
export const heldFrom = (worker: string) => `held/${worker}`
export const sentTo = (worker: string) => `sent/${worker}`
export const paidTo = (worker: string) => `paid/${worker}`

export interface NewPosting {
  readonly miner: string
  /** What it stands for: a second posting of the same key is not written. */
  readonly key: string
  readonly kind: PostingKind
  readonly epoch?: number | undefined
  readonly payableEpoch?: number | undefined
  readonly atMs: number
  readonly memo: string
  readonly refersTo?: number | undefined
  readonly terms?: PayTerms | undefined
  /** They sum to 0; entries of 0 are left out. */
  readonly entries: readonly { readonly account: string; readonly amountRao: bigint; readonly work?: bigint | undefined }[]
}

/** Nobody else posts for this miner until the transaction ends: what was read stays true. */
export async function lockPay(db: Db, miner: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pay/${miner}`}, 0))`.execute(db)
}

/**
 * Writes a posting, all of it or nothing. Call it in a transaction.
 * @returns its number; `undefined` if one of the same key is there already, or nothing is moved
 * @throws {Error} if the entries do not sum to 0, or an account would go below 0: the caller's arithmetic is wrong
 */
export async function insertPosting(db: Db, posting: NewPosting): Promise<number | undefined> {
  const { miner, key } = posting
  const entries = posting.entries.filter(({ amountRao }) => amountRao !== 0n)
  if (entries.length === 0) return undefined
  const sum = entries.reduce((total, { amountRao }) => total + amountRao, 0n)
  if (sum !== 0n) throw new Error(`posting ${key}: expected entries that sum to 0, got ${sum}`)
  await lockPay(db, miner)
  const { before, last } = await db
    .selectNoFrom((eb) => [
      eb.selectFrom('pay_posting').select('number').where('miner', '=', miner).where('key', '=', key).as('before'),
      eb
        .selectFrom('pay_posting')
        .select((max) => max.fn.max('number').as('last'))
        .where('miner', '=', miner)
        .as('last'),
    ])
    .executeTakeFirstOrThrow()
  if (before !== null) return undefined
  const number = (last ?? 0) + 1
  await db
    .insertInto('pay_posting')
    .values({
      miner,
      number,
      key,
      kind: posting.kind,
      epoch: posting.epoch ?? null,
      payable_epoch: posting.payableEpoch ?? null,
      at_ms: posting.atMs,
      memo: posting.memo,
      refers_to: posting.refersTo ?? null,
      terms: posting.terms === undefined ? null : JSON.stringify(posting.terms),
    })
    .execute()
  // One statement, because the database holds its sum against 0; and arrays, because a statement has at most 65,535 parameters.
  await sql`
    insert into pay_entry (miner, posting, account, amount_rao, work)
    select ${miner}, ${number}::bigint, account, amount_rao, work
    from unnest(
      ${entries.map(({ account }) => account)}::text[],
      ${entries.map(({ amountRao }) => `${amountRao}`)}::numeric[],
      ${entries.map(({ work }) => (work === undefined ? null : `${work}`))}::numeric[]
    ) as entry (account, amount_rao, work)`.execute(db)
  await requireNoneBelowZero(
    db,
    miner,
    entries.filter(({ amountRao }) => amountRao < 0n).map(({ account }) => account),
  )
  return number
}

async function requireNoneBelowZero(db: Db, miner: string, accounts: readonly string[]): Promise<void> {
  const bounded = accounts.filter((account) => account !== EMISSION && account !== POCKET)
  if (bounded.length === 0) return
  const below = await db
    .selectFrom('pay_entry')
    .select(['account', sql<string>`sum(amount_rao)`.as('balance')])
    .where('miner', '=', miner)
    .where(sql<boolean>`account = any(${bounded}::text[])`)
    .groupBy('account')
    .having(sql<boolean>`sum(amount_rao) < 0`)
    .executeTakeFirst()
  if (below) throw new Error(`account ${below.account} of ${miner}: expected at least 0 rao, got ${below.balance}`)
}
