import { describe, expect, it } from 'vitest'
import { applyExtrinsic } from './apply-extrinsic.ts'
import { decayBurnPrice, raiseBurnPrice } from './burn-price.ts'
import { genesisState } from './genesis.ts'
import type { LocalState } from './local-state.ts'
import { aGenesis, aHotkey } from './testing.ts'

const payer = aHotkey(9)

/** Registers hotkeys 20, 21, ... in one block, straight into the state. */
function register(state: LocalState, block: number, numbers: readonly number[]) {
  return numbers.reduce((next, number, nonce) => {
    const call = { name: 'burned_register' as const, args: { netuid: 1, hotkey: aHotkey(number).hotkey } }
    const applied = applyExtrinsic(next, { call, signer: payer.coldkey, nonce, signature: '0x' }, block)
    if (applied.refusal) throw applied.refusal
    return applied.state
  }, state)
}

/** How one more registration is refused, if it is. */
function refusalAt(state: LocalState, block: number): string | undefined {
  const call = { name: 'burned_register' as const, args: { netuid: 1, hotkey: aHotkey(40).hotkey } }
  const nonce = state.accounts[payer.coldkey]!.nonce
  return applyExtrinsic(state, { call, signer: payer.coldkey, nonce, signature: '0x' }, block).refusal?.pallet
}

const funded = (maxAllowedUids: number) =>
  genesisState(
    aGenesis({
      accounts: { [payer.coldkey]: 10_000_000n },
      hyperparameters: { maxAllowedUids, minNonImmuneUids: 0, immunityPeriod: 20, mechanismCount: 2 },
    }),
  )

describe('registerNeuron', () => {
  it('takes the next free uid, burns the price and raises it by 26 %', () => {
    const state = register(funded(8), 5, [20, 21])
    expect(state.neurons.map(({ hotkey }) => hotkey).slice(5)).toEqual([aHotkey(20).hotkey, aHotkey(21).hotkey])
    expect(state.neurons[5]).toMatchObject({ coldkey: payer.coldkey, registeredAt: 5, validatorPermit: false })
    expect(state.mechanisms.map(({ lastUpdate }) => lastUpdate[6])).toEqual([5, 5])
    expect(state.burnedRao).toBe(500_000n + 630_000n)
    expect(state.accounts[payer.coldkey]).toEqual({ freeRao: 10_000_000n - 1_130_000n, nonce: 2 })
  })

  it('replaces the neuron that earns least, and wipes what it said and what was said of it', () => {
    const start = funded(5)
    const earning = start.neurons.map((neuron, uid) => ({ ...neuron, emissionRao: [9n, 9n, 5n, 1n, 5n][uid]!, paidRao: 1n }))
    const spoken = start.mechanisms.map((mechanism) => ({
      ...mechanism,
      weights: [
        [
          [2, 9],
          [3, 65_535],
        ],
        [],
        [],
        [[2, 65_535]],
        [],
      ] as [number, number][][],
      bonds: [[[3, 100]], [], [], [[2, 7]], []] as [number, number][][],
    }))
    const state = register({ ...start, neurons: earning, mechanisms: spoken }, 25, [20])
    expect(state.neurons).toHaveLength(5)
    expect(state.neurons[3]).toMatchObject({ hotkey: aHotkey(20).hotkey, registeredAt: 25, emissionRao: 0n, paidRao: 0n })
    for (const { weights, bonds } of state.mechanisms) {
      expect(weights).toEqual([
        [
          [2, 9],
          [3, 0],
        ],
        [],
        [],
        [],
        [],
      ])
      expect(bonds).toEqual([[[3, 100]], [], [], [], []])
    }
  })

  it('never replaces the owner, and takes back a hotkey only for its own coldkey', () => {
    const start = funded(5)
    const owner = { hotkey: aHotkey(0).hotkey, coldkey: aHotkey(0).coldkey }
    const state = register({ ...start, owner }, 25, [20])
    expect(state.neurons.map(({ hotkey }) => hotkey).indexOf(aHotkey(20).hotkey)).toBe(1)
    const call = { name: 'burned_register' as const, args: { netuid: 1, hotkey: aHotkey(1).hotkey } }
    const { refusal } = applyExtrinsic(state, { call, signer: payer.coldkey, nonce: 1, signature: '0x' }, 26)
    expect(refusal?.pallet).toBe('NonAssociatedColdKey')
  })
})

describe('the limits of registration', () => {
  const limited = (hyperparameters: object) => {
    const state = funded(20)
    return { ...state, hyperparameters: { ...state.hyperparameters, ...hyperparameters } }
  }

  it('holds in one block, and begins anew in the next', () => {
    const state = register(limited({ maxRegistrationsPerBlock: 2 }), 5, [20, 21])
    expect(refusalAt(state, 5)).toBe('TooManyRegistrationsThisBlock')
    expect(refusalAt(state, 6)).toBeUndefined()
  })

  it('holds for three times the target in an interval of 360 blocks, and begins anew in the next', () => {
    const state = register(limited({ targetRegistrationsPerInterval: 1 }), 350, [20, 21, 22])
    expect(refusalAt(state, 359)).toBe('TooManyRegistrationsThisInterval')
    expect(refusalAt(state, 360)).toBeUndefined()
  })

  it('is closed altogether when the subnet is', () => {
    expect(refusalAt(limited({ registrationAllowed: false }), 5)).toBe('SubNetRegistrationDisabled')
  })
})

describe('the price of a registration', () => {
  it('halves in 360 blocks, within its bounds', () => {
    let price = 80_000_000_000n
    for (let block = 0; block < 360; block++) price = decayBurnPrice(price, 500_000n)
    expect(Number(price) / 40_000_000_000).toBeCloseTo(1, 5)
    expect(raiseBurnPrice(90_000_000_000n, 100_000_000_000n)).toBe(100_000_000_000n)
    expect(decayBurnPrice(500_000n, 500_000n)).toBe(500_000n)
  })
})
