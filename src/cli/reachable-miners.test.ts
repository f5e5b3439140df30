import { describe, expect, it } from 'vitest'
import type { Neuron } from '../chain/chain.ts'
import { aHotkey } from '../chain/testing.ts'
import { systemClock } from '../core/clock.ts'
import { createReachableMiners } from './reachable-miners.ts'

const [here, elsewhere] = [aHotkey(1), aHotkey(2)]

describe('createReachableMiners', () => {
  const placeOf = (privateAxons: boolean, ip: string, { hotkey } = elsewhere) => {
    const miners = createReachableMiners({
      signer: aHotkey(3).signer,
      clock: systemClock,
      transport: fetch,
      here: [{ hotkey: here.hotkey, simulated: true }],
      origin: 'http://127.0.0.1:4000',
      privateAxons,
      config: { answerMs: 1000, mostCharacters: 1000 },
    })
    return miners.placeOf({ hotkey, axon: { ip, port: 8091 } } as Neuron)?.url
  }

  it('asks a miner where it says that it is, IPv6 in brackets', () => {
    expect(placeOf(false, '1.1.1.1')).toBe('http://1.1.1.1:8091/v1/chat/completions')
    expect(placeOf(false, '2606:4700::1111')).toBe('http://[2606:4700::1111]:8091/v1/chat/completions')
  })

  it.each(['127.0.0.2', '10.0.0.7', '169.254.169.254', '::ffff:127.0.0.1'])(
    'is not led to %s, where services of the validator may answer in the name of the miner',
    (ip) => {
      expect(placeOf(false, ip)).toBeUndefined()
      expect(placeOf(true, ip)).toContain(ip)
    },
  )

  it('asks miners of this process here, whatever they say', () => {
    expect(placeOf(false, '10.0.0.7', here)).toBe(`http://127.0.0.1:4000/miners/${here.hotkey}/v1/chat/completions`)
  })
})
