import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimLeases, expireLeases, findLease, findLeaseOf, moveLease } from './leases.ts'
import type { Db } from './open-store.ts'
import { askForMore, closeTask, insertTasks } from './tasks.ts'
import { aTaskRow, emptyTables, openTestStores } from './testing.ts'

const stores = await openTestStores()

const NO_DRAW = { miners: 1, doublesMs: 0, secret: 'lots' }

async function claim(
  db: Db,
  miner: string,
  { capacity = 1, nowMs = 0, leaseMs = 1000, mechid = 0, draw = NO_DRAW, workers = [] as string[] } = {},
) {
  const leaseId = (taskId: string) => `lease-${taskId}-${miner}`
  const held = (await db.selectFrom('lease').select('id').where('miner', '=', miner).execute()).map(({ id }) => id)
  return claimLeases(db, { validator: 'v', miner, mechid, capacity, workers, held, mostOpen: 200, nowMs, leaseMs, draw, leaseId })
}

async function withTasks(db: Db, count: number, wanted = 3): Promise<void> {
  await emptyTables(db)
  await insertTasks(
    db,
    Array.from({ length: count }, (_, seq) => aTaskRow(seq, { wanted })),
  )
}

const taskIds = (claims: Awaited<ReturnType<typeof claim>>) => claims.map(({ task }) => task.id)

describe.each(stores)('leases on $name', ({ name, db }) => {
  it('go to a miner oldest task first, as many as it can take', async () => {
    await withTasks(db, 0)
    await insertTasks(
      db,
      [4, 2, 9, 7].map((seq) => aTaskRow(seq, { created_ms: 100 - seq })),
    )
    expect(taskIds(await claim(db, 'm', { capacity: 3 }))).toEqual(['task-0002', 'task-0004', 'task-0007'])
    expect(taskIds(await claim(db, 'm', { capacity: 3 }))).toEqual(['task-0009'])
    expect(await claim(db, 'm', { capacity: 3 })).toEqual([])
  })

  it('are for open tasks of the validator and the mechanism that was asked, before their deadline', async () => {
    await withTasks(db, 0)
    await insertTasks(db, [
      aTaskRow(0, { validator: 'other' }),
      aTaskRow(1, { mechid: 1 }),
      aTaskRow(2, { state: 'void' }),
      aTaskRow(3, { deadline_ms: 500 }),
      aTaskRow(4, { deadline_ms: 501 }),
    ])
    const claims = await claim(db, 'm', { capacity: 9, nowMs: 500 })
    expect(claims.map(({ task, lease }) => [task.id, lease.expires_ms])).toEqual([['task-0004', 501]])
    expect(taskIds(await claim(db, 'm', { mechid: 1 }))).toEqual(['task-0001'])
  })

  it.each(['submitted', 'released', 'expired'] as const)('are not given twice to one miner: not after one was %s', async (end) => {
    await withTasks(db, 1)
    const [claimed] = await claim(db, 'm')
    expect(await moveLease(db, claimed!.lease.id, end, 0)).toBe(true)
    expect(await claim(db, 'm')).toEqual([])
    expect(await claim(db, 'another')).toHaveLength(1)
  })

  it('count open and submitted ones towards what a task wants; released and expired ones make room', async () => {
    await withTasks(db, 1)
    for (const miner of ['a', 'b', 'c']) expect(await claim(db, miner)).toHaveLength(1)
    expect(await claim(db, 'd')).toEqual([])
    await moveLease(db, 'lease-task-0000-a', 'submitted', 0)
    expect(await claim(db, 'd')).toEqual([])
    await moveLease(db, 'lease-task-0000-b', 'released', 0)
    expect(await claim(db, 'd')).toHaveLength(1)
    expect(await claim(db, 'e')).toEqual([])
  })

  it('fill 3 places exactly when 100 miners ask at once, again and again', async () => {
    for (let round = 0; round < 4; round++) {
      await withTasks(db, 1)
      const all = await Promise.all(Array.from({ length: 100 }, (_, n) => claim(db, `miner-${n}`)))
      // Those who came while the row was locked passed over it: they ask again.
      for (let n = 0; n < 4; n++) all.push(await claim(db, `late-miner-${n}`))
      expect(all.flat()).toHaveLength(3)
      expect(await db.selectFrom('lease').select('id').execute()).toHaveLength(3)
    }
  })

  it('give one miner that asks 30 times at once one lease on each of 5 tasks, told again while it says it knows none', async () => {
    for (let round = 0; round < 10; round++) {
      await withTasks(db, 5)
      const all = await Promise.all(Array.from({ length: 30 }, () => claim(db, 'm', { capacity: 2 })))
      for (let again = 0; again < 5; again++) all.push(await claim(db, 'm'))
      const tasks = ['task-0000', 'task-0001', 'task-0002', 'task-0003', 'task-0004']
      expect([...new Set(all.flatMap(taskIds))].sort()).toEqual(tasks)
      const stored = await db.selectFrom('lease').select('task_id').orderBy('task_id').execute()
      expect(stored.map((lease) => lease.task_id)).toEqual(tasks)
    }
  })

  it.runIf(name === 'PostgreSQL')('are claimed past tasks that another claim has in hand', async () => {
    await withTasks(db, 3)
    await db.transaction().execute(async (other) => {
      await other.selectFrom('task').select('id').where('id', '=', 'task-0000').forUpdate().execute()
      expect(taskIds(await claim(db, 'm', { capacity: 2 }))).toEqual(['task-0001', 'task-0002'])
    })
  })

  it('expire exactly once each, however many look at the same time', async () => {
    await withTasks(db, 30)
    await claim(db, 'm', { capacity: 30, leaseMs: 700 })
    await moveLease(db, 'lease-task-0003-m', 'submitted', 0)
    expect(await expireLeases(db, 'v', 699)).toEqual([])
    expect(await expireLeases(db, 'other', 700)).toEqual([])
    const ended = await Promise.all(Array.from({ length: 20 }, () => expireLeases(db, 'v', 700)))
    const ids = ended.flat().map(({ id }) => id)
    expect(ids).toHaveLength(29)
    expect(new Set(ids).size).toBe(29)
    expect(ids).not.toContain('lease-task-0003-m')
  })

  it('take a submission until their time runs out, and not at that moment', async () => {
    await withTasks(db, 2)
    await claim(db, 'm', { capacity: 2, leaseMs: 700 })
    expect(await moveLease(db, 'lease-task-0000-m', 'submitted', 699)).toBe(true)
    expect(await moveLease(db, 'lease-task-0001-m', 'submitted', 700)).toBe(false)
    expect((await findLease(db, 'lease-task-0001-m'))?.state).toBe('open')
    expect(await moveLease(db, 'lease-task-0001-m', 'released', 700)).toBe(true)
  })

  it('move on once: of 20 that try at the same time one wins, and an end stays the end', async () => {
    await withTasks(db, 1)
    await claim(db, 'm')
    const ends = ['submitted', 'released', 'expired'] as const
    const won = await Promise.all(Array.from({ length: 20 }, (_, n) => moveLease(db, 'lease-task-0000-m', ends[n % 3]!, 0)))
    expect(won.filter(Boolean)).toHaveLength(1)
    const { state } = (await findLeaseOf(db, { taskId: 'task-0000', miner: 'm' }))!
    expect(state).toBe(ends[won.indexOf(true) % 3])
    for (const end of ends) expect(await moveLease(db, 'lease-task-0000-m', end, 0)).toBe(false)
    expect(await moveLease(db, 'no such lease', 'released', 0)).toBe(false)
  })

  it('never are more than a task wants, whatever miners ask for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ miner: fc.nat(6), capacity: fc.integer({ min: 1, max: 4 }) }), { maxLength: 15 }),
        async (most, asks) => {
          await withTasks(db, 4, most)
          await Promise.all(asks.map(({ miner, capacity }) => claim(db, `m${miner}`, { capacity })))
          const leases = await db.selectFrom('lease').select(['task_id', 'miner']).execute()
          for (const held of Map.groupBy(leases, (lease) => lease.task_id).values()) expect(held.length).toBeLessThanOrEqual(most)
          expect(new Set(leases.map((lease) => `${lease.task_id} ${lease.miner}`)).size).toBe(leases.length)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('go by lot: at first to about as many as a task wants, to twice as many with every doubling, in the end to everybody', async () => {
    await withTasks(db, 40, 4)
    const drawn = async (nowMs: number) => {
      let claimed = 0
      for (let n = 0; n < 20; n++) {
        claimed += (await claim(db, `m${n}`, { capacity: 40, nowMs, draw: { miners: 20, doublesMs: 100, secret: 'lots' } })).length
        await db.deleteFrom('lease').execute() // else all places are taken
      }
      return claimed / 40
    }
    // 800 lots: a standard deviation is .35 miners a task or less.
    for (const [nowMs, expected] of [
      [0, 4],
      [100, 8],
      [200, 16],
    ] as const)
      expect(Math.abs((await drawn(nowMs)) - expected)).toBeLessThan(1.5)
    expect(await drawn(233)).toBe(20)
    expect(await drawn(9_999)).toBe(20)
  })

  it('are drawn by another lot under another secret, and for every task anew', async () => {
    await withTasks(db, 16, 4)
    const drawn = async (secret: string) => {
      const claimed = []
      for (let n = 0; n < 60; n++) {
        claimed.push(taskIds(await claim(db, `m${n}`, { capacity: 16, draw: { miners: 60, doublesMs: 100, secret } })))
        await db.deleteFrom('lease').execute()
      }
      return claimed
    }
    const first = await drawn('lots')
    expect(new Set(first.map((ids) => ids.join())).size).toBeGreaterThan(20)
    expect(await drawn('other lots')).not.toEqual(first)
  })

  it('are never of a task that the named worker holds or has judged through another miner', async () => {
    await withTasks(db, 3)
    const [first] = await claim(db, 'a', { workers: ['ann'] })
    expect(first!.lease.worker).toBe('ann')
    expect(taskIds(await claim(db, 'b', { capacity: 3, workers: ['ann'] }))).toEqual(['task-0001'])
    await moveLease(db, first!.lease.id, 'submitted', 0, 'ann')
    expect(taskIds(await claim(db, 'c', { capacity: 3, workers: ['ann', 'bob', 'cleo'] }))).toEqual(['task-0000', 'task-0001', 'task-0002'])
    const leases = await db.selectFrom('lease').select(['task_id', 'worker']).where('worker', '=', 'ann').orderBy('task_id').execute()
    expect(leases.map(({ task_id }) => task_id)).toEqual(['task-0000', 'task-0001', 'task-0002'])
  })

  it('free a task for their worker again when they are given back', async () => {
    await withTasks(db, 1)
    const [first] = await claim(db, 'a', { workers: ['ann'] })
    expect(await claim(db, 'b', { workers: ['ann'] })).toEqual([])
    await moveLease(db, first!.lease.id, 'released', 0)
    expect(await claim(db, 'b', { workers: ['ann'] })).toHaveLength(1)
  })

  it('are told again only to a miner that asks for their worker', async () => {
    await withTasks(db, 2)
    const ask = (workers: readonly string[]) =>
      claimLeases(db, {
        validator: 'v',
        miner: 'a',
        mechid: 0,
        capacity: 1,
        workers,
        held: [],
        mostOpen: 9,
        nowMs: 0,
        leaseMs: 1000,
        draw: NO_DRAW,
        leaseId: (taskId) => `lease-${taskId}`,
      })
    expect(taskIds(await ask(['ann']))).toEqual(['task-0000'])
    expect(taskIds(await ask(['bob']))).toEqual(['task-0001'])
    expect(taskIds(await ask(['ann']))).toEqual(['task-0000'])
    expect(taskIds(await ask([]))).toEqual(['task-0000'])
  })

  it('are one a task for a worker whom twenty miners name at once, again and again', async () => {
    for (let round = 0; round < 4; round++) {
      await withTasks(db, 3, 20)
      await Promise.all(Array.from({ length: 20 }, (_, n) => claim(db, `m${n}`, { capacity: 1, workers: ['ann'] })))
      const held = await db.selectFrom('lease').select('task_id').where('worker', '=', 'ann').execute()
      expect(held.length).toBeGreaterThan(0)
      expect(new Set(held.map(({ task_id }) => task_id)).size).toBe(held.length)
    }
  })

  it('go to invited miners alone, drawn or not, until the circle would have doubled; then to others as drawn, and still to the invited', async () => {
    const draw = { miners: 1000, doublesMs: 100, secret: 'lots' }
    const claimed = async (miner: string, nowMs: number) => (await claim(db, miner, { nowMs, draw })).length
    await withTasks(db, 1, 4)
    await askForMore(db, 'task-0000', { wanted: 6, invited: ['a', 'b', 'c'], nowMs: 500 })
    for (const nowMs of [500, 599]) for (let n = 0; n < 30; n++) expect(await claimed(`m${n}`, nowMs)).toBe(0)
    for (const [miner, nowMs] of [
      ['a', 500],
      ['b', 599],
      ['c', 600],
    ] as const)
      expect(await claimed(miner, nowMs)).toBe(1)
    expect(await claimed('a', 600)).toBe(0)
    expect(await claimed('anybody', 600 + 100 * 10)).toBe(1)

    await withTasks(db, 1, 4)
    await askForMore(db, 'task-0000', { wanted: 6, invited: ['a'], nowMs: 500 })
    expect(await claim(db, 'anybody', { nowMs: 600, draw: { miners: 2, doublesMs: 100, secret: 'lots' } })).toHaveLength(1)
  })

  it('go by the draw where nobody is invited, and first come, first served where there is no draw', async () => {
    await withTasks(db, 1, 4)
    await askForMore(db, 'task-0000', { wanted: 6, invited: [], nowMs: 500 })
    expect(await claim(db, 'anybody', { nowMs: 500, draw: { miners: 2, doublesMs: 100, secret: 'lots' } })).toHaveLength(1)
    await askForMore(db, 'task-0000', { wanted: 6, invited: ['a'], nowMs: 500 })
    expect(await claim(db, 'another', { nowMs: 500, draw: NO_DRAW })).toHaveLength(1)
  })

  it('are refused for a task that is closed', async () => {
    await withTasks(db, 1)
    expect(await closeTask(db, 'task-0000', { state: 'expired' })).toBe(true)
    expect(await claim(db, 'm')).toEqual([])
  })
})
