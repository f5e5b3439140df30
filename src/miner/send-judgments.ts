import type { Selectable } from 'kysely'
import { readAtMostEvery } from '../core/read-at-most-every.ts'
import type { LeaseId } from '../protocol/ids.ts'
import { SignedJudgment } from '../protocol/judgment.ts'
import { keyOf, listAssignmentsOfLease, listUnacknowledged, moveAssignment, openAgain } from '../store/assignments.ts'
import { freeSeat, type HeldLease, moveHeldLease } from '../store/held-leases.ts'
import { readMinerSettings } from '../store/miner-settings.ts'
import type { Db } from '../store/open-store.ts'
import { acknowledge, findReady, listReady, markSent } from '../store/ready-leases.ts'
import type { AssignmentTable } from '../store/schema.ts'
import { chooseJudgment } from './choose-judgment.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import { ranksOf } from './ranks-of.ts'
import { type Routing, readRouting } from './read-routing.ts'
import type { ValidatorClient } from './validator-client.ts'

/** Judgments that were sent so long ago and never acknowledged are sent again: a crash or an outage came between. */
const RESEND_AFTER_MS = 5_000
/** What is known of the workers' skills is read once for all leases of a step. */
const STEP_MS = 60_000

type Judged = Selectable<AssignmentTable>

/**
 * Sends on what is due at one validator, and once more what a crash or an outage kept from it. A refusal is noted; all else is left for the
 * next time.
 * @returns false if it does not answer
 */
export async function sendJudgments(miner: Miner, validator: ValidatorClient): Promise<boolean> {
  const nowMs = miner.clock.now()
  const own = { miner: miner.hotkey, validator: validator.hotkey }
  const routing = routingOf(miner)
  const due: Judged[] = []
  for (const lease of await listReady(miner.db, { ...own, nowMs })) {
    const chosen = await choose(miner, lease, routing)
    if (chosen) due.push(chosen)
  }
  const again = await listUnacknowledged(miner.db, { ...own, sentBeforeMs: nowMs - RESEND_AFTER_MS })
  for (const row of [...due, ...again]) {
    const failure = await relay(miner, validator, row)
    if (failure?.reason === 'unreachable') return false
  }
  return true
}

/**
 * Sends a lease's judgment on if the one that has just come was the last to wait for.
 * @throws {@link ValidatorCallError} if it is this one, and the validator refuses it
 */
export async function sendIfReady(miner: Miner, row: Judged): Promise<void> {
  const chosen = row.sent_ms === null ? await chooseIfReady(miner, row) : row
  const validator = chosen && (await miner.validators()).find(({ hotkey }) => hotkey === chosen.validator)
  if (!validator) return // not served now: sent again later
  const failure = await relay(miner, validator, chosen)
  if (failure && isDecided(failure) && chosen.worker === row.worker) throw failure
}

async function chooseIfReady(miner: Miner, { lease_id }: Judged): Promise<Judged | undefined> {
  const lease = await findReady(miner.db, { miner: miner.hotkey, leaseId: lease_id, nowMs: miner.clock.now() })
  return lease && choose(miner, lease, routingOf(miner))
}

const routingOf = (miner: Miner) => readAtMostEvery(miner.clock, STEP_MS, () => readRouting(miner))

/** The judgment of a lease that is sent on, marked as such. @returns `undefined` if somebody else was faster */
async function choose(miner: Miner, lease: HeldLease, routing: () => Promise<Routing>): Promise<Judged | undefined> {
  const { db, hotkey, clock } = miner
  const all = await listAssignmentsOfLease(db, { miner: hotkey, leaseId: lease.lease_id })
  const [first, ...others] = all.filter(({ state }) => state === 'submitted')
  if (!first) return undefined
  const chosen = others.length === 0 ? first : await chooseAmong(miner, lease, [first, ...others], routing)
  return (await markSent(db, { ...keyOf(chosen), nowMs: clock.now() })) ? chosen : undefined
}

async function chooseAmong(
  miner: Miner,
  { domain }: Pick<HeldLease, 'domain'>,
  judged: readonly [Judged, ...Judged[]],
  routing: () => Promise<Routing>,
): Promise<Judged> {
  const { aggregation } = await readMinerSettings(miner.db, miner.hotkey)
  const skills = aggregation === 'most-reliable' ? (await routing()).skills : undefined
  const reliabilityOf = (worker: string): number => {
    if (!skills) return 0
    const { mean, sd } = skills.of({ miner: miner.hotkey, worker, domain })
    return mean - 2 * sd
  }
  const candidate = (row: Judged) => ({
    row,
    worker: row.worker,
    ranks: ranksOf(row.signed),
    reliability: reliabilityOf(row.worker),
    judgedMs: row.judged_ms ?? 0,
  })
  const [first, ...others] = judged
  return chooseJudgment([candidate(first), ...others.map(candidate)], aggregation).row
}

/** Refusals after which the worker may judge once more. */
const MENDABLE = new Set(['invalid-reply', 'invalid-request'])
/** Refusals of this worker's judgment: the lease stands, and another worker's may do. */
const OF_WORKER = new Set(['same-worker', 'judgment-signature'])
/** Refusals that no repetition changes. Whatever else goes wrong on the way (an outage, a clock, a replay) is tried again. */
const FINAL = new Set(['lease-closed', 'already-judged', 'foreign-judgment', 'unknown-lease', ...OF_WORKER])

const isDecided = ({ reason }: ValidatorCallError): boolean => MENDABLE.has(reason) || FINAL.has(reason)

/** Sends one judgment and notes what became of it. @returns why it was not taken; unless that is decided, it is kept and sent again */
async function relay(miner: Miner, validator: ValidatorClient, row: Judged): Promise<ValidatorCallError | undefined> {
  const { db, clock } = miner
  const key = keyOf(row)
  try {
    await validator.submit(key.leaseId as LeaseId, SignedJudgment.parse(row.signed))
  } catch (error) {
    if (!(error instanceof ValidatorCallError)) throw error
    if (isDecided(error)) await db.transaction().execute((trx) => noteRefusal(trx, row, error))
    return error
  }
  await acknowledge(db, { ...key, nowMs: clock.now() })
  return undefined
}

async function noteRefusal(trx: Db, row: Judged, { reason, message }: ValidatorCallError): Promise<void> {
  const key = keyOf(row)
  if (MENDABLE.has(reason)) {
    await openAgain(trx, key, message)
    await moveHeldLease(trx, key, ['sent'], 'open')
  } else if (OF_WORKER.has(reason)) {
    if (!(await moveAssignment(trx, key, ['submitted'], { state: 'refused', note: message, sent_ms: null }))) return
    await freeSeat(trx, key)
    await moveHeldLease(trx, key, ['sent'], 'open')
  } else {
    // What was judged beside a judgment that came too late has come too late as well.
    await moveHeldLease(trx, key, ['open', 'sent'], 'ended')
    for (const beside of await listAssignmentsOfLease(trx, key))
      await moveAssignment(trx, keyOf(beside), ['submitted'], { state: 'refused', note: message })
  }
}
