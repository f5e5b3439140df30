import { bytesToHex } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import type { Applied } from './call-context.ts'
import { commitHash } from './commit-hash.ts'
import { commitTimelockedWeights, commitWeights, revealWeights } from './commit-weights.ts'
import { ChainCallError } from './errors.ts'
import { type GenesisInput, genesisState } from './genesis.ts'
import type { LocalState } from './local-state.ts'
import { dueRounds, revealTimelocked } from './reveal-timelocked.ts'
import { roundKey } from './round-key.ts'
import { runBlock } from './run-block.ts'
import { sealWeights } from './sealed-weights.ts'
import { aGenesis, aHotkey } from './testing.ts'

const validator = aHotkey(0).hotkey
const where = { netuid: 1, mechid: 0 }
const weights = { ...where, dests: [2, 3], values: [3, 1], versionKey: 0, salt: [5] }
const hash = commitHash({ ...weights, hotkey: validator })
const stored: [number, number][] = [
  [2, 65_535],
  [3, 21_845],
]

/** A subnet whose weights are hidden for one epoch of 10 blocks; uid 0 has a permit. */
function aState(hyperparameters: GenesisInput['hyperparameters'] = {}): LocalState {
  const state = genesisState(aGenesis({ hyperparameters: { commitRevealEnabled: true, weightsRateLimit: 2, ...hyperparameters } }))
  return { ...state, neurons: state.neurons.with(0, { ...state.neurons[0]!, validatorPermit: true }) }
}

/** Blocks without calls, until the state is that before a block. */
function upTo(block: number, start: LocalState, keys: ReadonlyMap<number, string> = new Map()): LocalState {
  let state = start
  while (state.header.block < block - 1) {
    const next = state.header.block + 1
    const inherents = dueRounds(state, next).flatMap((round) =>
      keys.has(round) ? [{ inherent: 'write_pulse' as const, round, key: keys.get(round)! }] : [],
    )
    state = runBlock(state, { timeMs: 0, inherents, extrinsics: [] }).state
  }
  return state
}

function refusalOf(call: () => Applied): string {
  try {
    call()
    return 'taken'
  } catch (error) {
    if (error instanceof ChainCallError) return error.pallet
    throw error
  }
}
const commitAt = (state: LocalState, block: number, signer: string = validator) =>
  commitWeights({ state, signer, block }, { ...where, hash })
const revealAt = (state: LocalState, block: number, change: object = {}) =>
  revealWeights({ state, signer: validator, block }, { ...weights, ...change })

describe('commitWeights and revealWeights', () => {
  it('asks in the order of the pallet: commit-reveal, mechanism, registration, stake, rate limit', () => {
    expect(refusalOf(() => commitAt(aState({ commitRevealEnabled: false }), 5))).toBe('CommitRevealDisabled')
    const other = () => commitWeights({ state: aState(), signer: validator, block: 5 }, { ...where, mechid: 1, hash })
    expect(refusalOf(other)).toBe('MechanismDoesNotExist')
    expect(refusalOf(() => commitAt(aState(), 5, aHotkey(30).hotkey))).toBe('HotKeyNotRegisteredInSubNet')
    expect(refusalOf(() => commitAt(aState({ stakeThresholdRao: 10n ** 15n }), 5))).toBe('NotEnoughStakeToSetWeights')
    const { state } = commitAt(aState(), 5)
    expect(refusalOf(() => commitAt(state, 6))).toBe('CommittingWeightsTooFast')
    expect(refusalOf(() => commitAt(state, 7))).toBe('taken')
  })

  it('takes a reveal in its epoch only: not before, not after', () => {
    const { state } = commitAt(upTo(5, aState()), 5)
    expect(refusalOf(() => revealAt(upTo(9, state), 9))).toBe('RevealTooEarly')
    const { state: revealed, events } = revealAt(upTo(11, state), 11)
    expect(revealed.mechanisms[0]!.weights[0]).toEqual(stored)
    expect(revealed.mechanisms[0]!.lastUpdate[0]).toBe(5)
    expect(events).toEqual([{ kind: 'weights-revealed', mechid: 0, uid: 0, hotkey: validator }])
    expect(refusalOf(() => revealAt(revealed, 11))).toBe('NoWeightsCommitFound')
    expect(refusalOf(() => revealAt(upTo(19, state), 19))).toBe('taken')
    expect(refusalOf(() => revealAt(upTo(21, state), 21))).toBe('ExpiredWeightCommit')
  })

  it('holds a reveal to what was committed, and to the rules of plain weights', () => {
    const state = upTo(11, commitAt(aState(), 1).state)
    expect(refusalOf(() => revealAt(aState(), 1))).toBe('NoWeightsCommitFound')
    for (const change of [{ salt: [6] }, { dests: [3, 2] }, { values: [3, 2] }, { versionKey: 1 }])
      expect(refusalOf(() => revealAt(state, 11, change))).toBe('InvalidRevealCommitHashNotMatch')
    const stripped = { ...state, neurons: state.neurons.map((neuron) => ({ ...neuron, validatorPermit: false })) }
    expect(refusalOf(() => revealAt(stripped, 11))).toBe('NeuronNoValidatorPermit')
    const limited = { ...state, hyperparameters: { ...state.hyperparameters, maxWeightLimit: 32_768 } }
    expect(refusalOf(() => revealAt(limited, 11))).toBe('MaxWeightExceeded')
  })

  it('keeps ten open commits of a hotkey and no more, and forgets those that ran out', () => {
    let state = aState({ weightsRateLimit: 0 })
    for (let index = 0; index < 10; index++) state = commitAt(state, 1).state
    expect(refusalOf(() => commitAt(state, 1))).toBe('TooManyUnrevealedCommits')
    state = upTo(21, state)
    expect(commitAt(state, 21).state.mechanisms[0]!.commits).toHaveLength(1)
  })

  it('shields a newcomer from its predecessor’s weights while a commit from before it came is open', () => {
    const start = aState()
    const mechanism = { ...start.mechanisms[0]!, weights: start.mechanisms[0]!.weights.with(0, stored) }
    const weighed = { ...start, mechanisms: [mechanism], neurons: start.neurons.with(2, { ...start.neurons[2]!, registeredAt: 8 }) }
    const incentiveOf = (state: LocalState) => upTo(11, state).mechanisms[0]!.incentive
    const lateOnly = commitAt(weighed, 9).state
    expect(incentiveOf(lateOnly)[2]).toBeGreaterThan(0)
    const both = commitAt(commitAt(weighed, 5).state, 9).state
    expect(incentiveOf(both).slice(2, 4)).toEqual([0, 65_535])
  })
})

describe('timelocked weights', () => {
  const keyOf = (round: number) => roundKey('secret', round)
  const sealedTo = (round: number, hotkey = validator) => {
    const { dests, values, versionKey } = weights
    return sealWeights(keyOf(round).publicKey, { hotkey, dests, values, versionKey })
  }
  const commit = (state: LocalState, block: number, { round = 10, version = 4, commit: sealed = sealedTo(round) } = {}) =>
    commitTimelockedWeights({ state, signer: validator, block }, { ...where, commit: sealed, round, version })
  const keys = (...rounds: number[]) => new Map(rounds.map((round) => [round, bytesToHex(keyOf(round).secretKey)]))

  it('are refused in another form, for a round that is over, or too many at once', () => {
    expect(refusalOf(() => commit(aState({ commitRevealEnabled: false }), 5, { version: 3 }))).toBe('CommitRevealDisabled')
    expect(refusalOf(() => commit(aState(), 5, { version: 3 }))).toBe('IncorrectCommitRevealVersion')
    expect(refusalOf(() => commit({ ...aState(), mechanisms: [] }, 5))).toBe('MechanismDoesNotExist')
    expect(refusalOf(() => commit(aState(), 10))).toBe('InvalidRevealRound')
    let state = aState({ weightsRateLimit: 0 })
    for (let index = 0; index < 10; index++) state = commit(state, 5).state
    expect(refusalOf(() => commit(state, 5))).toBe('TooManyUnrevealedCommits')
  })

  it('are set at the start of the block whose epoch they are for, with the last update of the commit', () => {
    const { state, events } = commit(upTo(5, aState()), 5)
    expect(events).toEqual([{ kind: 'weights-committed', mechid: 0, uid: 0, hotkey: validator }])
    const at10 = upTo(10, state)
    expect(dueRounds(at10, 10)).toEqual([10])
    expect(at10.mechanisms[0]!.weights[0]).toEqual([])
    const after = upTo(11, at10, keys(10))
    expect(after.mechanisms[0]).toMatchObject({ timelockedCommits: [], lastUpdate: [5, 0, 0, 0, 0] })
    expect(after.mechanisms[0]!.weights[0]).toEqual(stored)
    expect(after.mechanisms[0]!.incentive[2]).toBeGreaterThan(0)
  })

  it('wait for a missing key to the end of their epoch, and not longer', () => {
    const { state } = commit(upTo(5, aState()), 5)
    expect(upTo(20, upTo(19, state), keys(10)).mechanisms[0]!.weights[0]).toEqual(stored)
    const late = upTo(22, upTo(20, state), keys(10))
    expect(late.mechanisms[0]).toMatchObject({ timelockedCommits: [] })
    expect(late.mechanisms[0]!.weights[0]).toEqual([])
  })

  it('count for nothing when copied from another hotkey, sealed to another round, or broken', () => {
    const commits = [{ commit: sealedTo(10, aHotkey(1).hotkey) }, { commit: sealedTo(11) }, { commit: 'abcd' }]
    for (const bad of commits) {
      const after = upTo(11, commit(upTo(5, aState()), 5, bad).state, keys(10))
      expect(after.mechanisms[0]).toMatchObject({ timelockedCommits: [], weights: [[], [], [], [], []] })
    }
  })

  it('open in order, so that the last of several commits holds', () => {
    const first = commit(upTo(5, aState({ weightsRateLimit: 0 })), 5).state
    const sealed = sealWeights(keyOf(10).publicKey, { hotkey: validator, dests: [4], values: [1], versionKey: 0 })
    const { state, events } = revealTimelocked(upTo(10, commit(first, 5, { commit: sealed }).state), 10, keys(10))
    expect(state.mechanisms[0]!.weights[0]).toEqual([[4, 65_535]])
    expect(events).toHaveLength(2)
  })
})
