import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyExtrinsic } from './apply-extrinsic.ts'
import { stakeOf } from './credit-stake.ts'
import { genesisState } from './genesis.ts'
import type { LocalState } from './local-state.ts'
import type { Call } from './signed-extrinsic.ts'
import { aGenesis, aHotkey } from './testing.ts'

const coldkeys = [aHotkey(7).coldkey, aHotkey(8).coldkey]
const start = genesisState(aGenesis({ accounts: { [coldkeys[0]!]: 10_000_000n, [coldkeys[1]!]: 700n } }))

function apply(state: LocalState, signer: string, call: Call) {
  return applyExtrinsic(state, { call, signer, nonce: state.accounts[signer]?.nonce ?? 0, signature: '0x' }, 1)
}
const amount = fc.oneof(fc.bigInt({ min: 0n, max: 6000n }), fc.bigInt({ min: 0n, max: 12_000_000n })).map(String)
const hotkey = fc.constantFrom(aHotkey(0).hotkey, aHotkey(2).hotkey)
const anyCall: fc.Arbitrary<Call> = fc.oneof(
  fc
    .record({ dest: fc.constantFrom(aHotkey(107).hotkey, aHotkey(108).hotkey, aHotkey(20).hotkey), amountRao: amount })
    .map((args): Call => ({ name: 'transfer_keep_alive', args })),
  fc.record({ netuid: fc.constant(1), hotkey, amountRao: amount }).map((args): Call => ({ name: 'add_stake', args })),
  fc.record({ netuid: fc.constant(1), hotkey, amountRao: amount }).map((args): Call => ({ name: 'remove_stake', args })),
)

describe('balances', () => {
  it('are moved, never made or lost, and never fall below what an account must hold', () => {
    const total = ({ accounts, stakes }: LocalState) =>
      Object.values(accounts).reduce((sum, { freeRao }) => sum + freeRao, 0n) +
      Object.keys(stakes).reduce((sum, key) => sum + stakeOf(stakes, key), 0n)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...coldkeys), anyCall), { maxLength: 30 }), (calls) => {
        const end = calls.reduce((state, [signer, call]) => apply(state, signer, call).state, start)
        expect(total(end)).toBe(total(start))
        for (const { freeRao } of Object.values(end.accounts)) expect(freeRao).toBeGreaterThanOrEqual(500n)
        for (const held of Object.values(end.stakes)) for (const rao of Object.values(held)) expect(rao).toBeGreaterThanOrEqual(0n)
      }),
    )
  })

  it('stay where they are when a call is refused: too little to begin or to keep an account, a hotkey that never was, another subnet', () => {
    const { hotkey } = aHotkey(30)
    const calls: [Call, string][] = [
      [{ name: 'transfer_keep_alive', args: { dest: hotkey, amountRao: '499' } }, 'BelowMinimum'],
      [{ name: 'transfer_keep_alive', args: { dest: aHotkey(108).hotkey, amountRao: '0' } }, 'BelowMinimum'],
      [{ name: 'transfer_keep_alive', args: { dest: aHotkey(108).hotkey, amountRao: '9999501' } }, 'NotExpendable'],
      [{ name: 'add_stake', args: { netuid: 1, hotkey: aHotkey(0).hotkey, amountRao: '1999999' } }, 'AmountTooLow'],
      [{ name: 'add_stake', args: { netuid: 1, hotkey, amountRao: '2000000' } }, 'HotKeyAccountNotExists'],
      [{ name: 'remove_stake', args: { netuid: 1, hotkey, amountRao: '1' } }, 'HotKeyAccountNotExists'],
      [{ name: 'remove_stake', args: { netuid: 2, hotkey: aHotkey(0).hotkey, amountRao: '1' } }, 'SubnetNotExists'],
      [{ name: 'remove_stake', args: { netuid: 1, hotkey: aHotkey(0).hotkey, amountRao: '0' } }, 'AmountTooLow'],
      [{ name: 'remove_stake', args: { netuid: 1, hotkey: aHotkey(0).hotkey, amountRao: '1' } }, 'NotEnoughStakeToWithdraw'],
    ]
    for (const [call, pallet] of calls) {
      const { state, refusal } = apply(start, coldkeys[0]!, call)
      expect(refusal?.pallet).toBe(pallet)
      expect(state.stakes).toEqual(start.stakes)
      expect(state.accounts).toEqual({ ...start.accounts, [coldkeys[0]!]: { freeRao: 10_000_000n, nonce: 1 } })
    }
  })

  it('are staked but for the existential deposit by who stakes all, and come back in no small parts, but whole', () => {
    const { hotkey } = aHotkey(0)
    const [coldkey] = coldkeys as [string]
    const move = (name: 'add_stake' | 'remove_stake', amountRao: string): Call => ({ name, args: { netuid: 1, hotkey, amountRao } })
    const staked = apply(start, coldkey, move('add_stake', '10000000'))
    expect(staked.state.accounts[coldkey]?.freeRao).toBe(500n)
    expect(staked.events).toEqual([{ kind: 'stake-added', hotkey, amountRao: 9_999_500n }])
    expect(apply(staked.state, coldkey, move('remove_stake', '1999999')).refusal?.pallet).toBe('AmountTooLow')
    const most = apply(staked.state, coldkey, move('remove_stake', '9999400')).state
    expect(apply(most, coldkey, move('remove_stake', '100')).state.accounts[coldkey]?.freeRao).toBe(10_000_000n)
  })
})
