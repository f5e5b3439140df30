import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import type { Chain } from './chain.ts'
import { createLocalChain } from './local-chain.ts'
import { readOncePerBlock } from './read-once-per-block.ts'
import { aGenesis, memoryChainStorage } from './testing.ts'

describe('readOncePerBlock', () => {
  it('asks once for what many want, and keeps no more answers than a few, whatever is asked', async () => {
    const clock = createSimulatedClock(0)
    const own = await createLocalChain({ genesis: aGenesis({ timeMs: 0 }), storage: memoryChainStorage(), clock })
    const asked: number[] = []
    const counted: Chain = {
      ...own,
      eventsAfter: async (block, limit) => {
        asked.push(block)
        return own.eventsAfter(block, limit)
      },
    }
    const chain = readOncePerBlock(counted, { clock, headMs: 1000 })
    for (const block of [0, 0, 0]) await chain.eventsAfter(block, 10)
    expect(asked).toEqual([0])
    for (let block = 1; block <= 40; block++) await chain.eventsAfter(block, 10)
    await chain.eventsAfter(40, 10)
    expect(asked).toHaveLength(41)
    await chain.eventsAfter(0, 10)
    expect(asked.at(-1)).toBe(0) // forgotten, and asked again
  })
})
