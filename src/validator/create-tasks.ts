import { BaseError } from '../core/base-error.ts'
import { opaqueId } from '../core/hash.ts'
import { createRng } from '../core/rng.ts'
import { rememberImported } from '../generation/filter-duplicates.ts'
import type { MechanismTask, MechanismView } from '../mechanisms/mechanism.ts'
import { type Hotkey, TaskId } from '../protocol/ids.ts'
import { appendEvents } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import { countQueuedTasks, markQueuedTask, takeQueuedTasks } from '../store/queued-tasks.ts'
import { markRefused, markTaken, takeReady } from '../store/task-attempts.ts'
import { countOpenTasks, countTasksOfEpoch, insertTasks, nextTaskSeq } from '../store/tasks.ts'
import { assignGold } from './assign-gold.ts'
import { assignJudges } from './assign-judges.ts'
import { countGold } from './count-gold.ts'
import { openMemory } from './open-memory.ts'
import { reachablePlaces } from './reachable-places.ts'
import { readGoldDue } from './read-gold-due.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'

/**
 * Makes the tasks that are due, spread evenly over the epoch: imported ones first but for the places of gold, then, as the config says, those that generation keeps
 * ready or ones made on the spot. Where nothing is ready nothing is made: no task is better than one whose truth was not verified.
 * **Reads** the queue of imported tasks, ready tasks, how many were made this epoch. **Writes** tasks and their events.
 * **Safe to repeat because** the budget counts what is stored, and all rows of one call are written in one transaction.
 */
export async function createTasks(validator: Validator, running: RunningMechanism, moment: Moment): Promise<number> {
  const { mechid, mechanism, config } = running
  const { db, hotkey } = validator
  const epoch = moment.metagraph.epoch
  const missing = countDue(validator, running, moment) - (await countTasksOfEpoch(db, { validator: hotkey, mechid, epoch }))
  if (missing <= 0) return 0
  // Nobody is there to be asked.
  if (mechanism.delivery === 'pushed' && reachablePlaces(validator, moment).length === 0) return 0
  // Judges are behind: more tasks would only wait.
  if ((await countOpenTasks(db, { validator: hotkey, mechid })) >= 2 * config.tasksPerEpoch) return 0

  const firstSeq = await nextTaskSeq(db, { validator: hotkey, mechid })
  const context = (seq: number) => ({
    id: TaskId.parse(opaqueId(validator.secret, ['task', mechid, seq])),
    rng: createRng(`${validator.seed}/${mechanism.name}/${seq}`),
  })
  const queued = mechanism.adopt ? await countQueuedTasks(db, mechanism.name) : 0
  const due = queued === 0 ? [] : await readGoldDue(validator, running, moment)
  const gold = queued === 0 ? 0 : countGold(validator, running, moment, { due, places: missing })
  const imported = Math.min(queued, missing - gold)
  // Made before the transaction opens: a slow generator must not hold the database.
  const made: MechanismTask[] = []
  const memory = config.taskSource === 'made' ? await openMemory(db, { validator: hotkey, mechid }) : undefined
  for (let seq = firstSeq + imported; config.taskSource === 'made' && seq < firstSeq + missing; seq++) {
    const { id, rng } = context(seq)
    made.push(...(await mechanism.create({ rng, taskId: () => id, ...(memory ? { memory } : {}) }, 1)))
  }
  return db.transaction().execute(async (trx) => {
    const adopted: MechanismTask[] = []
    for (const { seq, body } of imported > 0 ? await takeQueuedTasks(trx, { mechanism: mechanism.name, limit: imported }) : []) {
      const task = orRefused(() => mechanism.adopt!(body, context(firstSeq + adopted.length)))
      if (task instanceof BaseError) {
        await markQueuedTask(trx, seq, { validator: hotkey, refused: task.message })
        continue
      }
      await markQueuedTask(trx, seq, { validator: hotkey, taskId: task.id })
      adopted.push(task)
    }
    if (adopted.length > 0)
      await rememberImported(
        trx,
        adopted.map(({ instruction }) => instruction),
        moment.nowMs,
      )
    const ready =
      config.taskSource === 'ready'
        ? await takeReadyTasks(trx, validator, running, missing - adopted.length, (index) => context(firstSeq + adopted.length + index).id)
        : []
    const goldIds = [...ready, ...made].slice(0, gold).map(({ id }) => id)
    const goldJudges = assignGold(validator, running, { due, tasks: goldIds })
    await storeTasks(trx, validator, running, moment, { tasks: [...adopted, ...ready], firstSeq, goldJudges })
    await storeTasks(trx, validator, running, moment, { tasks: made, firstSeq: firstSeq + imported, goldJudges })
    await memory?.keep(trx)
    return adopted.length + ready.length + made.length
  })
}

/** Up to this part of its share of the epoch a task that is sent to miners is put off by chance: the rest leaves time for the last one. */
const MOST_DELAY = 0.8

/** Tasks that are sent to miners are due at moments that follow from the secret: at fixed places in the epoch miners would know them for tests. */
function countDue(
  { secret }: Pick<Validator, 'secret'>,
  { mechid, mechanism, config }: RunningMechanism,
  { epochProgress, metagraph: { epoch } }: Moment,
): number {
  const passed = config.tasksPerEpoch * Math.min(1, epochProgress / config.creationSpread)
  if (mechanism.delivery !== 'pushed') return Math.ceil(passed)
  const begun = Math.floor(passed)
  const delay = MOST_DELAY * createRng(`${secret}/due/${mechid}/${epoch}/${begun}`).next()
  return begun + (passed - begun > delay ? 1 : 0)
}

/** Where the tasks that generation makes for a validator's mechanism are kept ready. */
export function readyStream(validator: Hotkey, mechid: number): string {
  return `${validator}/${mechid}`
}

async function takeReadyTasks(
  trx: Db,
  { hotkey }: Validator,
  { mechid, mechanism }: RunningMechanism,
  limit: number,
  idOf: (index: number) => TaskId,
): Promise<MechanismTask[]> {
  const stream = readyStream(hotkey, mechid)
  const tasks: MechanismTask[] = []
  for (const { n, task } of await takeReady(trx, { stream, limit })) {
    const ready = orRefused(() => mechanism.readTask({ ...Object(task), id: idOf(tasks.length) }))
    if (ready instanceof BaseError) {
      await markRefused(trx, { stream, n }, { validator: hotkey, refused: ready.message })
      continue
    }
    await markTaken(trx, { stream, n }, { validator: hotkey, taskId: ready.id })
    tasks.push(ready)
  }
  return tasks
}

/** What is stored was checked before; what a mechanism refuses all the same must not stop the tasks behind it. */
function orRefused(read: () => MechanismTask): MechanismTask | BaseError {
  try {
    return read()
  } catch (error) {
    if (error instanceof BaseError) return error
    throw error
  }
}

function countResponses(view: MechanismView): number {
  return view.kind === 'ranking' ? view.contents.length : 1
}

async function storeTasks(
  trx: Db,
  validator: Validator,
  running: RunningMechanism,
  moment: Moment,
  { tasks, firstSeq, goldJudges }: { tasks: readonly MechanismTask[]; firstSeq: number; goldJudges: ReadonlyMap<TaskId, string[]> },
): Promise<void> {
  const { hotkey } = validator
  const { mechid, mechanism, config } = running
  const { nowMs, head, metagraph } = moment
  const pushed = mechanism.delivery === 'pushed'
  const judges = pushed ? [] : await assignJudges(trx, validator, running, moment, { firstSeq, count: tasks.length })
  await insertTasks(
    trx,
    tasks.map((task, index) => ({
      id: task.id,
      validator: hotkey,
      mechid,
      mechanism: mechanism.name,
      mechanism_version: mechanism.version,
      domain: task.domain,
      origin: task.origin,
      title: task.title,
      responses: countResponses(mechanism.view(task)),
      body: JSON.stringify(mechanism.writeTask(task)),
      state: 'open' as const,
      seq: firstSeq + index,
      created_ms: nowMs,
      created_epoch: metagraph.epoch,
      deadline_ms: nowMs + config.deadlineMs,
      wanted: config.fewestJudgments,
      asked_ms: nowMs,
      invited: goldJudges.get(task.id) ?? judges[index] ?? null,
      announced: !pushed,
    })),
  )
  // Of a task that is sent to miners nobody may know before they have answered: its event is written then.
  if (pushed) return
  await appendEvents(
    trx,
    tasks.map((task, index) => ({
      atMs: nowMs,
      block: head.block,
      kind: 'task-created' as const,
      actor: hotkey,
      taskId: task.id,
      data: { mechid, mechanism: mechanism.name, version: mechanism.version, seq: firstSeq + index },
      words: `New task: ${task.title}`,
    })),
  )
}
