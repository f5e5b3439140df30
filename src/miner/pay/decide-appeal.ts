import type { AppealDecision, AppealView } from '../../protocol/pay.ts'
import { type AppealRow, closeAppeal, findAppeal } from '../../store/appeals.ts'
import { findCredit } from '../../store/credits.ts'
import type { Db } from '../../store/open-store.ts'
import { readPayBalances } from '../../store/pay-balances.ts'
import { heldFrom, insertPosting, lockPay, OPERATOR, owedTo, POCKET } from '../../store/pay-postings.ts'
import { readWorkerNames } from '../../store/worker-names.ts'
import { toAppealView } from './appeal-view.ts'
import { AppealDecidedError, AppealDecisionError, UnknownAppealError } from './errors.ts'

/**
 * Decides an appeal, once. What was held goes back to the worker either way: it had been earned. An accepted appeal may add to it, from the
 * operator's part as far as that goes, and from the operator's own pocket beyond; never more than the chain has paid the miner in all, for
 * what is added can be paid out at once, and a slip of the hand would be too.
 * @throws {@link UnknownAppealError}, {@link AppealDecidedError}, {@link AppealDecisionError}
 */
export async function decideAppeal(
  db: Db,
  { miner, id, decision, nowMs }: { miner: string; id: string; decision: AppealDecision; nowMs: number },
): Promise<AppealView> {
  const { verdict, addRao, note } = decision
  const addedRao = BigInt(addRao)
  if (verdict === 'declined' && addedRao !== 0n)
    throw new AppealDecisionError({
      expected: 'a declined appeal to add 0 rao',
      addRao: addedRao,
      hint: 'accept it, or leave `addRao` away',
    })
  const row = await db.transaction().execute(async (trx) => {
    await lockPay(trx, miner)
    const change = { state: verdict, added_rao: addedRao, note, decided_ms: nowMs }
    const closed = await closeAppeal(trx, { miner, id }, change)
    if (!closed) {
      const known = await findAppeal(trx, { miner, id })
      throw known ? new AppealDecidedError({ id, state: known.state }) : new UnknownAppealError({ id })
    }
    await release(trx, closed, nowMs)
    await add(trx, closed, nowMs)
    return closed
  })
  return toAppealView(row, (await readWorkerNames(db, miner)).get(row.worker) ?? '')
}

async function release(trx: Db, { miner, id, worker, epoch, held_rao, note }: AppealRow, nowMs: number): Promise<void> {
  const credit = await findCredit(trx, { miner, worker, epoch })
  await insertPosting(trx, {
    miner,
    key: `appeal/${id}/released`,
    kind: 'released',
    epoch,
    payableEpoch: credit?.payableEpoch,
    atMs: nowMs,
    memo: note ?? '',
    refersTo: credit?.posting,
    entries: [
      { account: heldFrom(worker), amountRao: -BigInt(held_rao) },
      { account: owedTo(worker), amountRao: BigInt(held_rao) },
    ],
  })
}

async function add(trx: Db, { miner, id, worker, epoch, added_rao, note }: AppealRow, nowMs: number): Promise<void> {
  const added = BigInt(added_rao)
  const { operatorRao, emissionRao } = await readPayBalances(trx, miner)
  if (added > emissionRao)
    throw new AppealDecisionError({
      expected: `at most the ${emissionRao} rao that the chain has paid this miner in all`,
      addRao: added,
      hint: 'count the digits: 1 TAO is 1000000000 rao',
    })
  const fromOperator = added < operatorRao ? added : operatorRao
  await insertPosting(trx, {
    miner,
    key: `appeal/${id}/adjusted`,
    kind: 'adjusted',
    epoch,
    atMs: nowMs,
    memo: note ?? '',
    entries: [
      { account: OPERATOR, amountRao: -fromOperator },
      { account: POCKET, amountRao: fromOperator - added },
      { account: owedTo(worker), amountRao: added },
    ],
  })
}
