import { sha256Hex } from '../../core/hash.ts'
import type { AppealAbout, AppealRequest } from '../../protocol/pay.ts'
import { type AppealRow, findAppeal, insertAppeal } from '../../store/appeals.ts'
import { findCredit, findCreditedEpoch } from '../../store/credits.ts'
import { readMinerSettings } from '../../store/miner-settings.ts'
import type { Db } from '../../store/open-store.ts'
import { readPayEpoch } from '../../store/pay-epoch.ts'
import { lockPay } from '../../store/pay-postings.ts'
import { findScoredWork } from '../../store/pay-work.ts'
import { AppealTooLateError, NothingToAppealError } from './errors.ts'
import { holdCredit } from './hold-credit.ts'

interface Appellant {
  readonly miner: string
  readonly worker: string
}

/**
 * Takes a worker's objection to the score of one judgment or to the credit of one epoch. What was credited for the epoch in question is held
 * until the operator decides; where it is not credited yet, from then on. Repeated, it gives back the appeal that is there.
 * @throws {@link NothingToAppealError} if there is no such score or credit of this worker
 * @throws {@link AppealTooLateError} if its dispute window is over
 */
export async function makeAppeal(
  db: Db,
  { miner, worker, request, nowMs }: Appellant & { request: AppealRequest; nowMs: number },
): Promise<AppealRow> {
  const { about, reason } = request
  const id = sha256Hex(JSON.stringify([miner, worker, about.kind, subjectOf(about)])).slice(0, 16)
  return db.transaction().execute(async (trx) => {
    await lockPay(trx, miner)
    const known = await findAppeal(trx, { miner, id })
    if (known) return known
    const epoch = await requireInTime(trx, { miner, worker }, about)
    const heldRao = await holdCredit(trx, { miner, id, worker, epoch, reason }, nowMs)
    return insertAppeal(trx, {
      miner,
      id,
      worker,
      about: JSON.stringify(about),
      epoch,
      reason,
      at_ms: nowMs,
      state: 'open',
      held_rao: heldRao,
      added_rao: 0n,
      note: null,
      decided_ms: null,
    })
  })
}

const subjectOf = (about: AppealAbout) => (about.kind === 'score' ? about.assignmentId : about.epoch)

/** @returns the epoch whose pay is in question */
async function requireInTime(db: Db, { miner, worker }: Appellant, about: AppealAbout): Promise<number> {
  const newest = await readPayEpoch(db, miner)
  const epoch = await epochInQuestion(db, { miner, worker }, about, newest)
  const credit = await findCredit(db, { miner, worker, epoch })
  if (about.kind === 'credit' && !credit) throw new NothingToAppealError({ about: `the credit of epoch ${epoch}` })
  const until = credit?.payableEpoch ?? epoch + (await readMinerSettings(db, miner)).disputeEpochs
  if (newest >= until) throw new AppealTooLateError({ about: `the pay of epoch ${epoch}`, until, epoch: newest })
  return epoch
}

/** A score is first paid for in the first epoch after its own for which the chain pays anything. */
async function epochInQuestion(db: Db, { miner, worker }: Appellant, about: AppealAbout, newest: number): Promise<number> {
  if (about.kind === 'credit') return about.epoch
  const work = await findScoredWork(db, { miner, worker, leaseId: about.assignmentId })
  if (!work) throw new NothingToAppealError({ about: `assignment ${about.assignmentId}` })
  if (work.payEpoch === null) return Math.max(work.resultEpoch, newest) + 1
  return (await findCreditedEpoch(db, { miner, from: work.payEpoch })) ?? newest + 1
}
