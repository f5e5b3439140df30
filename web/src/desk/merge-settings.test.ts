import { describe, expect, it } from 'vitest'
import { MinerSettings } from '../../../src/protocol/miner-settings.ts'
import { mergeSettings } from './merge-settings.ts'

const seen = MinerSettings.parse({ operatorShare: 0.1, redundancy: 2 })

describe('mergeSettings', () => {
  it('keeps what another device has changed meanwhile', () => {
    const now = { ...seen, operatorShare: 0.2 }
    expect(mergeSettings({ changes: { redundancy: 3 }, seen, now })).toEqual({ ...seen, operatorShare: 0.2, redundancy: 3 })
  })

  it('refuses to change what another device has changed meanwhile, and says from what to what', () => {
    const now = { ...seen, operatorShare: 0.2, redundancy: 5 }
    expect(() => mergeSettings({ changes: { operatorShare: 0.3 }, seen, now })).toThrow('operatorShare from 0.1 to 0.2 meanwhile')
  })

  it('agrees where both devices said the same', () => {
    const now = { ...seen, operatorShare: 0.2 }
    expect(mergeSettings({ changes: { operatorShare: 0.2 }, seen, now })).toEqual(now)
  })
})
