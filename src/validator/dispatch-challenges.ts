import { opaqueId } from '../core/hash.ts'
import type { Mechanism, MechanismTask } from '../mechanisms/mechanism.ts'
import { LeaseId } from '../protocol/ids.ts'
import type { ConversationRecord } from '../protocol/transcript.ts'
import { beginDispatch, endDispatch, failDispatch, listUnsentTasks, type UnsentTask } from '../store/dispatches.ts'
import { appendEvents } from '../store/events.ts'
import { insertJudgment } from '../store/judgments.ts'
import { countLeases, insertLeases } from '../store/leases.ts'
import { announceTask, findTask, lockTask, type TaskRow } from '../store/tasks.ts'
import { type HeardConversation, holdConversations, MOST_TURNS } from './hold-conversation.ts'
import type { MinerPlace } from './miner-client.ts'
import { reachablePlaces } from './reachable-places.ts'
import { type Moment, type ReachableMiners, type RunningMechanism, readMoment, type Validator } from './validator.ts'
import { voidTask } from './void-task.ts'

/** So many tasks are under way at a time. */
const AT_ONCE = 4
/** A task that has failed so often is withdrawn. */
const MOST_TRIES = 3
/** Waited after the longest that a conversation can take, before the second try; doubled before the third. */
const BACK_OFF_MS = 30_000
const LOST = { code: 'dispatch', message: 'it was sent to miners, and their answers were lost: they may have looked it up since' }

/**
 * Sends the open tasks of pushed mechanisms to all miners that can be reached, and leads the conversations to their end.
 * **Reads** tasks that nobody was sent. **Writes** what every miner answered, examined, as leases and judgments: one transaction a task, so that
 * `scoreTasks` finds it as if it had been leased and judged.
 * **Safe to repeat because** no answer is kept before all of its task are in, and no miner is asked twice: who has heard a question could look it
 * up meanwhile. What failed before it was sent is tried again, at most three times; what may have been sent, and has no answers stored, is withdrawn.
 * @param stopping once aborted, nothing that is still under way is kept
 * @returns how many tasks have their answers
 * @throws what the first task failed at, after the others have been seen to
 */
export async function dispatchChallenges(validator: Validator, stopping?: AbortSignal): Promise<number> {
  let answered = 0
  const failures: unknown[] = []
  for (const running of validator.mechanisms) {
    const { miners } = validator
    if (running.mechanism.delivery !== 'pushed' || !miners) continue
    const moment = await readMoment(validator, running.mechid)
    const places = reachablePlaces(validator, moment)
    if (places.length === 0) continue
    const rows = await listUnsentTasks(validator.db, {
      validator: validator.hotkey,
      mechid: running.mechid,
      nowMs: moment.nowMs,
      limit: AT_ONCE,
    })
    const tries = rows.map((row) => converse(validator, running, miners, places, row, moment))
    // Each as soon as it and those before it are in: tasks are stored in their order, the answers to one in the order in which they ended.
    for (const [n, trying] of tries.entries()) {
      const result = await trying
      if (stopping?.aborted) continue // answers broke off because we stop, not because of who gave them
      try {
        if ('failure' in result) throw result.failure
        if (result.heard && (await storeAnswers(validator, running, rows[n]!, result.heard, moment.nowMs))) answered++
      } catch (failure) {
        failures.push(failure)
      }
    }
  }
  if (failures.length > 0) throw failures[0]
  return answered
}

/** A conversation with what was found out about it. */
interface ExaminedConversation extends HeardConversation {
  readonly leaseId: LeaseId
  readonly reply: unknown
}

async function converse(
  validator: Validator,
  { mechanism, config }: RunningMechanism,
  miners: ReachableMiners,
  places: readonly MinerPlace[],
  row: UnsentTask,
  moment: Moment,
): Promise<{ readonly heard: readonly ExaminedConversation[] | undefined } | { readonly failure: unknown }> {
  const { db, secret } = validator
  const longestMs = MOST_TURNS * config.answerMs
  const nextMs = moment.nowMs + longestMs + BACK_OFF_MS * 2 ** row.tries
  try {
    if (!(await beginDispatch(db, row.id, { nowMs: moment.nowMs, nextMs }))) return { heard: undefined }
    if (row.tries > 0 && row.cause === null) {
      await voidTask(validator, row, moment, LOST)
      return { heard: undefined }
    }
    const task = await readOrFail(validator, mechanism, row, moment)
    const heard = await holdConversations(mechanism, task, miners.client, places)
    const examined = heard.map(async (conversation) => {
      const leaseId = LeaseId.parse(opaqueId(secret, ['lease', row.id, conversation.miner]))
      return { ...conversation, leaseId, reply: await examine(mechanism, task, conversation, leaseId, secret) }
    })
    return { heard: await Promise.all(examined) }
  } catch (failure) {
    return { failure }
  }
}

/** Nothing has been sent yet: what fails here may be tried again. */
async function readOrFail(validator: Validator, mechanism: Mechanism, row: UnsentTask, moment: Moment): Promise<MechanismTask> {
  try {
    return mechanism.readTask(row.body)
  } catch (failure) {
    const cause = failure instanceof Error ? failure.message : String(failure)
    if (row.tries + 1 >= MOST_TRIES) await voidTask(validator, row, moment, { code: 'dispatch', message: cause })
    await failDispatch(validator.db, row.id, cause)
    throw failure
  }
}

/** What cannot be read of one miner counts as no answer of that miner, and spoils nothing for the others. */
async function examine(
  mechanism: Mechanism,
  task: MechanismTask,
  { miner, turns }: HeardConversation,
  leaseId: LeaseId,
  secret: string,
): Promise<unknown> {
  try {
    return await mechanism.readReply(task, { miner, leaseId }, secret, { turns })
  } catch {
    const silent = turns.map((turn) => ({ ...turn, answer: '', status: 'error' as const }))
    return mechanism.readReply(task, { miner, leaseId }, secret, { turns: silent })
  }
}

async function storeAnswers(
  { db, hotkey, clock, chain }: Validator,
  { mechid, mechanism }: RunningMechanism,
  row: TaskRow,
  heard: readonly ExaminedConversation[],
  sentMs: number,
): Promise<boolean> {
  const nowMs = clock.now()
  const { block } = await chain.head()
  return db.transaction().execute(async (trx) => {
    await lockTask(trx, row.id)
    const { submitted } = await countLeases(trx, row.id)
    if ((await findTask(trx, row.id))?.state !== 'open' || submitted > 0) return false // closed meanwhile, or another process was faster
    const owned = { task_id: row.id, validator: hotkey }
    await insertLeases(
      trx,
      heard.map(({ miner, leaseId }) => ({
        ...owned,
        id: leaseId,
        miner,
        state: 'submitted' as const,
        leased_ms: sentMs,
        expires_ms: row.deadline_ms,
      })),
    )
    for (const { miner, leaseId, reply, turns, seals, simulated } of heard) {
      const activeMs = turns.reduce((sum, turn) => sum + turn.totalMs, 0)
      const record: ConversationRecord = { judgment: { activeMs, judgedAt: new Date(nowMs).toISOString() }, seals }
      await insertJudgment(trx, {
        ...owned,
        id: `answer-${leaseId}`,
        lease_id: leaseId,
        miner,
        worker: miner,
        reply: JSON.stringify(reply),
        signed: JSON.stringify(record),
        simulated,
        received_ms: nowMs,
      })
    }
    await announceTask(trx, row.id, { wanted: heard.length, nowMs })
    await endDispatch(trx, row.id)
    const told = { atMs: nowMs, block, taskId: row.id, actor: hotkey }
    const { name, version } = mechanism
    await appendEvents(trx, [
      { ...told, kind: 'task-created', data: { mechid, mechanism: name, version, seq: row.seq }, words: `New task: ${row.title}` },
      {
        ...told,
        kind: 'task-judged',
        data: { miners: heard.map(({ miner, simulated }) => ({ miner, simulated })) },
        words: `Answered by ${heard.length} miners: ${row.title}`,
      },
    ])
    return true
  })
}
