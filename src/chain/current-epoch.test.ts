import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import oracle from './commit-reveal.oracle.json' with { type: 'json' }
import { currentEpoch, firstRevealBlock } from './current-epoch.ts'
import { genesisState } from './genesis.ts'
import { runBlock } from './run-block.ts'
import { aGenesis } from './testing.ts'

const nothing = { timeMs: 0, inherents: [], extrinsics: [] }

describe('currentEpoch', () => {
  it('counts an epoch from the start of the block in which it runs', () => {
    let state = genesisState(aGenesis())
    const seen: number[] = []
    for (let block = 1; block <= 21; block++) {
      seen.push(currentEpoch(state, block))
      state = runBlock(state, nothing).state
      expect(currentEpoch(state, block)).toBe(seen.at(-1))
    }
    expect(seen).toEqual([...Array(9).fill(0), ...Array(10).fill(1), 2, 2])
  })
})

describe('firstRevealBlock', () => {
  it.each(oracle.first_reveal_block)('equals bittensor-drand: tempo $tempo, pending $pending_epoch_at, block $current_block', (given) => {
    const { tempo, last_epoch_block: lastEpochBlock, pending_epoch_at: pendingEpochAt, subnet_epoch_index: epoch } = given
    const hyperparameters = { tempo, commitRevealPeriod: given.reveal_period_epochs }
    const first = firstRevealBlock({ epoch, lastEpochBlock, pendingEpochAt, hyperparameters }, given.current_block + 1)
    expect(first ?? null).toBe(given.expected)
  })

  it('is the first block whose epoch is the reveal period after that of the commit, however the blocks are walked', () => {
    const settings = fc.record({
      tempo: fc.integer({ min: 1, max: 12 }),
      period: fc.integer({ min: 1, max: 4 }),
      at: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(settings, ({ tempo, period, at }) => {
        let state = genesisState(aGenesis({ hyperparameters: { tempo, commitRevealPeriod: period } }))
        for (let block = 1; block < at; block++) state = runBlock(state, nothing).state
        const expected = firstRevealBlock(state, at)
        state = runBlock(state, nothing).state
        const committed = currentEpoch(state, at)
        let block = at + 1
        while (currentEpoch(state, block) < committed + period) {
          state = runBlock(state, nothing).state
          block++
        }
        expect(expected).toBe(block)
      }),
    )
  })

  it('is nowhere when no epoch ever runs', () => {
    expect(firstRevealBlock(genesisState(aGenesis({ hyperparameters: { tempo: 0 } })), 5)).toBeUndefined()
  })
})
