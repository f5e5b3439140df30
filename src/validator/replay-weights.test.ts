import { describe, expect, it } from 'vitest'
import { openTestStores } from '../store/testing.ts'
import { acceptJudgment } from './accept-judgment.ts'
import { leaseTasks } from './lease-tasks.ts'
import { type ReplayedWeights, replayWeights } from './replay-weights.ts'
import { aJudgment, aNetwork, MINER_A, MINER_B, MINER_C } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('replayWeights on $name', ({ db }) => {
  const aReplay = async () => {
    const network = await aNetwork(db, { tasksPerEpoch: 8, weightsAt: 0.5, window: 2, patienceMs: 500 })
    const { validator, passBlocks, step } = network
    for (let block = 0; block < 40; block++) {
      await passBlocks(1)
      await step()
      for (const [n, miner] of [MINER_A, MINER_B, MINER_C].entries())
        for (const lease of await leaseTasks(validator, miner, { capacity: 9, mechid: 0 })) {
          const variant = miner === MINER_C && block % 3 > 0 ? 1 : 0
          await acceptJudgment(validator, miner, lease.leaseId, aJudgment({ validator, lease, miner, worker: n + 1, variant }))
        }
    }
    return {
      ...network,
      async replay() {
        const all: ReplayedWeights[] = []
        for await (const weights of replayWeights(db, validator.hotkey, validator.mechanisms[0]!)) all.push(weights)
        return all
      },
    }
  }

  it('gives every weights that were set again, bit for bit, without scores, judgments and tasks', async () => {
    const { replay } = await aReplay()
    const before = await replay()
    expect(before.length).toBeGreaterThanOrEqual(3)
    expect(new Set(before.map(({ epoch }) => epoch)).size).toBeGreaterThanOrEqual(3)
    for (const { recorded, again, same } of before) {
      expect([...again]).toEqual([...recorded])
      expect(same).toBe(true)
    }
    expect(before.at(-1)!.again.size).toBeGreaterThan(1)
    for (const table of ['score', 'judgment', 'lease', 'task'] as const) await db.deleteFrom(table).execute()
    expect(await replay()).toEqual(before)
  })

  it('tells when a score in the log was changed afterwards', async () => {
    const { replay } = await aReplay()
    const event = await db.selectFrom('event').selectAll().where('kind', '=', 'task-scored').orderBy('id').executeTakeFirstOrThrow()
    const [first, ...others] = (event.data as { scores: object[] }).scores
    const scores = [{ ...first, value: -1, evidence: 1 }, ...others]
    await db
      .updateTable('event')
      .set({ data: JSON.stringify({ ...event.data, scores }) })
      .where('id', '=', event.id)
      .execute()
    expect((await replay()).map(({ same }) => same)).toContain(false)
  })

  it('leaves out weights that rest on scores of a version that logged less', async () => {
    const { replay } = await aReplay()
    const before = await replay()
    const event = await db.selectFrom('event').selectAll().where('kind', '=', 'task-scored').orderBy('id').executeTakeFirstOrThrow()
    const { epoch, scores } = event.data as { epoch: number; scores: { miner: string; value: number }[] }
    const asOnce = { epoch, scores: scores.map(({ miner, value }) => [miner, value]) }
    await db
      .updateTable('event')
      .set({ data: JSON.stringify(asOnce) })
      .where('id', '=', event.id)
      .execute()
    expect(await replay()).toEqual(before.filter((weights) => weights.epoch - 2 >= epoch))
  })
})
