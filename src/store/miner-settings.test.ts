import { describe, expect, it } from 'vitest'
import { MinerSettings } from '../protocol/miner-settings.ts'
import { readMinerSettings, writeMinerSettings } from './miner-settings.ts'
import { putSetting } from './settings.ts'
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

  it('are refused, and not replaced by the most open ones, where they cannot be read', async () => {
    await putSetting(db, 'miner/broken', { joining: 'by lot' })
    await expect(readMinerSettings(db, 'broken')).rejects.toMatchObject({ code: 'miner-settings-unreadable' })
  })
})
