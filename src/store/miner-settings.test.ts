import { describe, expect, it } from 'vitest'
import { MinerSettings } from '../protocol/miner-settings.ts'
import { readMinerSettings, readReadableSettings, writeMinerSettings } from './miner-settings.ts'
import { findSetting, putSetting } from './settings.ts'
import { openTestStores } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('the settings of a miner on $name', ({ db }) => {
  it('are the defaults until somebody chooses, and then what was chosen', async () => {
    expect(await readMinerSettings(db, 'new')).toEqual(MinerSettings.parse({}))
    const chosen = MinerSettings.parse({ joining: 'invited', operatorShare: 0.2 })
    await writeMinerSettings(db, 'chosen', chosen)
    expect(await readMinerSettings(db, 'chosen')).toEqual(chosen)
  })

  it('stay as they were chosen beside one that a later version has added', async () => {
    await putSetting(db, 'miner/later', { joining: 'invited', operatorShare: 0.2, colour: 'red' })
    expect(await readMinerSettings(db, 'later')).toEqual(MinerSettings.parse({ joining: 'invited', operatorShare: 0.2 }))
  })

  it('keep what a later version has added when they are written', async () => {
    await putSetting(db, 'miner/both', { operatorShare: 0.2, colour: 'red' })
    const chosen = MinerSettings.parse({ operatorShare: 0.3 })
    await writeMinerSettings(db, 'both', chosen)
    expect(await findSetting(db, 'miner/both')).toEqual({ ...chosen, colour: 'red' })
  })

  it.each([
    [{ joining: 'by lot', operatorShare: 0.2, colour: 'red' }, { joining: 'invited', operatorShare: 0.2 }, ['joining']],
    [{ joining: 'open', leastPayoutRao: 7 }, {}, ['leastPayoutRao']],
    [['not', 'settings'], { joining: 'invited' }, MinerSettings.keyof().options],
    [{ redundancy: 2 }, { redundancy: 2 }, []],
  ])('can be read as far as they can be, the others at a cautious default: %j', async (stored, settings, unreadable) => {
    await putSetting(db, 'miner/partly', stored)
    expect(await readReadableSettings(db, 'partly')).toEqual({ settings: MinerSettings.parse(settings), unreadable })
  })

  it('are refused, and not replaced by the most open ones, where they cannot be read', async () => {
    await putSetting(db, 'miner/broken', { joining: 'by lot' })
    await expect(readMinerSettings(db, 'broken')).rejects.toMatchObject({ code: 'miner-settings-unreadable' })
  })
})
