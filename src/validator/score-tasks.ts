import { BaseError } from '../core/base-error.ts'
import { opaqueId } from '../core/hash.ts'
import type { History, ReplyRow } from '../mechanisms/mechanism.ts'
import { Hotkey, LeaseId } from '../protocol/ids.ts'
import { appendEvents } from '../store/events.ts'
import { type JudgmentRow, listJudgments } from '../store/judgments.ts'
import { completeKnownInstruction } from '../store/known-instructions.ts'
import { countLeases, endLeases } from '../store/leases.ts'
import type { Db } from '../store/open-store.ts'
import { insertScores } from '../store/scores.ts'
import { askForMore, closeTask, listRipeTasks, lockTask, type TaskRow } from '../store/tasks.ts'
import { inviteJudges } from './invite-judges.ts'
import { openMemory } from './open-memory.ts'
import { readHistory, readLedger } from './read-ledger.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'
import { voidTask } from './void-task.ts'

/**
 * Scores every task that is ripe: all judgments are in that it asked for, or no more are to be had. One that is not certain enough asks for
 * more instead, up to the ceiling, of proven judges first; one that nobody judged in time expires.
 * **Reads** ripe tasks, their judgments, the ledger. **Writes** scores, conclusion, task state and events, one transaction a task.
 * **Safe to repeat because** a task leaves the state "open" once; a crash before that leaves it to the next step.
 * @returns how many tasks were scored
 */
export async function scoreTasks(validator: Validator, running: RunningMechanism, moment: Moment): Promise<number> {
  const { db, hotkey } = validator
  const { config } = running
  const { nowMs } = moment
  const tasks = await listRipeTasks(db, { validator: hotkey, mechid: running.mechid, nowMs, patienceMs: config.patienceMs })
  if (tasks.length === 0) return 0
  const judgments = Map.groupBy(
    await listJudgments(
      db,
      tasks.map((task) => task.id),
    ),
    (judgment) => judgment.task_id,
  )
  const { epoch } = moment.metagraph
  const historyOf = readHistory(await readLedger(validator, running.mechid, epoch), running, epoch)
  let scored = 0
  for (const task of tasks) {
    const replies = judgments.get(task.id) ?? []
    try {
      if (replies.length === 0) {
        await expireTask(validator, task, moment)
        continue
      }
      const workers = new Map(replies.map(({ miner, worker }) => [Hotkey.parse(miner), worker]))
      if (await scoreTask(validator, running, task, replies, historyOf(workers, task.domain), moment)) scored++
    } catch (error) {
      if (!(error instanceof BaseError)) throw error
      await voidTask(validator, task, moment, error) // one that cannot be read must not keep the others from being scored
    }
  }
  return scored
}

async function scoreTask(
  { db, hotkey, secret }: Validator,
  { mechid, mechanism, config }: RunningMechanism,
  row: TaskRow,
  judgments: readonly JudgmentRow[],
  history: History,
  { nowMs, head, metagraph }: Moment,
): Promise<boolean> {
  const task = mechanism.readTask(row.body)
  const replies = new Map(judgments.map((judgment) => [Hotkey.parse(judgment.miner), judgment.reply as unknown]))
  const { fewestJudgments: fewest, mostJudgments: most } = config
  const more = row.wanted > 0 && judgments.length >= row.wanted && judgments.length < most && nowMs < row.deadline_ms
  const { records, deviations, verdict } = mechanism.score(task, replies, history, { fewest, more })
  if (verdict.completion.state === 'more') {
    const wanted = Math.min(most, judgments.length + Math.ceil(judgments.length * MORE_AT_ONCE))
    const others = metagraph.neurons.map((neuron) => neuron.hotkey).filter((miner) => !replies.has(miner))
    const lot = (miner: Hotkey) => opaqueId(secret, ['invitation', row.id, miner])
    // Without a draw it is first come, first served: nobody waits for the invited.
    const invited =
      config.circleDoublesMs === 0 ? [] : inviteJudges(others, { places: wanted - judgments.length, skill: history.skill, lot })
    await askForMore(db, row.id, { wanted, invited, nowMs })
    return false
  }
  const conclusion = { ...mechanism.conclude(task, replies, history), verdict }
  const judgmentOf = new Map(judgments.map((judgment) => [judgment.miner, judgment]))
  const { epoch } = metagraph
  const entries = records.map(({ miner, value, evidence }, index) => {
    const { worker, arrival, reply, lease_id, received_ms } = judgmentOf.get(miner)!
    const shown_ranks = ranksAsShown(mechanism.rows(task, { miner, leaseId: LeaseId.parse(lease_id) }, secret, reply))
    return { miner, worker, value, evidence, deviation: deviations[index]!, shown_ranks, received_ms, arrival }
  })
  const memory = mechanism.learn ? await openMemory(db, { validator: hotkey, mechid }) : undefined
  if (memory) mechanism.learn?.(task, records, memory, history)
  return db.transaction().execute(async (trx) => {
    if (!(await stopWork(trx, row, judgments.length, nowMs))) return false
    const { version: mechanismVersion, recipeHash } = mechanism
    if (!(await closeTask(trx, row.id, { state: 'scored', scoredMs: nowMs, epoch, conclusion, mechanismVersion, recipeHash }))) return false
    await insertScores(
      trx,
      records.map((record, index) => {
        const leaseId = LeaseId.parse(judgmentOf.get(record.miner)!.lease_id)
        return {
          ...entries[index]!,
          deviation: JSON.stringify(deviations[index]),
          shown_ranks: JSON.stringify(entries[index]!.shown_ranks),
          task_id: row.id,
          lease_id: leaseId,
          validator: hotkey,
          mechid,
          domain: row.domain,
          epoch,
          record: JSON.stringify(record),
          revealed: JSON.stringify(mechanism.reveal(task, { miner: record.miner, leaseId }, secret, conclusion)),
          scored_ms: nowMs,
        }
      }),
    )
    await memory?.keep(trx)
    await completeKnownInstruction(trx, row.id)
    await appendEvents(trx, [
      {
        atMs: nowMs,
        block: head.block,
        kind: 'task-scored',
        actor: hotkey,
        taskId: row.id,
        data: { mechid, epoch, recipeHash: mechanism.recipeHash, domain: row.domain, gate: verdict.gate.outcome, scores: entries },
        words: `Scored from ${judgments.length} ${mechanism.delivery === 'pushed' ? 'answers' : 'judgments'}: ${row.title}`,
      },
    ])
    return true
  })
}

/** Ranks in the order in which the responses were shown; empty where nothing was ranked. */
function ranksAsShown(rows: readonly ReplyRow[]): number[] {
  const ranks = rows.toSorted((a, b) => a.positionShown - b.positionShown).flatMap(({ rank }) => (rank === null ? [] : [rank]))
  return ranks.length === rows.length ? ranks : []
}

/**
 * How many more judgments an uncertain task asks for at once, as a share of those it has. One by one would take hours, and a task would
 * end just when a judge agrees: without that judge the others do not agree yet, and the judgment would not be scored.
 */
const MORE_AT_ONCE = 0.5

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
