import { describe, expect, it } from 'vitest'
import { ChainStateError } from './errors.ts'
import { genesisState } from './genesis.ts'
import { stateFromJson, stateHash, stateToJson } from './local-state.ts'
import { runBlock } from './run-block.ts'
import { aGenesis, aHotkey } from './testing.ts'

describe('the state of the local chain', () => {
  it('survives JSON with any order of its keys', () => {
    let state = genesisState(aGenesis({ accounts: { [aHotkey(9).coldkey]: 2n ** 70n }, hyperparameters: { stakeThresholdRao: 5n } }))
    for (let block = 1; block <= 12; block++) state = runBlock(state, { timeMs: block, extrinsics: [] }).state
    const text = JSON.stringify(stateToJson(state))
    const shuffled = JSON.parse(text, (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    )
    expect(stateFromJson(shuffled)).toEqual(state)
    expect(stateHash(stateFromJson(shuffled))).toBe(stateHash(state))
  })

  it('is refused when it is none', () => {
    const json = stateToJson(genesisState(aGenesis())) as Record<string, unknown>
    for (const broken of [null, {}, { ...json, format: 2 }, { ...json, issuedRao: '-1' }, { ...json, neurons: [{}] }])
      expect(() => stateFromJson(broken)).toThrow(ChainStateError)
  })

  it('refuses a genesis with a hotkey twice or more neurons than uids', () => {
    const { neurons = [] } = aGenesis()
    expect(() => genesisState(aGenesis({ neurons: [...neurons, neurons[0]!] }))).toThrow(RangeError)
    expect(() => genesisState(aGenesis({ hyperparameters: { maxAllowedUids: 4 } }))).toThrow(RangeError)
  })
})
