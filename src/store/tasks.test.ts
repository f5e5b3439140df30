import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from './open-store.ts'
import { countQueuedTasks, markQueuedTask, queueTasks, takeQueuedTasks } from './queued-tasks.ts'
import { closeTask, countTasksByState, findTask, insertTasks, listRipeTasks, listScoredTasks, listTasks } from './tasks.ts'
import { aJudgmentRow, aTaskRow, emptyTables, openTestStores } from './testing.ts'

const stores = await openTestStores()

const SCORED = {
  state: 'scored',
  scoredMs: 5,
  epoch: 2,
  conclusion: { agreement: 0.5, order: [], pairs: [] },
  mechanismVersion: '1',
  recipeHash: '0'.repeat(64),
} as const

async function withTasks(db: Db, rows: Parameters<typeof insertTasks>[1]): Promise<void> {
  await emptyTables(db)
  await insertTasks(db, rows)
}

describe.each(stores)('tasks on $name', ({ name, db }) => {
  it('come to one end once: of 20 that try at the same time one wins', async () => {
    await withTasks(db, [aTaskRow(0), aTaskRow(1)])
    const ends = [SCORED, { state: 'expired' }, { state: 'void' }] as const
    const won = await Promise.all(Array.from({ length: 20 }, (_, n) => closeTask(db, 'task-0000', ends[n % 3]!)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect((await findTask(db, 'task-0000'))?.state).toBe(ends[won.indexOf(true) % 3]!.state)
    for (const end of ends) expect(await closeTask(db, 'task-0000', end)).toBe(false)
    expect(await closeTask(db, 'no-such-task', SCORED)).toBe(false)
    expect(await countTasksByState(db)).toMatchObject({ open: 1 })
  })

  it('keep how they were scored', async () => {
    await withTasks(db, [aTaskRow(0), aTaskRow(1)])
    await closeTask(db, 'task-0000', SCORED)
    const { agreement: _, ...unknown } = SCORED.conclusion
    await closeTask(db, 'task-0001', { ...SCORED, conclusion: unknown })
    expect(await findTask(db, 'task-0000')).toMatchObject({ scored_ms: 5, epoch: 2, agreement: 0.5, conclusion: SCORED.conclusion })
    expect(await findTask(db, 'task-0001')).toMatchObject({ agreement: null, conclusion: unknown })
  })

  it('are ripe with enough judgments and nobody at work, or from their deadline on', async () => {
    const states = ['submitted', 'submitted', 'open', 'released'] as const
    const held: Record<string, readonly (typeof states)[number][]> = {
      'task-0000': ['submitted', 'submitted'],
      'task-0001': ['submitted', 'submitted', 'open'],
      'task-0002': ['submitted', 'released'],
      'task-0003': ['submitted', 'submitted', 'released'],
      'task-0004': [],
    }
    await withTasks(
      db,
      [0, 1, 2, 3, 4].map((seq) => aTaskRow(seq, { wanted: 2, ...(seq === 4 ? { deadline_ms: 700 } : {}) })),
    )
    for (const [task_id, leases] of Object.entries(held))
      for (const [n, state] of leases.entries())
        await db
          .insertInto('lease')
          .values({ id: `${task_id}/${n}`, task_id, validator: 'v', miner: `m${n}`, state, leased_ms: 0, expires_ms: 900 })
          .execute()
    const ripe = async (nowMs: number, patienceMs = 20_000) =>
      (await listRipeTasks(db, { validator: 'v', mechid: 0, nowMs, patienceMs })).map(({ id }) => id)
    expect(await ripe(0)).toEqual(['task-0000', 'task-0003'])
    expect(await ripe(699)).toEqual(['task-0000', 'task-0003'])
    expect(await ripe(500, 500)).toEqual(['task-0000', 'task-0002', 'task-0003']) // nobody comes for the rest
    expect(await ripe(700)).toEqual(['task-0000', 'task-0003', 'task-0004'])
    expect(await ripe(10_000)).toEqual(Object.keys(held))
  })

  it('are listed page by page newest first, each once, also when many were made in the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), async (times, limit) => {
        await withTasks(
          db,
          times.map((created_ms, seq) => aTaskRow(seq, { created_ms })),
        )
        const seen: { id: string; created_ms: number }[] = []
        for (;;) {
          const last = seen.at(-1)
          const page = await listTasks(db, { limit, before: last && { createdMs: last.created_ms, id: last.id } })
          seen.push(...page)
          if (page.length < limit) break
        }
        expect(seen.map(({ id }) => id)).toEqual((await listTasks(db, { limit: 1000 })).map(({ id }) => id))
        expect(new Set(seen.map(({ id }) => id)).size).toBe(times.length)
        expect(seen.map((task) => task.created_ms)).toEqual([...times].sort((a, b) => b - a))
      }),
      { numRuns: 12 },
    )
  })

  it('stay on their pages while newer ones are made', async () => {
    await withTasks(
      db,
      [0, 1, 2, 3].map((seq) => aTaskRow(seq, { created_ms: 10 })),
    )
    const [, second] = await listTasks(db, { limit: 2 })
    await insertTasks(db, [aTaskRow(9, { created_ms: 11 })])
    const rest = await listTasks(db, { limit: 9, before: { createdMs: second!.created_ms, id: second!.id } })
    expect(rest.map(({ id }) => id)).toEqual(['task-0002', 'task-0003'])
  })

  it('are listed by state, with the number of their judgments and without what is hidden in them', async () => {
    await withTasks(db, [aTaskRow(0), aTaskRow(1, { state: 'void' }), aTaskRow(2)])
    const lease = { id: 'l', task_id: 'task-0002', validator: 'v', miner: 'm', state: 'submitted' as const, leased_ms: 0, expires_ms: 1 }
    await db.insertInto('lease').values(lease).execute()
    await db.insertInto('judgment').values(aJudgmentRow('l', 'task-0002')).execute()
    const open = await listTasks(db, { state: 'open', limit: 10 })
    expect(open.map(({ id, judgments }) => [id, judgments])).toEqual([
      ['task-0000', 0],
      ['task-0002', 1],
    ])
    for (const task of open) expect(Object.keys(task)).not.toContain('body')
  })

  it.each([true, false])('are exported in the order of their scoring, each once, newest first: %s', async (newestFirst) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), async (times, limit) => {
        await withTasks(db, [...times.map((scored_ms, seq) => aTaskRow(seq, { state: 'scored' as const, scored_ms })), aTaskRow(99)])
        const seen: { id: string; scored_ms: number | null }[] = []
        for (;;) {
          const last = seen.at(-1)
          const page = await listScoredTasks(db, { limit, newestFirst, after: last && { scoredMs: last.scored_ms!, id: last.id } })
          seen.push(...page)
          if (page.length < limit) break
        }
        expect(new Set(seen.map(({ id }) => id)).size).toBe(times.length)
        expect(seen.map((task) => task.scored_ms)).toEqual([...times].sort((a, b) => (newestFirst ? b - a : a - b)))
      }),
      { numRuns: 15 },
    )
  })

  const anImport = (n: number) => ({ hash: `hash ${n}`, mechanism: 'dojo', body: { n } })
  const take = (trx: Db, limit: number) => takeQueuedTasks(trx, { mechanism: 'dojo', limit })

  it('are queued once, however often the same file is imported', async () => {
    await emptyTables(db)
    expect(await queueTasks(db, [1, 2, 3].map(anImport), 0)).toBe(3)
    expect(await queueTasks(db, [2, 3, 4].map(anImport), 0)).toBe(1)
    expect(await queueTasks(db, [5, 5, 5].map(anImport), 0)).toBe(1)
    expect(await queueTasks(db, [], 0)).toBe(0)
    const added = await Promise.all(Array.from({ length: 10 }, () => queueTasks(db, [6, 7].map(anImport), 0)))
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(await countQueuedTasks(db, 'dojo')).toBe(7)
    expect(await countQueuedTasks(db, 'prompting')).toBe(0)
  })

  it('leave the queue in the order of their import, each for one validator', async () => {
    await emptyTables(db)
    await queueTasks(
      db,
      Array.from({ length: 40 }, (_, n) => anImport(n)),
      0,
    )
    const takeSome = (validator: string) =>
      db.transaction().execute(async (trx) => {
        const taken = await take(trx, 3)
        for (const { seq } of taken) await markQueuedTask(trx, seq, { validator, taskId: `task of ${seq}` })
        return taken
      })
    expect((await takeSome('v')).map(({ body }) => body)).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }])
    const taken = (await Promise.all(Array.from({ length: 10 }, (_, n) => takeSome(`v${n}`)))).flat()
    for (let rest = await takeSome('v'); rest.length > 0; rest = await takeSome('v')) taken.push(...rest)
    expect(taken.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 37 }, (_, n) => n + 4))
  })

  it.runIf(name === 'PostgreSQL')('are taken past those that another validator is taking', async () => {
    await emptyTables(db)
    await queueTasks(db, [0, 1, 2].map(anImport), 0)
    await db.transaction().execute(async (other) => {
      expect(await take(other, 2)).toHaveLength(2)
      await db.transaction().execute(async (trx) => expect((await take(trx, 2)).map(({ body }) => body)).toEqual([{ n: 2 }]))
    })
  })
})
