import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { aSigner } from '../../identity/testing.ts'
import type { Hotkey } from '../../protocol/ids.ts'
import type { Chain } from '../chain.ts'
import { commitHash } from '../commit-hash.ts'
import { expectRefusal } from '../contract.testing.ts'
import { connectToFake } from './fake-node.testing.ts'

const [signer, other] = [aSigner(1), aSigner(2)]
const hotkey = other.address as Hotkey
const key = Buffer.from(other.publicKey).toString('hex')
const of = (mechid: number) => ({ signer, mechid, weights: new Map([[2, 1]]), versionKey: 7, salt: [9] })
const weights = '04020004ffff'
const version = '0700000000000000'
const hash = (mechid: number) =>
  commitHash({ hotkey: signer.address, netuid: 1, mechid, dests: [2], values: [65_535], salt: [9], versionKey: 7 })

/** Pallet and call, then the arguments. */
const cases: readonly [name: string, send: (chain: Chain) => Promise<unknown>, call: string][] = [
  ['register', (chain) => chain.register({ signer, hotkey }), `07070100${key}`],
  ['addStake', (chain) => chain.addStake({ signer, hotkey, amountRao: 5n }), `0702${key}01000500000000000000`],
  ['removeStake', (chain) => chain.removeStake({ signer, hotkey, amountRao: 5n }), `0703${key}01000500000000000000`],
  ['transfer', (chain) => chain.transfer({ signer, to: hotkey, amountRao: 5n }), `050300${key}14`],
  ['serveAxon', (chain) => chain.serveAxon({ signer, ip: '::1', port: 8091 }), `07040100509e980001${'00'.repeat(15)}9b1f06040000`],
  ['setWeights', (chain) => chain.setWeights(of(0)), `07000100${weights}${version}`],
  ['setWeights of mechanism 3', (chain) => chain.setWeights(of(3)), `0777010003${weights}${version}`],
  ['commitWeights', (chain) => chain.commitWeights(of(0)), `07600100${hash(0)}`],
  ['commitWeights of mechanism 3', (chain) => chain.commitWeights(of(3)), `0773010003${hash(3)}`],
  ['revealWeights', (chain) => chain.revealWeights(of(0)), `07610100${weights}040900${version}`],
  ['revealWeights of mechanism 3', (chain) => chain.revealWeights(of(3)), `0774010003${weights}040900${version}`],
]

describe('subtensorCalls', () => {
  it.each(cases)('%s sends the call of the pallet', async (_, send, call) => {
    const { node, chain } = await connectToFake()
    await send(chain)
    const extrinsic = Buffer.from(node.pool[0]!.slice(2), 'hex')
    const bytes = hexToBytes(call)
    expect(extrinsic.subarray(extrinsic.length - bytes.length).toString('hex')).toBe(call)
  })

  it('refuses what is no address before it is sent', async () => {
    const { node, chain } = await connectToFake()
    await expectRefusal(chain.serveAxon({ signer, ip: 'localhost', port: 1 }), 'InvalidIpAddress', false)
    await expect(chain.transfer({ signer, to: `${hotkey}x`, amountRao: 5n })).rejects.toThrow('address')
    expect(node.pool).toHaveLength(0)
  })
})
