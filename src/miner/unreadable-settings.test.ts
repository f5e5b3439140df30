import { describe, expect, it } from 'vitest'
import { MinerSettings } from '../protocol/miner-settings.ts'
import { sumCreditsOfEpoch } from '../store/credits.ts'
import { writeMinerSettings } from '../store/miner-settings.ts'
import { readPayEpoch } from '../store/pay-epoch.ts'
import { putSetting } from '../store/settings.ts'
import { openTestStores } from '../store/testing.ts'
import { createSteps } from './create-steps.ts'
import { keepHouse } from './keep-house.ts'
import { exportPayout } from './pay/export-payout.ts'
import { startPayout } from './pay/start-payout.ts'
import { aPayingMiner } from './pay/testing.ts'

const stores = await openTestStores()

describe.each(stores)('the steps of a miner whose settings cannot be read on $name', ({ db }) => {
  it('say so, credit nothing by what nobody has chosen, and make it up when they can be read again', async () => {
    const { miner, work, produce, paid } = await aPayingMiner(db)
    await work('ada', 0.5, 1)
    await putSetting(db, `miner/${miner.hotkey}`, { operatorShare: 'half' })
    await produce(20)
    const { step, end } = createSteps(miner)
    const unreadable = { code: 'miner-settings-unreadable', hint: expect.stringContaining('at the desk') }
    for (let turn = 0; turn < 2; turn++) await expect(step()).rejects.toMatchObject(unreadable)
    await expect(keepHouse(miner)).rejects.toMatchObject(unreadable)
    expect(await readPayEpoch(db, miner.hotkey)).toBe(1) // which paid nothing

    await writeMinerSettings(db, miner.hotkey, MinerSettings.parse({ operatorShare: 0.5 }))
    await step()
    await end()
    expect(await readPayEpoch(db, miner.hotkey)).toBe(2)
    const { rao } = (await paid()).find(({ epoch }) => epoch === 2)!
    expect(rao).toBeGreaterThan(0n)
    expect(await sumCreditsOfEpoch(db, { miner: miner.hotkey, epoch: 2 })).toBe(rao)
  })

  it('end the payouts that are under way: what was begun needs nothing of the settings', async () => {
    const { miner, chain, work, join, epochs, produce } = await aPayingMiner(db, { disputeEpochs: 0 })
    const address = await join('ada', 1)
    await work('ada', 0.5, 1)
    await epochs(2)
    const { number, lines } = await startPayout(db, { miner: miner.hotkey, way: 'chain', nowMs: 1 })
    await putSetting(db, `miner/${miner.hotkey}`, { operatorShare: 'half' })
    for (let turn = 0; turn < 3; turn++) {
      await produce(10) // an epoch that cannot be credited
      await expect(keepHouse(miner)).rejects.toMatchObject({ code: 'miner-settings-unreadable' })
    }
    expect(await exportPayout(db, { miner: miner.hotkey, number })).toMatchObject({ state: 'done', lines: [{ state: 'paid' }] })
    expect(await chain.balance(address)).toBe(BigInt(lines[0]!.amountRao))
    expect(await readPayEpoch(db, miner.hotkey)).toBe(2)
  })
})
