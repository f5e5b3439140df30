import { describe, expect, it } from 'vitest'
import { insertLeases } from '../store/leases.ts'
import { insertScores } from '../store/scores.ts'
import { insertTasks } from '../store/tasks.ts'
import { aScoreRow, aTaskRow, openTestStores } from '../store/testing.ts'
import { countGold } from './count-gold.ts'
import { aNetwork, MINER_A } from './testing.ts'
import { readMoment } from './validator.ts'

const stores = await openTestStores()

describe.each(stores)('countGold on $name', ({ db }) => {
  it('keeps 15 % of the places for gold while nobody is proven, others in another block', async () => {
    const { validator, passBlocks } = await aNetwork(db)
    const count = async () => countGold(validator, validator.mechanisms[0]!, await readMoment(validator, 0), 2000)
    const first = await count()
    expect(first / 2000).toBeGreaterThan(0.12) // 4 standard deviations
    expect(first / 2000).toBeLessThan(0.18)
    expect(await count()).toBe(first)
    await passBlocks(1)
    expect(await count()).not.toBe(first)
  })

  it('keeps 1 to 3 % once the miners of the window are proven', async () => {
    const { validator } = await aNetwork(db)
    const tasks = Array.from({ length: 60 }, (_, n) => aTaskRow(n, { validator: validator.hotkey, state: 'scored' as const }))
    await insertTasks(db, tasks)
    const leases = tasks.map(({ id }) => ({
      id: `${id}-a`,
      task_id: id,
      validator: validator.hotkey,
      miner: MINER_A,
      state: 'submitted' as const,
      leased_ms: 0,
      expires_ms: 1,
    }))
    await insertLeases(db, leases)
    await insertScores(
      db,
      leases.map(({ id, task_id }) => aScoreRow(id, task_id, { validator: validator.hotkey, miner: MINER_A, value: 0.8 })),
    )
    const gold = await countGold(validator, validator.mechanisms[0]!, await readMoment(validator, 0), 2000)
    expect(gold / 2000).toBeGreaterThan(0.002)
    expect(gold / 2000).toBeLessThan(0.03)
  })

  it('keeps none where tasks come from files only', async () => {
    const { validator } = await aNetwork(db, { taskSource: 'imported' })
    expect(await countGold(validator, validator.mechanisms[0]!, await readMoment(validator, 0), 2000)).toBe(0)
  })
})
