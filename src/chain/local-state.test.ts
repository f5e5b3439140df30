import { describe, expect, it } from 'vitest'
import { applyExtrinsic } from './apply-extrinsic.ts'
import { ChainStateError } from './errors.ts'
import { genesisState } from './genesis.ts'
import { stateFromJson, stateHash, stateToJson } from './local-state.ts'
import { runBlock } from './run-block.ts'
import { aGenesis, aHotkey } from './testing.ts'

describe('the state of the local chain', () => {
  it('survives JSON with any order of its keys', () => {
    let state = genesisState(aGenesis({ accounts: { [aHotkey(9).coldkey]: 2n ** 70n }, hyperparameters: { stakeThresholdRao: 5n } }))
    for (let block = 1; block <= 12; block++) state = runBlock(state, { timeMs: block, inherents: [], extrinsics: [] }).state
    const text = JSON.stringify(stateToJson(state))
    const shuffled = JSON.parse(text, (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    )
    expect(stateFromJson(shuffled)).toEqual(state)
    expect(stateHash(stateFromJson(shuffled))).toBe(stateHash(state))
  })

  it('is read as it was written before commits, registration limits and amounts to burn were part of it', () => {
    const state = genesisState(aGenesis())
    const { registrations: _, ...json } = stateToJson(state) as Record<string, object>
    const without = (value: object | undefined, ...keys: string[]) =>
      Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => !keys.includes(key)))
    const mechanisms = (json.mechanisms as object[]).map((mechanism) => without(mechanism, 'commits', 'timelockedCommits'))
    const newer = ['maxWeightLimit', 'commitRevealPeriod', 'registrationAllowed', 'maxRegistrationsPerBlock']
    const hyperparameters = without(json.hyperparameters, ...newer, 'targetRegistrationsPerInterval', 'minBurnRao', 'maxBurnRao')
    expect(stateFromJson({ ...json, mechanisms, hyperparameters })).toEqual(state)
  })

  it('is refused when it is none', () => {
    const json = stateToJson(genesisState(aGenesis())) as Record<string, unknown>
    for (const broken of [null, {}, { ...json, format: 2 }, { ...json, issuedRao: '-1' }, { ...json, neurons: [{}] }])
      expect(() => stateFromJson(broken)).toThrow(ChainStateError)
  })

  it('begins with the hotkey of the owner as its own, neuron or not: nobody else can register it', () => {
    const stranger = aHotkey(20).coldkey
    const start = genesisState(aGenesis({ accounts: { [stranger]: 1_000_000_000n } }))
    const call = { name: 'burned_register' as const, args: { netuid: 1, hotkey: start.owner.hotkey } }
    const { refusal } = applyExtrinsic(start, { call, signer: stranger, nonce: 0, signature: '0x' }, 1)
    expect(refusal?.pallet).toBe('NonAssociatedColdKey')
  })

  it('refuses a genesis whose mechanisms get more or less than the whole emission', () => {
    const split = (mechanismEmissionSplit: number[]) => genesisState(aGenesis({ hyperparameters: { mechanismEmissionSplit } }))
    expect(split([65_534, 1]).hyperparameters.mechanismEmissionSplit).toEqual([65_534, 1])
    for (const parts of [[0, 65_535, 65_535], [65_534], []]) expect(() => split(parts)).toThrow('65535')
  })

  it('refuses a genesis with a hotkey twice or more neurons than uids', () => {
    const { neurons = [] } = aGenesis()
    expect(() => genesisState(aGenesis({ neurons: [...neurons, neurons[0]!] }))).toThrow(RangeError)
    expect(() => genesisState(aGenesis({ hyperparameters: { maxAllowedUids: 4 } }))).toThrow(RangeError)
  })
})
