import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stakeOf } from './credit-stake.ts'
import { genesisState } from './genesis.ts'
import type { LocalState } from './local-state.ts'
import { accrueEmission, payEpoch } from './pay-epoch.ts'
import { aGenesis, aHotkey } from './testing.ts'

const aState = (): LocalState => ({
  ...genesisState(aGenesis()),
  pendingOwnerRao: 180n,
  pendingServerRao: 410n,
  pendingValidatorRao: 410n,
})

const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 5, maxLength: 5 })

describe('accrueEmission', () => {
  it('sets aside the owner’s cut and halves the rest, to the last rao', () => {
    const state = accrueEmission({ ...genesisState(aGenesis()), alphaOutPerBlockRao: 1_000_000_001n })
    expect([state.pendingOwnerRao, state.pendingServerRao, state.pendingValidatorRao]).toEqual([179_995_422n, 410_002_289n, 410_002_290n])
    expect(state.issuedRao).toBe(1_000_000_001n)
  })
})

describe('payEpoch', () => {
  it('pays out exactly what is pending, or nothing at all', () => {
    fc.assert(
      fc.property(amounts, amounts, (serverEmission, validatorEmission) => {
        const before = aState()
        const { state, serverRao, validatorRao } = payEpoch(before, { serverEmission, validatorEmission })
        const total = ({ stakes }: LocalState) => Object.keys(stakes).reduce((sum, hotkey) => sum + stakeOf(stakes, hotkey), 0n)
        const pending = state.pendingOwnerRao + state.pendingServerRao + state.pendingValidatorRao
        expect(total(state) - total(before) + pending).toBe(1000n)
        const paid = [...serverRao, ...validatorRao].reduce((sum, rao) => sum + rao, 0n)
        expect(paid).toBe([...serverEmission, ...validatorEmission].some((rao) => rao > 0n) ? 820n : 0n)
      }),
    )
  })

  it('hands the miners’ half to validators when no miner earned, and the other way round', () => {
    const some = [1n, 0n, 0n, 0n, 0n]
    const none = [0n, 0n, 0n, 0n, 0n]
    expect(payEpoch(aState(), { serverEmission: none, validatorEmission: some }).validatorRao[0]).toBe(820n)
    expect(payEpoch(aState(), { serverEmission: some, validatorEmission: none }).serverRao[0]).toBe(820n)
  })

  it('burns what miners of the subnet owner would get', () => {
    const { hotkey, coldkey } = aHotkey(3)
    const owned = { ...aState(), owner: { hotkey: aHotkey(50).hotkey, coldkey } }
    const { state, serverRao } = payEpoch(owned, { serverEmission: [0n, 0n, 1n, 1n, 0n], validatorEmission: [1n, 0n, 0n, 0n, 0n] })
    expect(serverRao).toEqual([0n, 0n, 205n, 0n, 0n])
    expect(state.burnedRao).toBe(205n)
    expect(stakeOf(state.stakes, hotkey)).toBe(0n)
  })

  it('gives the validator its take, and the rest to all who staked on it', () => {
    const { hotkey, coldkey } = aHotkey(1)
    const start = aState()
    const shared = { ...start, stakes: { ...start.stakes, [hotkey]: { [coldkey]: 300n, nominator: 100n } } }
    const { state } = payEpoch(shared, { serverEmission: [0n, 0n, 1n, 0n, 0n], validatorEmission: [0n, 1n, 0n, 0n, 0n] })
    // 410 rao: take 18 % = 73.8, rest 336.2 in parts of 3 to 1
    expect(state.stakes[hotkey]).toEqual({ [coldkey]: 300n + 74n + 252n, nominator: 100n + 84n })
  })
})
