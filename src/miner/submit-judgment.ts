import { verifyJudgment } from '../identity/verify-judgment.ts'
import type { LeaseId } from '../protocol/ids.ts'
import type { SignedJudgment } from '../protocol/judgment.ts'
import { type AssignmentRow, findAssignment, moveAssignment } from '../store/assignments.ts'
import { AssignmentClosedError, InvalidJudgmentError, UnknownAssignmentError, ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'

/**
 * Takes a worker's signed judgment and relays it to the validator that leased the task. A miner can relay it, not alter it.
 * **Writes** the judgment before it is sent: what was acknowledged to the worker survives a crash, and `relayPending` sends it again.
 * **Safe to repeat because** the judgment carries its own id.
 * @throws {@link UnknownAssignmentError} if the worker has no such task
 * @throws {@link InvalidJudgmentError} if it names another miner or validator, or does not verify; nothing is stored
 * @throws {@link AssignmentClosedError} if the task was given back, ran out of time or was judged otherwise
 * @throws {@link ValidatorCallError} if the validator refuses the judgment: the assignment is then open again where it can be mended
 */
export async function submitJudgment(miner: Miner, signed: SignedJudgment): Promise<AssignmentRow> {
  const { judgment } = signed
  const row = await findAssignment(miner.db, { miner: miner.hotkey, leaseId: judgment.leaseId })
  if (!row || row.worker !== judgment.worker) throw new UnknownAssignmentError({ id: judgment.leaseId })
  requireOwn('miner', miner.hotkey, judgment.miner)
  requireOwn('validator', row.validator, judgment.validator)
  if (!verifyJudgment(signed))
    throw new InvalidJudgmentError({ field: 'signature', expected: "the worker's", got: 'one that does not verify' })
  const judgedMs = miner.clock.now()
  const change = { state: 'submitted' as const, signed: JSON.stringify(signed), judged_ms: judgedMs }
  const now = (await moveAssignment(miner.db, { leaseId: row.lease_id, validator: row.validator }, ['open'], change))
    ? { ...row, state: change.state, signed, judged_ms: judgedMs }
    : ((await findAssignment(miner.db, { miner: miner.hotkey, leaseId: judgment.leaseId })) ?? row)
  if ((now.signed as SignedJudgment | null)?.judgment.id !== judgment.id)
    throw new AssignmentClosedError({ id: judgment.leaseId, state: now.state })
  if (now.state === 'submitted' && now.acknowledged_ms === null) await relay(miner, row.lease_id, row.validator, signed)
  return now
}

/** A slip in what the worker signed costs a second try, not the task: it is refused before anything is stored. */
function requireOwn(field: string, expected: string, got: string): void {
  if (got !== expected) throw new InvalidJudgmentError({ field, expected, got })
}

/** Sends once more what a crash or an outage kept from its validator. A refusal is noted; all else is left for the next time. */
export async function relayPending(miner: Miner, pending: readonly AssignmentRow[]): Promise<void> {
  for (const row of pending) {
    if (row.signed === null) continue
    try {
      await relay(miner, row.lease_id, row.validator, row.signed as SignedJudgment)
    } catch (error) {
      if (!(error instanceof ValidatorCallError)) throw error
    }
  }
}

/** Refusals after which the worker may judge once more. */
const MENDABLE = new Set(['invalid-reply', 'invalid-request'])
/** Refusals that no repetition changes. Whatever else goes wrong on the way (an outage, a clock, a replay) is tried again. */
const FINAL = new Set(['lease-closed', 'already-judged', 'same-worker', 'foreign-judgment', 'judgment-signature', 'unknown-lease'])

async function relay(miner: Miner, leaseId: string, validatorHotkey: string, signed: SignedJudgment): Promise<void> {
  const validator = (await miner.validators()).find((candidate) => candidate.hotkey === validatorHotkey)
  if (!validator) return // not served now: sent again later
  const assignment = { leaseId, validator: validatorHotkey }
  try {
    await validator.submit(leaseId as LeaseId, signed)
  } catch (error) {
    if (!(error instanceof ValidatorCallError)) throw error
    if (MENDABLE.has(error.reason))
      await moveAssignment(miner.db, assignment, ['submitted'], { state: 'open', signed: null, judged_ms: null })
    else if (FINAL.has(error.reason)) await moveAssignment(miner.db, assignment, ['submitted'], { state: 'refused', note: error.message })
    else return // it is kept and sent again
    throw error
  }
  await moveAssignment(miner.db, assignment, ['submitted'], { acknowledged_ms: miner.clock.now() })
}
