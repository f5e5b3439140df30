import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEASE_TRANSITIONS, type LeaseState, TASK_TRANSITIONS, type TaskState } from '../protocol/task-state.ts'
import { claimLeases, expireLeases, findLease, moveLease } from './leases.ts'
import type { Db } from './open-store.ts'
import { closeTask, findTask, insertTasks } from './tasks.ts'
import { aTaskRow, emptyTables, openTestStores } from './testing.ts'

const stores = await openTestStores()

const MOST = 2
const LEASE_MS = 30
const DEADLINE_MS = 100

/** What should be, in the simplest form: one state a task, one state and end a lease. */
interface Model {
  nowMs: number
  readonly tasks: TaskState[]
  readonly leases: Map<string, { readonly task: number; state: LeaseState; readonly expiresMs: number }>
}
type Command = fc.AsyncCommand<Model, Db>

const taskId = (task: number) => `task-000${task}`
const leaseId = (task: number, miner: number) => `lease-${task}-${miner}`
const always = { check: () => true }

/** Compares everything with the model, and every change with the table of legal moves. */
async function expectModel(model: Model, db: Db): Promise<void> {
  const tasks = await db.selectFrom('task').select(['id', 'state']).orderBy('id').execute()
  expect(tasks).toEqual(model.tasks.map((state, task) => ({ id: taskId(task), state })))
  const leases = await db.selectFrom('lease').select(['id', 'state', 'expires_ms']).execute()
  expect(new Map(leases.map((lease) => [lease.id, [lease.state, lease.expires_ms]]))).toEqual(
    new Map([...model.leases].map(([id, { state, expiresMs }]) => [id, [state, expiresMs]])),
  )
}

const wait = (ms: number): Command => ({
  ...always,
  toString: () => `wait ${ms}`,
  async run(model) {
    model.nowMs += ms
  },
})

const claim = (miner: number, capacity: number): Command => ({
  ...always,
  toString: () => `miner ${miner} claims ${capacity}`,
  async run(model, db) {
    const held = [...model.leases.keys()]
    const claims = await claimLeases(db, {
      validator: 'v',
      miner: `m${miner}`,
      mechid: 0,
      capacity,
      held,
      workers: [],
      mostOpen: 64,
      nowMs: model.nowMs,
      leaseMs: LEASE_MS,
      draw: { miners: 1, doublesMs: 0, secret: '' },
      leaseId: (id) => leaseId(Number(id.slice(-1)), miner),
    })
    const isHeld = (task: number) =>
      [...model.leases.values()].filter((lease) => lease.task === task && ['open', 'submitted'].includes(lease.state)).length
    const free = model.tasks.flatMap((state, task) =>
      state === 'open' && model.nowMs < DEADLINE_MS && !model.leases.has(leaseId(task, miner)) && isHeld(task) < MOST ? [task] : [],
    )
    const expected = free.slice(0, capacity)
    expect(claims.map(({ task }) => task.id)).toEqual(expected.map(taskId))
    const expiresMs = Math.min(model.nowMs + LEASE_MS, DEADLINE_MS)
    for (const task of expected) model.leases.set(leaseId(task, miner), { task, state: 'open', expiresMs })
    await expectModel(model, db)
  },
})

const move = (task: number, miner: number, to: Exclude<LeaseState, 'open'>): Command => ({
  ...always,
  toString: () => `${leaseId(task, miner)} -> ${to}`,
  async run(model, db) {
    const id = leaseId(task, miner)
    const lease = model.leases.get(id)
    const before = (await findLease(db, id))?.state
    const legal = lease?.state === 'open' && (to !== 'submitted' || model.nowMs < lease.expiresMs)
    expect(await moveLease(db, id, to, model.nowMs)).toBe(legal)
    if (legal) {
      expect(LEASE_TRANSITIONS[before!]).toContain(to)
      lease.state = to
    }
    await expectModel(model, db)
  },
})

const expire = (): Command => ({
  ...always,
  toString: () => 'expire leases',
  async run(model, db) {
    const due = [...model.leases].filter(([, { state, expiresMs }]) => state === 'open' && expiresMs <= model.nowMs)
    const [one, two] = await Promise.all([expireLeases(db, 'v', model.nowMs), expireLeases(db, 'v', model.nowMs)])
    expect([...one, ...two].map(({ id }) => id).sort()).toEqual(due.map(([id]) => id).sort())
    for (const [, lease] of due) lease.state = 'expired'
    await expectModel(model, db)
  },
})

const close = (task: number, to: Exclude<TaskState, 'open'>): Command => ({
  ...always,
  toString: () => `${taskId(task)} -> ${to}`,
  async run(model, db) {
    const legal = model.tasks[task] === 'open'
    const before = (await findTask(db, taskId(task)))!.state
    const conclusion = { order: [], pairs: [] }
    const scored = { state: 'scored', scoredMs: model.nowMs, epoch: 0, conclusion, mechanismVersion: '1', recipeHash: '0' } as const
    expect(await closeTask(db, taskId(task), to === 'scored' ? scored : { state: to })).toBe(legal)
    if (legal) {
      expect(TASK_TRANSITIONS[before]).toContain(to)
      model.tasks[task] = to
    }
    await expectModel(model, db)
  },
})

const commands = fc.commands(
  [
    fc.nat(25).map(wait),
    fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 })).map(([miner, capacity]) => claim(miner, capacity)),
    fc
      .tuple(fc.nat(2), fc.nat(3), fc.constantFrom('submitted' as const, 'released' as const, 'expired' as const))
      .map(([task, miner, to]) => move(task, miner, to)),
    fc.constant(0).map(expire),
    fc.tuple(fc.nat(2), fc.constantFrom('scored' as const, 'expired' as const, 'void' as const)).map(([task, to]) => close(task, to)),
  ],
  { maxCommands: 40 },
)

describe.each(stores)('the life of tasks and leases on $name', ({ db }) => {
  it('goes as the model says, whatever is tried in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(commands, (tried) =>
        fc.asyncModelRun(async () => {
          await emptyTables(db)
          await insertTasks(
            db,
            [0, 1, 2].map((seq) => aTaskRow(seq, { deadline_ms: DEADLINE_MS, wanted: MOST })),
          )
          return { model: { nowMs: 0, tasks: ['open', 'open', 'open'], leases: new Map() } satisfies Model, real: db }
        }, tried),
      ),
      { numRuns: 25 },
    )
  })
})
