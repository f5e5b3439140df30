import { describe, expect, it } from 'vitest'
import { aHotkey } from '../chain/testing.ts'
import { dojo } from '../mechanisms/dojo/dojo.ts'
import { readDojoTask } from '../mechanisms/dojo/dojo-task.ts'
import { ObfuscationError } from '../obfuscation/errors.ts'
import { PresentedTask } from '../protocol/task.ts'
import { countRows, openTestStores } from '../store/testing.ts'
import { acceptJudgment } from './accept-judgment.ts'
import { leaseTasks } from './lease-tasks.ts'
import { releaseLease } from './release-lease.ts'
import { aJudgment, aLease, aNetwork, MINER_A, MINER_B, MINER_C } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('leaseTasks on $name', ({ db }) => {
  const aBusyNetwork = async (config = {}) => {
    const network = await aNetwork(db, { mechanism: dojo(), tasksPerEpoch: 10, ...config })
    await network.passBlocks(6)
    await network.step()
    return network
  }
  const ask = { capacity: 64, mechid: 0 }

  it('shows every miner copies of its own under ids of its own', async () => {
    const { validator } = await aBusyNetwork()
    const all = []
    for (const miner of [MINER_A, MINER_B, MINER_C]) all.push(await leaseTasks(validator, miner, ask))
    expect(all.map((leases) => leases.length)).toEqual([6, 6, 6])
    const leaseIds = all.flat().map(({ leaseId }) => leaseId)
    expect(new Set(leaseIds).size).toBe(18)
    const responses = all.flat().flatMap(({ task }) => PresentedTask.parse(task).responses)
    expect(new Set(responses.map(({ id }) => id)).size).toBe(responses.length)
    expect(new Set(responses.map(({ content }) => content)).size).toBe(responses.length)
    const originals = (await db.selectFrom('task').selectAll().execute()).flatMap((row) => readDojoTask(row.body).responses)
    const known = new Set(originals.map(({ content }) => content))
    expect(responses.filter(({ content }) => known.has(content))).toEqual([])
  })

  it('lends a task of which no copy can be made to nobody, says so once, and lends the others as ever', async () => {
    const unreadable = '<script>this is no program</script>'
    const { validator } = await aBusyNetwork()
    const [row] = await db.selectFrom('task').selectAll().orderBy('seq').execute()
    const task = readDojoTask(row!.body)
    const body = { ...task, responses: task.responses.map((response) => ({ ...response, content: unreadable })) }
    await db
      .updateTable('task')
      .set({ body: JSON.stringify(body) })
      .where('id', '=', task.id)
      .execute()
    expect(await leaseTasks(validator, MINER_A, ask)).toHaveLength(5)
    expect(await leaseTasks(validator, MINER_B, ask)).toHaveLength(5)
    expect(await leaseTasks(validator, MINER_A, ask)).toHaveLength(5) // those that it holds, told again
    const withheld = await db.selectFrom('event').selectAll().where('kind', '=', 'task-withheld').execute()
    expect(withheld).toMatchObject([{ task_id: task.id, data: { code: 'obfuscation-failed' } }])
    expect(await db.selectFrom('task').select('state').where('id', '=', task.id).execute()).toEqual([{ state: 'void' }])
  })

  /** A task that wants four judgments: the first two miners have it, and for the third no copy could be made. */
  const aWithheldTask = async () => {
    const neurons = [0, 2, 3, 4, 5].map((index) => {
      const { hotkey, coldkey } = aHotkey(index)
      return { hotkey, coldkey, stakeRao: index === 0 ? 1_000_000_000_000n : 0n }
    })
    const network = await aBusyNetwork({ genesis: { neurons }, tasksPerEpoch: 1, fewestJudgments: 4, mostJudgments: 6 })
    const { validator } = network
    const leases = [await aLease(validator, MINER_A), await aLease(validator, MINER_B)] as const
    const refuse = async () => {
      throw new ObfuscationError({ task: 'task', response: 'response', why: 'it was not done in time' })
    }
    const failing = { ...validator, mechanisms: [{ ...validator.mechanisms[0]!, mechanism: dojo({ obfuscate: refuse }) }] }
    expect(await leaseTasks(failing, MINER_C, ask)).toEqual([])
    return {
      ...network,
      leases,
      lendOn: () => leaseTasks(validator, aHotkey(5).hotkey, ask),
      state: async () => (await db.selectFrom('task').select('state').where('seq', '=', 0).executeTakeFirstOrThrow()).state,
    }
  }

  it('lends a task that can no longer be shown to nobody, also when one of those who have it gives it back', async () => {
    const { validator, leases, lendOn, step, state } = await aWithheldTask()
    const [first, second] = leases
    expect(await lendOn()).toEqual([])
    await releaseLease(validator, MINER_B, second.leaseId)
    expect(await lendOn()).toEqual([])
    await acceptJudgment(validator, MINER_A, first.leaseId, aJudgment({ validator, lease: first }))
    await step() // long before the deadline
    expect([await state(), await lendOn()]).toEqual(['scored', []])
  })

  it('scores such a task from those who have it, and asks for no more although it wanted more', async () => {
    const { validator, leases, lendOn, step, state } = await aWithheldTask()
    for (const [n, miner] of [MINER_A, MINER_B].entries()) {
      const lease = leases[n]!
      await acceptJudgment(validator, miner, lease.leaseId, aJudgment({ validator, lease, miner, worker: n + 1 }))
    }
    await step()
    expect([await state(), await lendOn()]).toEqual(['scored', []])
  })

  it('leaks no truth: no source, no known rank, no task id, no own response id', async () => {
    const { validator } = await aBusyNetwork()
    const leases = await leaseTasks(validator, MINER_A, ask)
    const text = JSON.stringify(leases)
    const withoutCopies = JSON.stringify(leases, (key, value) => (key === 'content' ? '' : value)) // they hold any words
    const tasks = (await db.selectFrom('task').selectAll().execute()).map((row) => readDojoTask(row.body))
    expect(tasks).toHaveLength(6)
    for (const task of tasks) {
      expect(text).not.toContain(task.id)
      for (const { source } of task.responses) expect(text).not.toContain(source)
    }
    expect(withoutCopies).not.toMatch(/knownRank|source"|truth|referenceRanks|"r\d"|seed/)
    expect(text).not.toContain(validator.secret)
    for (const { leaseId, task } of leases) {
      expect(Object.keys(task as object).sort()).toEqual([
        'criteria',
        'criterion',
        'domain',
        'instruction',
        'leaseId',
        'mechanism',
        'mechid',
        'requirements',
        'responses',
      ])
      for (const response of PresentedTask.parse(task).responses) expect(Object.keys(response).sort()).toEqual(['content', 'id', 'kind'])
      expect(PresentedTask.parse(task).leaseId).toBe(leaseId)
    }
  })

  it('ends a lease when its time is over, and never after the deadline of its task', async () => {
    const { validator, clock } = await aBusyNetwork({ leaseMs: 60_000, deadlineMs: 90_000 })
    const nowMs = clock.now()
    const [first] = await leaseTasks(validator, MINER_A, ask)
    expect([Date.parse(first!.leasedAt), Date.parse(first!.expiresAt)]).toEqual([nowMs, nowMs + 60_000])
    clock.advance(50_000)
    const [second] = await leaseTasks(validator, MINER_B, ask)
    expect(Date.parse(second!.expiresAt)).toBe(nowMs + 90_000)
    clock.advance(40_000)
    expect(await leaseTasks(validator, MINER_C, ask)).toEqual([])
  })

  it('gives nobody the same task twice, but tells an open lease again to a miner that does not know of it', async () => {
    const { validator } = await aBusyNetwork()
    const leases = await leaseTasks(validator, MINER_A, { ...ask, capacity: 4 })
    const held = leases.map(({ leaseId }) => leaseId)
    const before = await countRows(db)
    expect(await leaseTasks(validator, MINER_A, { ...ask, capacity: 2, held: held.slice(0, 2) })).toEqual(leases.slice(2).sort(byId))
    expect(await countRows(db)).toEqual(before)
    const more = await leaseTasks(validator, MINER_A, { ...ask, held })
    expect(more).toHaveLength(2)
    expect(await leaseTasks(validator, MINER_A, { ...ask, held: [...held, ...more.map(({ leaseId }) => leaseId)] })).toEqual([])
  })

  it('lets no miner hold more than the most open leases, and no task have more judges than it wants', async () => {
    const { validator } = await aBusyNetwork({ mostOpenLeases: 4, fewestJudgments: 2 })
    const held = (await leaseTasks(validator, MINER_A, ask)).map(({ leaseId }) => leaseId)
    expect(held).toHaveLength(4)
    expect(await leaseTasks(validator, MINER_A, { ...ask, held })).toEqual([])
    await leaseTasks(validator, MINER_B, ask)
    const [third] = await leaseTasks(validator, MINER_C, { ...ask, capacity: 1 })
    const tasks = await db.selectFrom('lease').select(['task_id', 'miner']).where('id', '=', third!.leaseId).execute()
    const judges = await db.selectFrom('lease').select('miner').where('task_id', '=', tasks[0]!.task_id).execute()
    expect(judges.length).toBeLessThanOrEqual(2)
  })

  it('refuses a hotkey that is not registered and a mechanism that does not run, and writes nothing', async () => {
    const { validator } = await aBusyNetwork()
    const before = await countRows(db)
    await expect(leaseTasks(validator, aHotkey(40).hotkey, ask)).rejects.toMatchObject({ code: 'not-registered' })
    await expect(leaseTasks(validator, MINER_A, { ...ask, mechid: 1 })).rejects.toMatchObject({ code: 'unknown-mechanism' })
    await expect(leaseTasks(validator, MINER_A, { ...ask, mechid: -1 })).rejects.toMatchObject({ code: 'unknown-mechanism' })
    expect(await countRows(db)).toEqual(before)
  })

  it('presents a lease the same way when it is told again', async () => {
    const { validator } = await aBusyNetwork()
    const [lease] = await leaseTasks(validator, MINER_A, { ...ask, capacity: 1 })
    const [again] = await leaseTasks({ ...validator, mechanisms: [{ ...validator.mechanisms[0]!, mechanism: dojo() }] }, MINER_A, {
      ...ask,
      capacity: 1,
    })
    expect(again).toEqual(lease)
  })
})

function byId(a: { leaseId: string }, b: { leaseId: string }): number {
  return a.leaseId < b.leaseId ? -1 : 1
}
