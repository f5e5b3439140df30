import { verifyJudgment } from '../identity/verify-judgment.ts'
import type { SignedJudgment } from '../protocol/judgment.ts'
import { type AssignmentRow, findAssignment, keyOf, storeJudgment } from '../store/assignments.ts'
import { lastCallMs } from '../store/last-call.ts'
import { readMinerSettings } from '../store/miner-settings.ts'
import { hasConsent } from '../store/onboarding-consents.ts'
import { AssignmentClosedError, InvalidJudgmentError, UnknownAssignmentError } from './errors.ts'
import type { Miner } from './miner.ts'
import { sendIfReady } from './send-judgments.ts'

/**
 * Takes a worker's signed judgment, and sends it on to the validator that leased the task if nothing is to be waited for: neither the time in
 * which the worker may change it, nor other workers. A miner can relay a judgment, not alter it.
 * **Writes** the judgment before it is sent: what was acknowledged to the worker survives a crash, and later steps send it.
 * **Safe to repeat because** the judgment carries its own id. Another one, signed later, takes its place as long as it may be changed.
 * @throws {@link UnknownAssignmentError} if the worker has no such task
 * @throws {@link InvalidJudgmentError} if it names another miner or validator, or guidelines that the worker has not accepted, or does not verify; nothing is stored
 * @throws {@link AssignmentClosedError} if the task was given back, ran out of time or was judged otherwise
 * @throws {@link ValidatorCallError} if the validator refuses the judgment: the assignment is then open again where it can be mended
 */
export async function submitJudgment(miner: Miner, signed: SignedJudgment): Promise<AssignmentRow> {
  const { judgment } = signed
  const key = { miner: miner.hotkey, leaseId: judgment.leaseId, worker: judgment.worker }
  const row = await findAssignment(miner.db, key)
  if (!row) throw new UnknownAssignmentError({ id: judgment.leaseId })
  requireOwn('miner', miner.hotkey, judgment.miner)
  requireOwn('validator', row.validator, judgment.validator)
  if (!verifyJudgment(signed))
    throw new InvalidJudgmentError({ field: 'signature', expected: "the worker's", got: 'one that does not verify' })
  const { guidelines } = judgment
  if (guidelines !== undefined && !(await hasConsent(miner.db, { miner: miner.hotkey, worker: row.worker, guidelines })))
    throw new InvalidJudgmentError({ field: 'guidelines', expected: 'ones that this worker has accepted', got: guidelines })
  const { editSeconds } = await readMinerSettings(miner.db, miner.hotkey)
  const nowMs = miner.clock.now()
  const dueMs = Math.max(nowMs, Math.min(nowMs + 1000 * editSeconds, lastCallMs(row)))
  const stored = await storeJudgment(miner.db, keyOf(row), { signed, judgedAt: judgment.judgedAt, dueMs, nowMs })
  const now: AssignmentRow = stored
    ? { ...row, state: 'submitted', signed, judged_ms: nowMs, due_ms: dueMs }
    : ((await findAssignment(miner.db, key)) ?? row)
  if ((now.signed as SignedJudgment | null)?.judgment.id !== judgment.id)
    throw new AssignmentClosedError({ id: judgment.leaseId, state: now.state })
  if (now.state === 'submitted' && now.acknowledged_ms === null && (now.due_ms ?? nowMs) <= nowMs) await sendIfReady(miner, now)
  return now
}

/** A slip in what the worker signed costs a second try, not the task: it is refused before anything is stored. */
function requireOwn(field: string, expected: string, got: string): void {
  if (got !== expected) throw new InvalidJudgmentError({ field, expected, got })
}
