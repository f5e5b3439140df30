import { expect, it } from 'vitest'
import { applyExtrinsic } from './apply-extrinsic.ts'
import { genesisState } from './genesis.ts'
import { aGenesis, aHotkey } from './testing.ts'

it.each([
  ['203.0.113.7', undefined],
  ['2001:db8::7', undefined],
  ['fe80::1%eth0', 'InvalidIpAddress'],
  ['::1', 'InvalidIpAddress'],
  ['example.org', 'InvalidIpAddress'],
])('an axon at %s is refused as %s', (ip, pallet) => {
  const call = { name: 'serve_axon' as const, args: { netuid: 1, ip, port: 8091 } }
  const { refusal } = applyExtrinsic(genesisState(aGenesis()), { call, signer: aHotkey(2).hotkey, nonce: 0, signature: '0x' }, 1)
  expect(refusal?.pallet).toBe(pallet)
})
