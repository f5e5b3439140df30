import { describe, expect, it } from 'vitest'
import { ChainCallError } from './errors.ts'
import { type GenesisInput, genesisState } from './genesis.ts'
import type { LocalState } from './local-state.ts'
import { setWeights } from './set-weights.ts'
import { aGenesis, aHotkey } from './testing.ts'

const validator = aHotkey(0).hotkey

/** The test subnet in which uid 0 has a permit and set weights of mechanism 0 in block 20. */
function aState(hyperparameters: GenesisInput['hyperparameters'] = {}): LocalState {
  const state = genesisState(aGenesis({ hyperparameters }))
  return {
    ...state,
    neurons: state.neurons.with(0, { ...state.neurons[0]!, validatorPermit: true }),
    mechanisms: state.mechanisms.with(0, { ...state.mechanisms[0]!, lastUpdate: [20, 0, 0, 0, 0] }),
  }
}

const good = { netuid: 1, mechid: 0, dests: [2, 3], values: [20, 10], versionKey: 7 }

function refusalOf(state: LocalState, args: Partial<typeof good>, { signer = validator as string, block = 25 } = {}): string {
  try {
    setWeights({ state, signer, block }, { ...good, ...args })
    return 'taken'
  } catch (error) {
    if (error instanceof ChainCallError) return error.pallet
    throw error
  }
}

describe('setWeights', () => {
  it.each([
    ['CommitRevealEnabled', aState({ commitRevealEnabled: true }), {}],
    ['CanNotSetRootNetworkWeights', aState(), { netuid: 0 }],
    ['WeightVecNotEqualSize', aState(), { values: [1] }],
    ['MechanismDoesNotExist', aState(), { netuid: 2 }],
    ['MechanismDoesNotExist', aState(), { mechid: 1 }],
    ['UidsLengthExceedUidsInSubNet', aState(), { dests: [0, 1, 2, 3, 4, 5], values: [1, 1, 1, 1, 1, 1] }],
    ['NotEnoughStakeToSetWeights', aState({ stakeThresholdRao: 600_000_000_001n }), {}],
    ['IncorrectWeightVersionKey', aState({ weightsVersion: 8 }), {}],
    ['DuplicateUids', aState(), { dests: [2, 2] }],
    ['UidVecContainInvalidOne', aState(), { dests: [2, 5] }],
    ['WeightVecLengthIsLow', aState({ minAllowedWeights: 3 }), {}],
    ['MaxWeightExceeded', aState({ maxWeightLimit: 43_689 }), {}],
    ['taken', aState({ maxWeightLimit: 43_690 }), {}],
    ['taken', aState({ weightsVersion: 7, minAllowedWeights: 2, stakeThresholdRao: 600_000_000_000n }), {}],
  ] as const)('answers %s', (name, state, args) => {
    expect(refusalOf(state, args as Partial<typeof good>)).toBe(name)
  })

  it('asks for registration, then for the rate limit, then for a permit', () => {
    expect(refusalOf(aState(), {}, { signer: aHotkey(30).hotkey })).toBe('HotKeyNotRegisteredInSubNet')
    expect(refusalOf(aState(), {}, { block: 24 })).toBe('SettingWeightsTooFast')
    expect(refusalOf(aState(), {}, { block: 25 })).toBe('taken')
    expect(refusalOf(aState(), {}, { signer: aHotkey(1).hotkey })).toBe('NeuronNoValidatorPermit')
  })

  it('lets anyone weigh itself alone, and the owner weigh without permit or stake', () => {
    const self = { dests: [1], values: [1] }
    expect(refusalOf(aState({ minAllowedWeights: 3 }), self, { signer: aHotkey(1).hotkey })).toBe('taken')
    const owned = { ...aState({ stakeThresholdRao: 1n }), owner: { hotkey: aHotkey(4).hotkey, coldkey: aHotkey(4).coldkey } }
    expect(refusalOf(owned, {}, { signer: aHotkey(4).hotkey })).toBe('taken')
  })

  it('stores the row in its order with the largest weight at 65535, and the block', () => {
    const { state, events } = setWeights({ state: aState(), signer: validator, block: 30 }, { ...good, dests: [3, 2], values: [10, 20] })
    expect(state.mechanisms[0]!.weights[0]).toEqual([
      [3, 32_768],
      [2, 65_535],
    ])
    expect(state.mechanisms[0]!.lastUpdate[0]).toBe(30)
    expect(events).toEqual([{ kind: 'weights-set', mechid: 0, uid: 0, hotkey: validator }])
  })
})
