import type { Selectable } from 'kysely'
import type { LeaseId } from '../protocol/ids.ts'
import { SignedJudgment } from '../protocol/judgment.ts'
import { keyOf, listAssignmentsOfLease, listUnacknowledged, moveAssignment, openAgain } from '../store/assignments.ts'
import { freeSeat, type HeldLease, moveHeldLease } from '../store/held-leases.ts'
import { readMinerSettings } from '../store/miner-settings.ts'
import { acknowledge, findReady, listReady, markSent } from '../store/ready-leases.ts'
import type { AssignmentTable } from '../store/schema.ts'
import { chooseJudgment } from './choose-judgment.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import { ranksOf } from './ranks-of.ts'
import { readRouting } from './read-routing.ts'

/** Judgments that were sent so long ago and never acknowledged are sent again: a crash or an outage came between. */
const RESEND_AFTER_MS = 5_000

type Judged = Selectable<AssignmentTable>

/** Sends on what is due, and once more what a crash or an outage kept from its validator. A refusal is noted; all else is left for the next time. */
export async function sendJudgments(miner: Miner): Promise<void> {
  const nowMs = miner.clock.now()
  const unacknowledged = await listUnacknowledged(miner.db, { miner: miner.hotkey, sentBeforeMs: nowMs - RESEND_AFTER_MS })
  for (const row of unacknowledged) await relay(miner, row).catch(ignoreRefusal)
  for (const lease of await listReady(miner.db, { miner: miner.hotkey, nowMs })) {
    const chosen = await choose(miner, lease)
    if (chosen) await relay(miner, chosen).catch(ignoreRefusal)
  }
}

/**
 * Sends a lease's judgment on if the one that has just come was the last to wait for.
 * @throws {@link ValidatorCallError} if it is this one, and the validator refuses it
 */
export async function sendIfReady(miner: Miner, row: Judged): Promise<void> {
  if (row.sent_ms !== null) return relay(miner, row)
  const lease = await findReady(miner.db, { miner: miner.hotkey, leaseId: row.lease_id, nowMs: miner.clock.now() })
  const chosen = lease && (await choose(miner, lease))
  if (chosen?.worker === row.worker) await relay(miner, chosen)
  else if (chosen) await relay(miner, chosen).catch(ignoreRefusal)
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof ValidatorCallError)) throw error
}

/** The judgment of a lease that is sent on, marked as such. @returns `undefined` if somebody else was faster */
async function choose(miner: Miner, lease: HeldLease): Promise<Judged | undefined> {
  const { db, hotkey, clock } = miner
  const all = await listAssignmentsOfLease(db, { miner: hotkey, leaseId: lease.lease_id })
  const [first, ...others] = all.filter(({ state }) => state === 'submitted')
  if (!first) return undefined
  const chosen = others.length === 0 ? first : await chooseAmong(miner, lease, [first, ...others])
  return (await markSent(db, { ...keyOf(chosen), nowMs: clock.now() })) ? chosen : undefined
}

async function chooseAmong(miner: Miner, { domain }: Pick<HeldLease, 'domain'>, judged: readonly [Judged, ...Judged[]]): Promise<Judged> {
  const { aggregation } = await readMinerSettings(miner.db, miner.hotkey)
  const { skills } = await readRouting(miner)
  const candidate = (row: Judged) => {
    const { mean, sd } = skills.of({ miner: miner.hotkey, worker: row.worker, domain })
    return { row, worker: row.worker, ranks: ranksOf(row.signed), reliability: mean - 2 * sd, judgedMs: row.judged_ms ?? 0 }
  }
  const [first, ...others] = judged
  return chooseJudgment([candidate(first), ...others.map(candidate)], aggregation).row
}

/** Refusals after which the worker may judge once more. */
const MENDABLE = new Set(['invalid-reply', 'invalid-request'])
/** Refusals of this worker's judgment: the lease stands, and another worker's may do. */
const OF_WORKER = new Set(['same-worker', 'judgment-signature'])
/** Refusals that no repetition changes. Whatever else goes wrong on the way (an outage, a clock, a replay) is tried again. */
const FINAL = new Set(['lease-closed', 'already-judged', 'foreign-judgment', 'unknown-lease', ...OF_WORKER])

async function relay(miner: Miner, row: Judged): Promise<void> {
  const { db } = miner
  const validator = (await miner.validators()).find((candidate) => candidate.hotkey === row.validator)
  if (!validator || row.signed === null) return // not served now: sent again later
  const key = keyOf(row)
  try {
    await validator.submit(key.leaseId as LeaseId, SignedJudgment.parse(row.signed))
  } catch (error) {
    if (!(error instanceof ValidatorCallError)) throw error
    if (MENDABLE.has(error.reason)) {
      await openAgain(db, key, error.message)
      await moveHeldLease(db, key, ['sent'], 'open')
    } else if (FINAL.has(error.reason)) {
      await moveAssignment(db, key, ['submitted'], { state: 'refused', note: error.message })
      if (OF_WORKER.has(error.reason)) {
        await freeSeat(db, key)
        await moveHeldLease(db, key, ['sent'], 'open')
      } else await endLease(miner, key.leaseId, error.message)
    } else return // it is kept and sent again
    throw error
  }
  await acknowledge(db, { ...key, nowMs: miner.clock.now() })
}

/** What was judged beside a judgment that came too late has come too late as well. */
async function endLease({ db, hotkey }: Miner, leaseId: string, note: string): Promise<void> {
  await moveHeldLease(db, { miner: hotkey, leaseId }, ['open', 'sent'], 'ended')
  for (const row of await listAssignmentsOfLease(db, { miner: hotkey, leaseId }))
    await moveAssignment(db, keyOf(row), ['submitted'], { state: 'refused', note })
}
