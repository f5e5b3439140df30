import { BaseError } from '../core/base-error.ts'
import type { History, Mechanism } from '../mechanisms/mechanism.ts'
import { Hotkey, LeaseId } from '../protocol/ids.ts'
import { appendEvents } from '../store/events.ts'
import { type JudgmentRow, listJudgments } from '../store/judgments.ts'
import { countLeases, endLeases } from '../store/leases.ts'
import type { Db } from '../store/open-store.ts'
import { insertScores } from '../store/scores.ts'
import { closeTask, listRipeTasks, lockTask, type TaskRow } from '../store/tasks.ts'
import { readHistory } from './miner-history.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'

/**
 * Scores every task that is ripe: enough judgments and nobody at work on it, or past its deadline; one that nobody judged expires.
 * **Reads** ripe tasks, their judgments, the ledger. **Writes** scores, conclusion, task state and events, one transaction a task.
 * **Safe to repeat because** a task leaves the state "open" once; a crash before that leaves it to the next step.
 * @returns how many tasks were scored
 */
export async function scoreTasks(validator: Validator, running: RunningMechanism, moment: Moment): Promise<number> {
  const { db, hotkey } = validator
  const { config } = running
  const tasks = await listRipeTasks(db, { validator: hotkey, mechid: running.mechid, nowMs: moment.nowMs, enough: config.enoughJudgments })
  if (tasks.length === 0) return 0
  const judgments = Map.groupBy(
    await listJudgments(
      db,
      tasks.map((task) => task.id),
    ),
    (judgment) => judgment.task_id,
  )
  const history = await readHistory(validator, running.mechid, moment.metagraph.epoch)
  let scored = 0
  for (const task of tasks) {
    const replies = judgments.get(task.id) ?? []
    try {
      if (replies.length === 0) await expireTask(validator, task, moment)
      else if (await scoreTask(validator, running.mechanism, task, replies, history, moment)) scored++
    } catch (error) {
      if (!(error instanceof BaseError)) throw error
      await voidTask(validator, task, moment, error) // one that cannot be read must not keep the others from being scored
    }
  }
  return scored
}

async function scoreTask(
  { db, hotkey, secret }: Validator,
  mechanism: Mechanism,
  row: TaskRow,
  judgments: readonly JudgmentRow[],
  history: History,
  { nowMs, head, metagraph }: Moment,
): Promise<boolean> {
  const task = mechanism.readTask(row.body)
  const replies = new Map(judgments.map((judgment) => [Hotkey.parse(judgment.miner), judgment.reply as unknown]))
  const leaseOf = new Map(judgments.map((judgment) => [judgment.miner, LeaseId.parse(judgment.lease_id)]))
  const records = mechanism.score(task, replies, history)
  const conclusion = mechanism.conclude(task, replies, history)
  const { epoch } = metagraph
  return db.transaction().execute(async (trx) => {
    if (!(await stopWork(trx, row, judgments.length, nowMs))) return false
    const { version: mechanismVersion, recipeHash } = mechanism
    if (!(await closeTask(trx, row.id, { state: 'scored', scoredMs: nowMs, epoch, conclusion, mechanismVersion, recipeHash }))) return false
    await insertScores(
      trx,
      records.map((record) => {
        const leaseId = leaseOf.get(record.miner)!
        return {
          task_id: row.id,
          lease_id: leaseId,
          validator: hotkey,
          miner: record.miner,
          mechid: row.mechid,
          epoch,
          value: record.value,
          record: JSON.stringify(record),
          revealed: JSON.stringify(mechanism.reveal(task, { miner: record.miner, leaseId }, secret, conclusion)),
          scored_ms: nowMs,
        }
      }),
    )
    await appendEvents(trx, [
      {
        atMs: nowMs,
        block: head.block,
        kind: 'task-scored',
        actor: hotkey,
        taskId: row.id,
        data: { epoch, recipeHash: mechanism.recipeHash, scores: records.map(({ miner, value }) => [miner, value]) },
        words: `Scored from ${judgments.length} judgments: ${row.title}`,
      },
    ])
    return true
  })
}

/**
 * Makes sure that no judgment of a task is left out.
 * @returns false if it was judged or leased since it was read: then the next step sees to it
 */
async function stopWork(trx: Db, { id, deadline_ms }: TaskRow, judged: number, nowMs: number): Promise<boolean> {
  await lockTask(trx, id)
  if (deadline_ms <= nowMs) await endLeases(trx, id)
  const { open, submitted } = await countLeases(trx, id)
  return open === 0 && submitted === judged
}

async function expireTask({ db, hotkey }: Validator, row: TaskRow, { nowMs, head }: Moment): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await stopWork(trx, row, 0, nowMs)) || !(await closeTask(trx, row.id, { state: 'expired' }))) return
    const words = `Expired without a judgment: ${row.title}`
    await appendEvents(trx, [{ atMs: nowMs, block: head.block, kind: 'task-expired', actor: hotkey, taskId: row.id, words }])
  })
}

async function voidTask({ db, hotkey }: Validator, row: TaskRow, { nowMs, head }: Moment, cause: BaseError): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await closeTask(trx, row.id, { state: 'void' }))) return
    const words = `Withdrawn, it could not be scored: ${row.title}`
    const data = { code: cause.code, message: cause.message }
    await appendEvents(trx, [{ atMs: nowMs, block: head.block, kind: 'task-voided', actor: hotkey, taskId: row.id, data, words }])
  })
}
