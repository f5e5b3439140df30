import { beforeEach, describe, expect, it } from 'vitest'
import { beginDispatch, endDispatch, failDispatch, listUnsentTasks } from './dispatches.ts'
import { findMemory, putMemory } from './mechanism-memory.ts'
import { insertTasks } from './tasks.ts'
import { aTaskRow, emptyTables, openTestStores } from './testing.ts'

describe.each(await openTestStores())('tasks that are sent to miners, on $name', ({ db }) => {
  const unsent = async (nowMs: number) =>
    (await listUnsentTasks(db, { validator: 'v', mechid: 0, nowMs, limit: 10 })).map(({ seq, tries }) => [seq, tries])
  beforeEach(async () => {
    await emptyTables(db)
    await insertTasks(db, [aTaskRow(1), aTaskRow(0), aTaskRow(2, { validator: 'w' })])
  })
  const { id } = aTaskRow(0)

  it('are listed oldest first, until they are sent, and again after their time', async () => {
    expect(await unsent(0)).toEqual([
      [0, 0],
      [1, 0],
    ])
    await beginDispatch(db, id, { nowMs: 0, nextMs: 100 })
    expect(await unsent(99)).toEqual([[1, 0]])
    await failDispatch(db, id, 'nobody was there')
    expect(await unsent(100)).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(await unsent(10_000)).toEqual([]) // their deadline has passed
  })

  it('are sent by one of several processes that try at once', async () => {
    const begin = (nowMs: number) => Promise.all([1, 2, 3].map(() => beginDispatch(db, id, { nowMs, nextMs: nowMs + 100 })))
    expect((await begin(0)).filter((begun) => begun)).toHaveLength(1)
    expect((await begin(50)).filter((begun) => begun)).toHaveLength(0)
    expect((await begin(100)).filter((begun) => begun)).toHaveLength(1)
    expect(await unsent(200)).toEqual([
      [0, 2],
      [1, 0],
    ])
    await endDispatch(db, id)
    expect((await unsent(200))[0]).toEqual([0, 0])
  })

  it('row 29: what a mechanism remembers is kept for each validator and mechanism', async () => {
    const place = { validator: 'v', mechid: 1 }
    expect(await findMemory(db, place)).toBeUndefined()
    await putMemory(db, { ...place, memory: { visits: [1] } })
    await putMemory(db, { ...place, mechid: 2, memory: { other: true } })
    await putMemory(db, { ...place, memory: { visits: [2, 3] } })
    expect(await findMemory(db, place)).toEqual({ visits: [2, 3] })
  })
})
