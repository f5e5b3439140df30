import type { KyselyPlugin } from 'kysely'
import { describe, expect, it } from 'vitest'
import { aHistory, NO_MORE } from '../mechanisms/contract.testing.ts'
import { dojo } from '../mechanisms/dojo/dojo.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import { Conclusion } from '../protocol/conclusion.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { Lease } from '../protocol/wire.ts'
import type { Db } from '../store/open-store.ts'
import { insertScores } from '../store/scores.ts'
import { insertTasks } from '../store/tasks.ts'
import { aScoreRow, aTaskRow, countRows, openTestStores } from '../store/testing.ts'
import { acceptJudgment } from './accept-judgment.ts'
import { leaseTasks } from './lease-tasks.ts'
import { listResults } from './list-results.ts'
import { releaseLease } from './release-lease.ts'
import { runStep } from './run-step.ts'
import { aJudgment, aLease, aNetwork, MINER_A, MINER_B, MINER_C } from './testing.ts'
import type { Validator } from './validator.ts'

const stores = await openTestStores()

/** A database that calls `happen` when the ledger is read: after the judgments were read, before the task is closed. */
function whenLedgerIsRead(db: Db, happen: () => void): Db {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"score"')) happen()
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return db.withPlugin(plugin)
}

async function judge(validator: Validator, miner: Hotkey, worker: number): Promise<void> {
  const lease = await aLease(validator, miner)
  await acceptJudgment(validator, miner, lease.leaseId, aJudgment({ validator, lease, miner, worker }))
}

describe.each(stores)('scoreTasks on $name', ({ name, db }) => {
  const aTask = async (config = {}) => {
    const network = await aNetwork(db, { tasksPerEpoch: 1, ...config })
    await network.passBlocks(1)
    await network.step()
    return network
  }
  const state = async () => (await db.selectFrom('task').select('state').executeTakeFirstOrThrow()).state

  it('scores a task with enough judgments at once, with conclusion, results and one event', async () => {
    const { validator, step } = await aTask()
    for (const [n, miner] of [MINER_A, MINER_B, MINER_C].entries()) await judge(validator, miner, n + 1)
    const before = await countRows(db)
    await step()
    expect(await state()).toBe('scored')
    expect(await countRows(db)).toEqual({ ...before, score: 3, event: before.event! + 1 })
    const task = await db.selectFrom('task').selectAll().executeTakeFirstOrThrow()
    expect(task).toMatchObject({ epoch: 0, scored_ms: validator.clock.now() })
    expect(task.conclusion).toMatchObject({ order: expect.any(Array), pairs: expect.any(Array) })
    await step()
    expect((await countRows(db)).score).toBe(3)
  })

  it('waits for whoever still holds a lease, until it is given back or runs out', async () => {
    for (const end of ['released', 'expired']) {
      const { validator, step, clock } = await aTask({ patienceMs: 1000 })
      await judge(validator, MINER_A, 1)
      await judge(validator, MINER_B, 2)
      clock.advance(1000)
      const lease = await aLease(validator, MINER_C)
      await step()
      expect(await state()).toBe('open')
      if (end === 'released') await releaseLease(validator, MINER_C, lease.leaseId)
      else clock.advance(60_000)
      await step()
      expect(await state(), end).toBe('scored')
    }
  })

  it('closes a task at its deadline: scored from what came in, expired where nothing did', async () => {
    for (const judged of [true, false]) {
      const { validator, step, clock } = await aTask()
      if (judged) await judge(validator, MINER_A, 1)
      clock.advance(89_999)
      await step()
      expect(await state()).toBe('open')
      clock.advance(1)
      await step()
      expect(await state()).toBe(judged ? 'scored' : 'expired')
      const events = await db.selectFrom('event').select('kind').orderBy('id').execute()
      expect(events.at(-1)?.kind).toBe(judged ? 'task-scored' : 'task-expired')
      expect((await countRows(db)).score).toBe(judged ? 1 : 0)
      await step()
      expect(await db.selectFrom('event').select('kind').execute()).toHaveLength(events.length)
    }
  })

  it('scores no task that is leased while it is being scored: that judgment counts too', async () => {
    const { validator, step, clock } = await aTask({ patienceMs: 1000 })
    await judge(validator, MINER_A, 1)
    await judge(validator, MINER_B, 2)
    clock.advance(1000) // nobody seems to come for the third place
    let leasing: Promise<Lease[]> = Promise.resolve([])
    const interrupted = whenLedgerIsRead(db, () => {
      leasing = leaseTasks(validator, MINER_C, { capacity: 1, mechid: 0 })
    })
    await runStep({ ...validator, db: interrupted })
    const [lease] = await leasing
    // PGlite takes one after the other, so the lease comes first; on a server either may.
    if (name === 'PGlite') expect(lease).toBeDefined()
    if (lease) {
      expect(await state()).toBe('open')
      await acceptJudgment(validator, MINER_C, lease.leaseId, aJudgment({ validator, lease, miner: MINER_C, worker: 3 }))
      await step()
    }
    const { score, judgment } = await countRows(db)
    expect([await state(), score]).toEqual(['scored', judgment])
  })

  it('scores every judgment that was accepted, also of those that race with the deadline', async () => {
    for (let round = 0; round < 5; round++) {
      const { validator, step, clock } = await aTask({ leaseMs: 100_000 })
      const miners = [MINER_A, MINER_B, MINER_C]
      const leases: Lease[] = []
      for (const miner of miners) leases.push(await aLease(validator, miner))
      clock.advance(89_999)
      const sent = leases.map((lease, n) =>
        acceptJudgment(validator, miners[n]!, lease.leaseId, aJudgment({ validator, lease, miner: miners[n]!, worker: n + 1 })),
      )
      if (round % 2 === 1) await Promise.race(sent)
      clock.advance(1)
      const [answers] = await Promise.all([Promise.allSettled(sent), step()])
      await step()
      const { score, judgment } = await countRows(db)
      expect(judgment).toBe(answers.filter(({ status }) => status === 'fulfilled').length)
      expect(score).toBe(judgment)
      expect(await state()).toBe(judgment === 0 ? 'expired' : 'scored')
    }
  })

  it('asks for more judgments while the result is not certain enough, and ends at the ceiling', async () => {
    const { validator, step, clock } = await aTask({ fewestJudgments: 1, mostJudgments: 3 })
    const wanted = async () => (await db.selectFrom('task').select('wanted').executeTakeFirstOrThrow()).wanted
    for (const [n, miner] of [MINER_A, MINER_B, MINER_C].entries()) {
      expect([await wanted(), await state()]).toEqual([n + 1, 'open'])
      await judge(validator, miner, n + 1)
      clock.advance(1000)
      await step()
    }
    expect([await wanted(), await state()]).toEqual([3, 'scored'])
    const task = await db.selectFrom('task').select(['conclusion', 'invited']).executeTakeFirstOrThrow()
    expect(task.invited).toBeNull() // nobody has shown anything yet
    expect(Conclusion.parse(task.conclusion).verdict?.completion.state).not.toBe('more')
  })

  it('invites who is proven when it asks for more, and lends to nobody else while the circle doubles once', async () => {
    const { validator, step, clock } = await aTask({ fewestJudgments: 1, mostJudgments: 3, circleDoublesMs: 1000 })
    const of = { validator: validator.hotkey, miner: MINER_B }
    const past = Array.from({ length: 25 }, (_, n) => aTaskRow(1000 + n, { validator: validator.hotkey, state: 'scored' }))
    await insertTasks(db, past)
    const ended = { leased_ms: 0, expires_ms: 0, state: 'submitted' as const }
    const leases = past.map(({ id }) => ({ ...of, ...ended, id: `lease of ${id}`, task_id: id }))
    await db.insertInto('lease').values(leases).execute()
    await insertScores(
      db,
      leases.map(({ id, task_id }) => aScoreRow(id, task_id, { ...of, value: 0.8 })),
    )
    clock.advance(10_000) // by now everybody is drawn
    await judge(validator, MINER_A, 1)
    await step()
    const { invited } = await db.selectFrom('task').select('invited').where('state', '=', 'open').executeTakeFirstOrThrow()
    expect(invited).toEqual([MINER_B])
    clock.advance(999)
    const ask = { capacity: 1, mechid: 0 }
    expect(await leaseTasks(validator, MINER_C, ask)).toEqual([])
    expect(await leaseTasks(validator, MINER_B, ask)).toHaveLength(1)
  })

  it('closes a task that nobody comes for with the judgments it has', async () => {
    const { validator, step, clock } = await aTask({ patienceMs: 5000 })
    await judge(validator, MINER_A, 1)
    clock.advance(4999)
    await step()
    expect(await state()).toBe('open')
    clock.advance(1)
    await step()
    expect([await state(), (await countRows(db)).score]).toEqual(['scored', 1])
  })

  it('scores a task once when two steps run at the same time', async () => {
    const { validator, step } = await aTask()
    for (const [n, miner] of [MINER_A, MINER_B, MINER_C].entries()) await judge(validator, miner, n + 1)
    await Promise.all([step(), step()])
    const events = await db.selectFrom('event').select('kind').where('kind', '=', 'task-scored').execute()
    expect([events.length, (await countRows(db)).score]).toEqual([1, 3])
  })

  it('leaves everything as it was when it fails half way', async () => {
    const broken: Mechanism = { ...dojo(), reveal: () => [Number.NaN, 1n] as never } // a bigint has no JSON
    const { validator, step } = await aTask({ mechanism: broken })
    for (const [n, miner] of [MINER_A, MINER_B, MINER_C].entries()) await judge(validator, miner, n + 1)
    const before = await countRows(db)
    await expect(step()).rejects.toThrow(TypeError)
    expect(await countRows(db)).toEqual(before)
    expect(await state()).toBe('open')
    await runStep({ ...validator, mechanisms: [{ ...validator.mechanisms[0]!, mechanism: dojo() }] })
    expect([await state(), (await countRows(db)).score]).toEqual(['scored', 3])
  })

  it('writes records that the stored judgments give again, to the byte', async () => {
    const { validator, step } = await aTask()
    for (const [n, miner] of [MINER_A, MINER_B, MINER_C].entries()) await judge(validator, miner, n + 1)
    await step()
    const task = await db.selectFrom('task').selectAll().executeTakeFirstOrThrow()
    const judgments = await db.selectFrom('judgment').selectAll().orderBy('received_ms').execute()
    const scores = await db.selectFrom('score').selectAll().execute()
    const mechanism = dojo()
    const read = mechanism.readTask(task.body)
    const replies = new Map(judgments.map((row) => [Hotkey.parse(row.miner), row.reply as never]))
    const { records: again, verdict } = mechanism.score(read, replies, aHistory(), NO_MORE)
    expect(again).toHaveLength(3)
    // The database keeps the value, not the order of its keys: the order of the contract is put back before comparing.
    const bytes = (record: object) => JSON.stringify(record, keysOf(again[0]!))
    for (const record of again) expect(bytes(scores.find(({ miner }) => miner === record.miner)!.record)).toBe(bytes(record))
    const conclusion = { ...mechanism.conclude(read, replies, aHistory()), verdict }
    expect(task.conclusion).toEqual(JSON.parse(JSON.stringify(conclusion)))
  })

  it('tells each miner its own result once, from its cursor on, without the task id', async () => {
    const { validator, step } = await aTask()
    for (const [n, miner] of [MINER_A, MINER_B, MINER_C].entries()) await judge(validator, miner, n + 1)
    await step()
    const [result, ...more] = await listResults(validator, MINER_B, { after: 0, limit: 100 })
    const lease = await db.selectFrom('lease').selectAll().where('miner', '=', MINER_B).executeTakeFirstOrThrow()
    expect(more).toEqual([])
    expect(result).toMatchObject({ leaseId: lease.id, epoch: 0, record: { miner: MINER_B, outcome: 'scored' } })
    expect(JSON.stringify(result)).not.toContain(lease.task_id)
    expect(await listResults(validator, MINER_B, { after: result!.cursor, limit: 100 })).toEqual([])
  })
})

/** Every key at any depth, sorted. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : Object.keys(value)
  return [...new Set([...own, ...Object.values(value).flatMap(keysOf)])].sort()
}
