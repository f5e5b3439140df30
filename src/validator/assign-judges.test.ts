import { describe, expect, it } from 'vitest'
import { aHotkey } from '../chain/testing.ts'
import { listRounds } from '../store/assignment-rounds.ts'
import { openTestStores } from '../store/testing.ts'
import { assignJudges } from './assign-judges.ts'
import { leaseTasks } from './lease-tasks.ts'
import { runStep } from './run-step.ts'
import { aNetwork } from './testing.ts'
import { readMoment, type Validator } from './validator.ts'

const stores = await openTestStores()

const HOTKEYS = Array.from({ length: 12 }, (_, index) => aHotkey(index + 2).hotkey)
const DOUBLES_MS = 60_000

describe.each(stores)('assignJudges on $name', ({ db }) => {
  /** A network of so many miners; an hour's leases, so that nobody counts as away before that. */
  const aCrowd = async (miners: number, config = {}) => {
    const { hotkey, coldkey } = aHotkey(0)
    const neurons = HOTKEYS.slice(0, miners).map((own, index) => ({ hotkey: own, coldkey: aHotkey(index + 2).coldkey }))
    const network = await aNetwork(db, {
      genesis: { neurons: [{ hotkey, coldkey, stakeRao: 1_000_000_000_000n }, ...neurons] },
      tasksPerEpoch: 40,
      fewestJudgments: 3,
      mostJudgments: 6,
      circleDoublesMs: DOUBLES_MS,
      leaseMs: 3_600_000,
      deadlineMs: 3_600_000,
      patienceMs: 3_600_000,
      ...config,
    })
    const { validator } = network
    return {
      ...network,
      ask: (miner: number, workers: string[] = []) =>
        leaseTasks(validator, HOTKEYS[miner]!, { capacity: 64, mechid: 0, workers: workers as never }),
      panels: async () => (await listRounds(db, { validator: validator.hotkey, mechid: 0, fromSeq: 0 })).map(({ panels }) => panels),
      /** Deals so many tasks, without making them. */
      assign: async (firstSeq: number, count: number, of: Validator = validator) => {
        const moment = await readMoment(of, 0)
        await db.transaction().execute((trx) => assignJudges(trx, of, of.mechanisms[0]!, moment, { firstSeq, count }))
      },
      invited: async () => (await db.selectFrom('task').select('invited').orderBy('seq').execute()).map((row) => row.invited),
      async makeTasks(blocks: number) {
        for (let block = 0; block < blocks; block++) {
          await network.passBlocks(1)
          await network.step()
        }
      },
    }
  }

  it('asks nobody first while nobody has asked for tasks; then panels of those who have', async () => {
    const { ask, makeTasks, panels, invited } = await aCrowd(12)
    await makeTasks(1)
    expect(await panels()).toEqual([])
    expect((await invited()).every((judges) => judges === null)).toBe(true)
    for (const miner of [0, 1, 2, 3, 4, 5]) await ask(miner)
    await makeTasks(3)
    const [round] = await panels()
    expect(round!.map((panel) => panel.length)).toEqual([3, 3])
    expect(round!.flat().sort()).toEqual(HOTKEYS.slice(0, 6).sort())
    const judges = (await invited()).filter((one) => one !== null)
    expect(judges.length).toBeGreaterThan(3)
    for (const one of judges) expect(new Set(one).size).toBe(3)
  })

  it('lends a task to its panel alone, until others have waited long enough: then to whoever is there', async () => {
    const { ask, makeTasks, clock, invited } = await aCrowd(12)
    for (let miner = 0; miner < 12; miner++) await ask(miner)
    await makeTasks(2)
    const judges = await invited()
    for (let miner = 0; miner < 12; miner++) {
      const own = judges.filter((one) => one!.includes(HOTKEYS[miner]!)).length
      // The last miners are away: nobody asks for them.
      if (miner < 6) expect(await ask(miner)).toHaveLength(own)
    }
    clock.advance(DOUBLES_MS * 8)
    for (let miner = 0; miner < 6; miner++) await ask(miner)
    const leases = await db.selectFrom('lease').select(['task_id', 'miner']).execute()
    const byTask = Map.groupBy(leases, ({ task_id }) => task_id)
    expect(byTask.size).toBe(judges.length)
    for (const held of byTask.values()) expect(held).toHaveLength(3)
  })

  it('seats a newcomer at once where all have seats, and draws anew when many have come', async () => {
    const { ask, makeTasks, panels } = await aCrowd(12)
    for (let miner = 0; miner < 8; miner++) await ask(miner)
    await makeTasks(1)
    await ask(8)
    await makeTasks(1)
    const joined = await panels()
    expect(joined).toHaveLength(1)
    expect(joined[0]!.flat()).toContain(HOTKEYS[8])
    for (const miner of [9, 10, 11]) await ask(miner)
    await makeTasks(1)
    expect(await panels()).toHaveLength(2)
  })

  it('draws where a newcomer sits: its name does not say', async () => {
    const places = new Set<number>()
    for (const secret of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const { ask, assign, panels, validator } = await aCrowd(12)
      for (let miner = 0; miner < 8; miner++) await ask(miner)
      await assign(0, 1, { ...validator, secret })
      await ask(8)
      await assign(1, 1, { ...validator, secret })
      const [round] = await panels()
      places.add(round!.findIndex((panel) => panel.includes(HOTKEYS[8]!)))
    }
    expect([...places].sort()).toEqual([0, 1])
  })

  it('gives nobody turns for the time that it was away', async () => {
    // Five or ten tasks make a round, in which one panel of three works.
    const { ask, assign, clock, panels } = await aCrowd(12, { tasksPerEpoch: 10, window: 1, mostShared: 10, leaseMs: 100_000 })
    const everybody = HOTKEYS.map((_, miner) => miner)
    for (const miner of everybody) await ask(miner)
    let seq = 0
    const playRounds = async (count: number) => {
      const before = (await panels()).length
      for (; (await panels()).length < before + count; seq += 5) await assign(seq, 5)
      const seats = (await panels()).slice(before).flat(2)
      return HOTKEYS.map((miner) => seats.filter((one) => one === miner).length)
    }
    expect(await playRounds(4)).toEqual(Array(12).fill(1))
    clock.advance(200_000)
    for (const miner of everybody.slice(0, 9)) await ask(miner)
    expect(await playRounds(30)).toEqual([...Array(9).fill(10), 0, 0, 0])
    for (const miner of everybody) await ask(miner)
    const together = await playRounds(8)
    expect(Math.max(...together)).toBeLessThanOrEqual(3) // two are fair, and one more where it was before the turn
    expect(Math.min(...together)).toBeGreaterThanOrEqual(1)
  })

  it('counts the seat of one who comes back while all have seats as a turn, from where the others are', async () => {
    const { ask, assign, clock, panels } = await aCrowd(9, { leaseMs: 100_000 })
    const served = async () =>
      (await db.selectFrom('judge_pool').select(['miner', 'served']).execute()).map((row) => [row.miner, row.served] as const)
    for (let miner = 0; miner < 9; miner++) await ask(miner)
    await assign(0, 1)
    clock.advance(200_000)
    for (let miner = 0; miner < 8; miner++) await ask(miner)
    await assign(1, 1000)
    await ask(8)
    await assign(1001, 1)
    expect((await panels()).at(-1)!.flat()).toContain(HOTKEYS[8])
    const { [HOTKEYS[8]!]: own, ...others } = Object.fromEntries(await served())
    expect(own).toBe(Math.min(...Object.values(others).map(Number)))
    expect(own).toBeGreaterThan(5)
  })

  it('draws anew without those who have been away for long', async () => {
    const { ask, makeTasks, clock, panels } = await aCrowd(8, { leaseMs: 100_000 })
    for (let miner = 0; miner < 8; miner++) await ask(miner)
    await makeTasks(1)
    clock.advance(90_000)
    for (const miner of [0, 1, 2, 3]) await ask(miner)
    clock.advance(20_000)
    await makeTasks(1)
    expect((await panels()).at(-1)!.flat().sort()).toEqual(HOTKEYS.slice(0, 4).sort())
  })

  it('goes on with the same panels after a restart and on another replica, under another secret with others', async () => {
    const first = await aCrowd(12)
    for (let miner = 0; miner < 12; miner++) await first.ask(miner)
    await first.makeTasks(2)
    const before = await first.panels()
    await first.makeTasks(2)
    expect(await first.panels()).toEqual(before)
    const again = await aCrowd(12)
    for (let miner = 11; miner >= 0; miner--) await again.ask(miner)
    await again.makeTasks(2)
    expect(await again.panels()).toEqual(before)
    const other = await aCrowd(12)
    const secretly = { ...other.validator, secret: 'another secret' }
    for (let miner = 0; miner < 12; miner++) await leaseTasks(secretly, HOTKEYS[miner]!, { capacity: 1, mechid: 0 })
    await other.passBlocks(1)
    await runStep(secretly)
    expect(await other.panels()).not.toEqual(before)
  })

  it('is one for two replicas that make tasks at the same moment', async () => {
    const { ask, passBlocks, step, panels } = await aCrowd(12)
    for (let miner = 0; miner < 12; miner++) await ask(miner)
    await passBlocks(2)
    const outcomes = await Promise.allSettled([step(), step(), step()])
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await panels()).toHaveLength(1)
    const seqs = (await db.selectFrom('task').select('seq').execute()).map(({ seq }) => seq)
    expect(new Set(seqs).size).toBe(seqs.length)
  })

  it('asks for what each miner can hold of late, not for what it once claimed', async () => {
    const { ask, clock } = await aCrowd(3)
    const capacity = async () =>
      (await db.selectFrom('judge_pool').select('capacity').where('miner', '=', HOTKEYS[0]!).executeTakeFirstOrThrow()).capacity
    await ask(0)
    expect(await capacity()).toBe(64)
    clock.advance(3_600_001)
    await ask(0, [aHotkey(60).hotkey])
    expect(await capacity()).toBe(1)
  })
})
