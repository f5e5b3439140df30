import { describe, expect, it } from 'vitest'
import type { Chain, Neuron } from '../chain/chain.ts'
import { aHotkey } from '../chain/testing.ts'
import { systemClock } from '../core/clock.ts'
import { createValidatorSearch, placeOnChain } from './find-validators.ts'

describe('placeOnChain', () => {
  it('is where a neuron says that it is, IPv6 in brackets', () => {
    expect(placeOnChain({ ip: '1.1.1.1', port: 80 }, { privateAxons: false })).toBe('http://1.1.1.1:80')
    expect(placeOnChain({ ip: '2606:4700::1111', port: 80 }, { privateAxons: false })).toBe('http://[2606:4700::1111]:80')
    expect(placeOnChain(undefined, { privateAxons: true })).toBeUndefined()
  })

  it.each(['127.0.0.1', '10.0.0.7', '169.254.169.254', 'fd00::1', '::ffff:10.0.0.7'])('is not %s unless everybody is trusted', (ip) => {
    expect(placeOnChain({ ip, port: 80 }, { privateAxons: false })).toBeUndefined()
    expect(placeOnChain({ ip, port: 80 }, { privateAxons: true })).toContain(ip)
  })
})

describe('createValidatorSearch', () => {
  it('does not call a validator that names a place next door', async () => {
    const neuron = { hotkey: aHotkey(1).hotkey, validatorPermit: true, axon: { ip: '169.254.169.254', port: 80 } }
    const search = createValidatorSearch({
      chain: { metagraph: async () => ({ neurons: [neuron as Neuron] }) } as unknown as Chain,
      clock: systemClock,
      own: [],
      origin: 'http://127.0.0.1:4000',
      privateAxons: false,
      connect: () => expect.fail('connected'),
    })
    expect(await search()).toEqual([])
  })
})
