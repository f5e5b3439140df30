import { verifyJudgment } from '../identity/verify-judgment.ts'
import { type Hotkey, LeaseId } from '../protocol/ids.ts'
import type { Judgment, SignedJudgment } from '../protocol/judgment.ts'
import type { JudgmentReceipt } from '../protocol/wire.ts'
import { appendEvents } from '../store/events.ts'
import { insertJudgment, listColliding } from '../store/judgments.ts'
import { findLease, holdsTask, type LeaseRow, moveLease } from '../store/leases.ts'
import { findTask } from '../store/tasks.ts'
import {
  AlreadyJudgedError,
  ForeignJudgmentError,
  JudgmentSignatureError,
  LeaseClosedError,
  OtherWorkerError,
  SameWorkerError,
  UnknownLeaseError,
} from './errors.ts'
import { getMechanism, type Validator } from './validator.ts'

/**
 * Takes one worker's judgment of a leased task, relayed by the miner.
 * **Reads** the lease and its task. **Writes** judgment, lease state and event, in one transaction.
 * **Safe to repeat because** the same judgment id gives the same receipt; of two at once, one is stored and the other is told so.
 * @throws {@link UnknownLeaseError}, {@link ForeignJudgmentError}, {@link JudgmentSignatureError}, {@link OtherWorkerError},
 *   {@link AlreadyJudgedError}, {@link SameWorkerError}, {@link LeaseClosedError}, {@link InvalidReplyError}: in this order, nothing written
 */
export async function acceptJudgment(
  validator: Validator,
  miner: Hotkey,
  leaseId: LeaseId,
  signed: SignedJudgment,
): Promise<JudgmentReceipt> {
  const { db, chain, secret, hotkey } = validator
  const { judgment } = signed
  const lease = await findLease(db, leaseId)
  if (!lease || lease.miner !== miner || lease.validator !== hotkey) throw new UnknownLeaseError({ leaseId })
  requireOwn(judgment, { leaseId, miner, validator: hotkey })
  if (!verifyJudgment(signed)) throw new JudgmentSignatureError({ worker: judgment.worker })
  // Asked before anything else, so that the refusal does not tell who else has had the task.
  if (lease.state === 'open' && lease.worker !== null && lease.worker !== judgment.worker)
    throw new OtherWorkerError({ leaseId, expected: lease.worker, got: judgment.worker })

  const repeated = await findReceipt(validator, lease, judgment)
  if (repeated) return repeated
  const nowMs = validator.clock.now()
  if (lease.state !== 'open' || lease.expires_ms <= nowMs) throw closedError(lease)

  const task = await findTask(db, lease.task_id)
  if (!task) throw new Error(`lease ${leaseId} names task ${lease.task_id}, which is not stored`)
  const { mechanism } = getMechanism(validator, task.mechid)
  const reply = await mechanism.readReply(mechanism.readTask(task.body), { miner, leaseId }, secret, judgment.verdict)

  const head = await chain.head()
  const accepted = await db.transaction().execute(async (trx) => {
    const inserted = await insertJudgment(trx, {
      id: judgment.id,
      lease_id: leaseId,
      task_id: task.id,
      validator: hotkey,
      miner,
      worker: judgment.worker,
      reply: JSON.stringify(reply),
      signed: JSON.stringify(signed),
      simulated: signed.simulated,
      received_ms: nowMs,
    })
    if (!inserted) return false
    // Nobody leases the task meanwhile: its row is locked by the judgment that names it.
    if (await holdsTask(trx, { taskId: task.id, worker: judgment.worker, except: leaseId }))
      throw new SameWorkerError({ worker: judgment.worker })
    if (!(await moveLease(trx, leaseId, 'submitted', nowMs, judgment.worker))) throw closedError((await findLease(trx, leaseId)) ?? lease)
    await appendEvents(trx, [
      {
        atMs: nowMs,
        block: head.block,
        kind: 'task-judged',
        actor: miner,
        taskId: task.id,
        data: { judgmentId: judgment.id, worker: judgment.worker, simulated: signed.simulated },
        words: `Judged${signed.simulated ? ' (simulated)' : ''}: ${task.title}`,
      },
    ])
    return true
  })
  if (accepted) return { leaseId, judgmentId: judgment.id, acceptedAt: new Date(nowMs).toISOString() }
  const receipt = await findReceipt(validator, lease, judgment) // one that collides with it was faster
  if (receipt) return receipt
  throw new Error(`judgment ${judgment.id} of lease ${leaseId} collided with one that is not stored`)
}

function requireOwn(judgment: Judgment, expected: { leaseId: LeaseId; miner: Hotkey; validator: Hotkey }): void {
  for (const field of ['leaseId', 'miner', 'validator'] as const)
    if (judgment[field] !== expected[field]) throw new ForeignJudgmentError({ field, expected: expected[field], got: judgment[field] })
}

/** The receipt of this very judgment, if it has come before. */
async function findReceipt({ db }: Validator, lease: LeaseRow, { id, worker }: Judgment): Promise<JudgmentReceipt | undefined> {
  const stored = await listColliding(db, { id, leaseId: lease.id, taskId: lease.task_id, worker })
  const leaseId = LeaseId.parse(lease.id)
  const same = stored.find((judgment) => judgment.lease_id === leaseId)
  if (same && same.id !== id) throw new AlreadyJudgedError({ leaseId })
  if (same) return { leaseId, judgmentId: id, acceptedAt: new Date(same.received_ms).toISOString() }
  if (stored.some((judgment) => judgment.id === id)) throw new ForeignJudgmentError({ field: 'id', expected: 'a new id', got: id })
  if (stored.length > 0) throw new SameWorkerError({ worker })
  return undefined
}

function closedError(lease: LeaseRow): LeaseClosedError {
  const state = lease.state === 'open' ? 'expired' : lease.state
  return new LeaseClosedError({ leaseId: lease.id, state, expiredAt: new Date(lease.expires_ms).toISOString() })
}
