import { describe, expect, it } from 'vitest'
import { TaskId } from '../protocol/ids.ts'
import { noteAsk } from '../store/judge-pool.ts'
import { insertLeases } from '../store/leases.ts'
import { queueTasks } from '../store/queued-tasks.ts'
import { insertScores } from '../store/scores.ts'
import { insertTasks } from '../store/tasks.ts'
import { aScoreRow, aTaskRow, openTestStores } from '../store/testing.ts'
import { assignGold } from './assign-gold.ts'
import { countGold } from './count-gold.ts'
import { readGoldDue } from './read-gold-due.ts'
import { aNetwork, MINER_A, MINER_B, MINER_C } from './testing.ts'
import { readMoment } from './validator.ts'

const stores = await openTestStores()
const PLACES = 4000

describe.each(stores)('gold among imported tasks on $name', ({ db }) => {
  /** @param proven miners with 60 tasks of a good score each */
  const withProven = async (proven: readonly string[], options: Parameters<typeof aNetwork>[1] = {}) => {
    const network = await aNetwork(db, options)
    const { validator } = network
    const tasks = Array.from({ length: 60 }, (_, n) => aTaskRow(n, { validator: validator.hotkey, state: 'scored' as const }))
    if (proven.length > 0) await insertTasks(db, tasks)
    for (const miner of proven) {
      const leases = tasks.map(({ id }) => ({
        id: `${id}-${miner}`,
        task_id: id,
        validator: validator.hotkey,
        miner,
        state: 'submitted' as const,
        leased_ms: 0,
        expires_ms: 1,
      }))
      await insertLeases(db, leases)
      await insertScores(
        db,
        leases.map(({ id, task_id }) => aScoreRow(id, task_id, { validator: validator.hotkey, miner, worker: miner, value: 0.8 })),
      )
    }
    const running = validator.mechanisms[0]!
    const plan = async () => {
      const moment = await readMoment(validator, 0)
      const due = await readGoldDue(validator, running, moment)
      return { due, gold: countGold(validator, running, moment, { due, places: PLACES }) }
    }
    return { ...network, running, plan }
  }

  it('takes 15 % of the places while nobody is proven, others in another block', async () => {
    const { plan, passBlocks } = await withProven([])
    const { gold } = await plan()
    expect(Math.abs(gold / PLACES - 0.15)).toBeLessThan(4 * Math.sqrt((0.15 * 0.85) / PLACES)) // 4 standard errors
    expect((await plan()).gold).toBe(gold)
    await passBlocks(1)
    expect((await plan()).gold).not.toBe(gold)
  })

  it('takes 1 to 3 % once the miners of the window are proven, and none where tasks come from files only', async () => {
    const { plan } = await withProven([MINER_A])
    const { gold } = await plan()
    expect(gold / PLACES).toBeGreaterThan(0.002)
    expect(gold / PLACES).toBeLessThan(0.03)
    expect((await (await withProven([], { taskSource: 'imported' })).plan()).gold).toBe(0)
  })

  it('gives each miner the part of gold that is due to its standing: 15 % of a newcomer’s tasks, 1 to 3 % of a proven one’s', async () => {
    const network = await withProven([MINER_A, MINER_B], { circleDoublesMs: 30_000, fewestJudgments: 1 })
    const { validator, running, plan, clock } = network
    for (const miner of [MINER_A, MINER_B, MINER_C])
      await noteAsk(db, { validator: validator.hotkey, mechid: 0, miner, capacity: 1, nowMs: clock.now(), pauseMs: 1 })
    const { due, gold } = await plan()
    const tasks = Array.from({ length: gold }, (_, n) => TaskId.parse(`gold-${n}`))
    const judges = [...assignGold(validator, running, { due, tasks }).values()].flat()
    /** Of the third of all places that each of three miners with one seat has. */
    const rateOf = (miner: string) => judges.filter((judge) => judge === miner).length / (PLACES / 3)
    const rates = new Map(due.map(({ miner, rate }) => [miner, rate]))
    expect(rates.get(MINER_C)).toBe(0.15)
    for (const miner of [MINER_A, MINER_B]) expect(rates.get(miner)).toBeLessThanOrEqual(0.03)
    for (const [miner, rate] of rates) expect(Math.abs(rateOf(miner) - rate)).toBeLessThan(4 * Math.sqrt(rate / (PLACES / 3)))
  })

  it('asks those about each gold task whom the draw gives, and the panel about imported ones', async () => {
    const network = await withProven([], { circleDoublesMs: 30_000, fewestJudgments: 2, tasksPerEpoch: 60 })
    const { validator, running, plan, clock, passBlocks, step } = network
    const responses = ['one', 'two'].map((content) => ({ kind: 'text', content, source: 'a file' }))
    const queued = Array.from({ length: 60 }, (_, n) => ({
      hash: `${n}`,
      mechanism: 'dojo',
      body: { instruction: `Question ${n}?`, domain: 'text', responses },
    }))
    await queueTasks(db, queued, 0)
    await passBlocks(9)
    for (const miner of [MINER_A, MINER_B, MINER_C])
      await noteAsk(db, { validator: validator.hotkey, mechid: 0, miner, capacity: 1, nowMs: clock.now(), pauseMs: 1 })
    const { due } = await plan()
    await step()
    const rows = await db.selectFrom('task').select(['id', 'origin', 'invited']).where('state', '=', 'open').execute()
    const gold = rows.filter(({ origin }) => origin !== 'import')
    expect(gold.length).toBeGreaterThan(0)
    expect(rows.length).toBeGreaterThan(2 * gold.length)
    const drawn = assignGold(validator, running, { due, tasks: gold.map(({ id }) => TaskId.parse(id)) })
    expect(new Map(gold.map(({ id, invited }) => [id, invited]))).toEqual(drawn)
    expect(rows.every(({ invited }) => invited?.length === 2)).toBe(true)
  })

  it('leaves gold to whoever comes first where there is no draw', async () => {
    const { validator, running, plan } = await withProven([MINER_A])
    const { due } = await plan()
    expect(assignGold(validator, running, { due, tasks: [TaskId.parse('gold')] }).size).toBe(0)
  })
})
