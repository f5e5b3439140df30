import { describe, expect, it, onTestFinished } from 'vitest'
import { aSigner } from '../../identity/testing.ts'
import type { Hotkey } from '../../protocol/ids.ts'
import type { Submission } from '../chain.ts'
import { expectRefusal } from '../contract.testing.ts'
import { RuntimeShapeError, UnknownSubnetError } from '../errors.ts'
import { connectToFake, NETUID, startFakeNode } from './fake-node.testing.ts'
import type { RuntimeShape } from './metadata.testing.ts'
import { round1000 } from './round-1000.testing.ts'
import { createSubtensorChain, type SubtensorChain } from './subtensor-chain.ts'
import { subtensorShape } from './subtensor-shape.testing.ts'
import { openWithSignature, quicknet } from './timelock.ts'

const [signer, other] = [aSigner(1), aSigner(2)]
const ofSubtensor = (entry: string, ...keys: unknown[]) => ({ pallet: 'SubtensorModule', entry, keys })

const setWeights = (chain: SubtensorChain): Promise<Submission> =>
  chain.setWeights({ signer, mechid: 0, weights: new Map([[2, 1]]), versionKey: 7 })

describe('createSubtensorChain', () => {
  it('says at the start which calls the runtime takes differently', async () => {
    const pallets = subtensorShape.pallets.map((pallet) => {
      const { set_weights: _, ...calls } = pallet.calls ?? {}
      return { ...pallet, calls }
    })
    const node = await startFakeNode({ ...subtensorShape, pallets })
    onTestFinished(() => node.close())
    const settings = { endpoint: node.url, netuid: NETUID, timeoutMs: 2000 }
    await expect(createSubtensorChain(settings)).rejects.toThrow(RuntimeShapeError)
    await expect(createSubtensorChain(settings)).rejects.toThrow('SubtensorModule.set_weights')
    const chain = await createSubtensorChain({ ...settings, calls: ['SubtensorModule.burned_register'] })
    await expect(setWeights(chain)).rejects.toThrow('SubtensorModule.set_weights')
    chain.close()
  })

  it('says by a typed error that nobody answers', async () => {
    const start = createSubtensorChain({ endpoint: 'ws://127.0.0.1:9', netuid: NETUID, timeoutMs: 300 })
    await expect(start).rejects.toMatchObject({ code: 'subtensor-node', retryable: true })
  })
})

describe('reads', () => {
  it('show the metagraph with weights as shares and axons as addresses', async () => {
    const { node, chain } = await connectToFake()
    const axon = { block: 0n, version: 0, protocol: 4 }
    node.answer('SubnetInfoRuntimeApi.get_metagraph', {
      block: 2n,
      owner_hotkey: other.address,
      hotkeys: [signer.address, other.address],
      coldkeys: [other.address, other.address],
      axons: [
        { ...axon, ip: 3_405_803_783n, port: 8091, ip_type: 4 },
        { ...axon, ip: 0n, port: 0, ip_type: 0 },
      ],
      active: [true, false],
      validator_permit: [true, false],
      last_update: [1n, 2n],
      emission: [5n, 0n],
      dividends: [65_535, 0],
      incentives: [0, 65_535],
      consensus: [0, 13_107],
      block_at_registration: [0n, 1n],
      total_stake: [9n, 0n],
    })
    node.write(ofSubtensor('ValidatorTrust', NETUID), [65_535])
    node.write(ofSubtensor('Weights', NETUID, 0), [
      [1, 30_000],
      [0, 10_000],
    ])
    node.write(ofSubtensor('SubnetEpochIndex', NETUID), 3n)
    node.write(ofSubtensor('LastEpochBlock', NETUID), 1n)
    node.produceBlock()
    expect(await chain.metagraph()).toMatchObject({
      epoch: 3,
      blocksUntilEpoch: 359,
      ownerUid: 1,
      neurons: [
        { uid: 0, hotkey: signer.address, stakeRao: 9n, dividends: 1, validatorTrust: 1, axon: { ip: '203.0.113.7', port: 8091 } },
        { uid: 1, incentive: 1, consensus: 0.2, validatorTrust: 0, axon: undefined },
      ],
      weights: new Map([
        [
          0,
          [
            [1, 0.75],
            [0, 0.25],
          ],
        ],
      ]),
    })
  })

  it('tell what happened in the subnet, and nothing of others', async () => {
    const { node, chain } = await connectToFake()
    const key = [...other.publicKey]
    const registered = (netuid: number) => Uint8Array.of(2, 7, 6, netuid, 0, 3, 0, ...key, 0)
    node.write(ofSubtensor('Keys', NETUID, 5), signer.address)
    node.write(ofSubtensor('Uids', NETUID, other.address), 3)
    const set = Uint8Array.of(2, 7, 5, NETUID, 0x20, 5, 0, 0) // mechanism 2, uid 5
    const revealed = Uint8Array.of(2, 7, 40, NETUID, 0, ...key, 0)
    node.events.push(registered(NETUID), registered(NETUID + 1), set, revealed)
    const block = node.produceBlock()
    node.produceBlock()
    const told = await chain.eventsAfter(0, 10)
    expect(told.map(({ header }) => header.block)).toEqual([block])
    expect(told[0]!.events).toEqual([
      { kind: 'neuron-registered', uid: 3, hotkey: other.address },
      { kind: 'weights-set', mechid: 2, uid: 5, hotkey: signer.address },
      { kind: 'weights-revealed', mechid: 0, uid: 3, hotkey: other.address },
    ])
  })

  it('pass on what a node refuses as a typed error, not to be tried again', async () => {
    const { chain } = await connectToFake()
    await expect(chain.metagraph()).rejects.toMatchObject({ code: 'subtensor-node', retryable: false })
    await expect(chain.metagraph()).rejects.toThrow('Execution failed')
  })

  it('name the subnet that does not exist', async () => {
    const { node, chain } = await connectToFake()
    node.answer('SubnetInfoRuntimeApi.get_metagraph', undefined)
    await expect(chain.metagraph()).rejects.toThrow(UnknownSubnetError)
  })
})

describe('calls', () => {
  it('are included by the block that takes them', async () => {
    const { node, chain } = await connectToFake()
    const { included, hash } = await setWeights(chain)
    const block = node.produceBlock()
    expect(hash).toMatch(/^0x[0-9a-f]{64}$/)
    expect(await included).toMatchObject({ block, timeMs: block * 100 })
  })

  it('are refused by the name of the error, by the trial before they are sent', async () => {
    const { node, chain } = await connectToFake()
    node.trial = '0x0001030701000000' // dispatched: error 1 of pallet 7
    await expectRefusal(setWeights(chain), 'SettingWeightsTooFast', true)
    node.trial = '0x0100080b' // invalid: custom 11
    await expectRefusal(setWeights(chain), 'InvalidIpAddress', false)
    node.trial = '0x010002' // invalid: a nonce of the future, because a call before it still waits
    await setWeights(chain)
    expect(node.pool).toHaveLength(1)
  })

  it('are sent untried to a node that does not let us try', async () => {
    const { node, chain } = await connectToFake()
    const error = { code: -32_601, message: 'not allowed here' }
    node.misbehave = ({ id, method }) => (method === 'state_call' ? [JSON.stringify({ jsonrpc: '2.0', id, error })] : undefined)
    await setWeights(chain)
    expect(node.pool).toHaveLength(1)
  })

  it('are refused by the name of the error, by the block', async () => {
    const { node, chain } = await connectToFake()
    const { included } = await setWeights(chain)
    node.refuseWith = 2
    node.produceBlock()
    await expectRefusal(included, 'NeuronNoValidatorPermit', false)
  })

  it('that no block takes in time are told of, and may be sent again', async () => {
    const { node, chain } = await connectToFake()
    node.produceBlock()
    const { included } = await setWeights(chain)
    const [waiting] = node.pool
    node.misbehave = ({ method }, answer) => (method === 'chain_getBlock' ? [answer.replace(waiting!, '0x00')] : undefined)
    for (let block = 0; block < 80; block++) node.produceBlock()
    await expectRefusal(included, 'AncientBirthBlock', true)
  })

  it('sign anew with the next nonce when another process has used theirs', async () => {
    const { node, chain } = await connectToFake()
    node.poolErrors.push({ code: 1014, message: 'Priority is too low' })
    await setWeights(chain)
    expect(node.pool).toHaveLength(1)
    node.poolErrors.push({ code: 1014, message: 'Priority is too low' }, { code: 1014, message: 'Priority is too low' })
    await expectRefusal(setWeights(chain), 'Stale', false)
  })

  it('count as sent when the node has them already', async () => {
    const { node, chain } = await connectToFake()
    node.poolErrors.push({ code: 1013, message: 'Already Imported' })
    expect((await setWeights(chain)).hash).toMatch(/^0x[0-9a-f]{64}$/)
  })

  it('lock weights to the round that ends their epoch', async () => {
    const { node, chain } = await connectToFake()
    node.startMs = (quicknet.genesisSeconds + 1000 * quicknet.periodSeconds - 36) * 1000
    node.produceBlock() // 3: the epoch ends at 360, which with the margin is 36 s after block 3
    await chain.commitTimelockedWeights({ signer, mechid: 0, weights: new Map([[2, 1]]), versionKey: 7 })
    const call = Buffer.from(node.pool[0]!.slice(2), 'hex')
    expect(call.readBigUInt64LE(call.length - 10)).toBe(1000n)
    const plain = [0x80, ...signer.publicKey, 4, 2, 0, 4, 255, 255, 7, 0, 0, 0, 0, 0, 0, 0]
    const commit = new Uint8Array(call.subarray(call.length - 10 - plain.length - 244, call.length - 10))
    expect(openWithSignature(round1000, commit)).toEqual(Uint8Array.from(plain))
  })

  it('of one key go out one after the other, however many at once', async () => {
    const { node, chain } = await connectToFake()
    await Promise.all([1n, 2n, 3n].map((amountRao) => chain.addStake({ signer, hotkey: other.address as Hotkey, amountRao })))
    expect(new Set(node.pool).size).toBe(3)
  })

  it('follow an upgrade of the runtime: new version, new place of the call', async () => {
    const { node, chain } = await connectToFake()
    await setWeights(chain)
    const pallets = subtensorShape.pallets.map((pallet) => (pallet.name === 'SubtensorModule' ? { ...pallet, index: 9 } : pallet))
    node.upgrade(401, { ...subtensorShape, pallets })
    node.produceBlock()
    await setWeights(chain)
    expect(node.pool[0]).toContain('0900010004020004ffff') // pallet 9, call 0, netuid 1, uid 2, weight 65535
  })

  it('and events are read by the runtime that wrote them, in the block that brought another, too', async () => {
    const { node, chain } = await connectToFake()
    node.write(ofSubtensor('Keys', NETUID, 5), signer.address)
    node.events.push(Uint8Array.of(2, 7, 5, NETUID, 0, 5, 0, 0))
    node.upgrade(403, { ...subtensorShape, pallets: subtensorShape.pallets.filter(({ name }) => name !== 'System') })
    node.produceBlock()
    const [told] = await chain.eventsAfter(0, 10)
    expect(told?.events).toEqual([{ kind: 'weights-set', mechid: 0, uid: 5, hotkey: signer.address }])
  })

  it('stop when an upgrade takes them differently', async () => {
    const { node, chain } = await connectToFake()
    const pallets = subtensorShape.pallets.map((pallet) => ({ ...pallet, calls: { ...pallet.calls, set_weights: { index: 0 } } }))
    node.upgrade(402, { ...subtensorShape, pallets } satisfies RuntimeShape)
    node.produceBlock()
    await expect(setWeights(chain)).rejects.toThrow(RuntimeShapeError)
  })
})
