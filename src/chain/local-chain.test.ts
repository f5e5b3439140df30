import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { hashOf } from '../core/hash.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { describeChainContract, expectRefusal, passEpoch } from './contract.testing.ts'
import { GenesisMismatchError } from './errors.ts'
import type { GenesisInput } from './genesis.ts'
import { createLocalChain, type LocalChain } from './local-chain.ts'
import { stateHash } from './local-state.ts'
import { replayBlocks } from './replay-blocks.ts'
import { signExtrinsic } from './signed-extrinsic.ts'
import { aGenesis, aHotkey, contractKeys, fundedKey, memoryChainStorage } from './testing.ts'

async function open(genesis: GenesisInput = aGenesis(), storage = memoryChainStorage()) {
  const clock = createSimulatedClock(genesis.timeMs)
  const chain = await createLocalChain({ genesis, storage, clock, beaconSecret: 'beacon of the tests' })
  const nextBlock = async () => {
    clock.advance(1000)
    await chain.produceBlock()
  }
  return { chain, clock, storage, nextBlock }
}

const withFunds = (hyperparameters: GenesisInput['hyperparameters'] = {}) =>
  aGenesis({ hyperparameters, accounts: { [fundedKey.coldkey]: 5_000_000_000n } })
const weigh = (chain: LocalChain, validator: number, weights: [number, number][], mechid = 0) =>
  chain.setWeights({ signer: aHotkey(validator).signer, mechid, weights: new Map(weights), versionKey: 0 })

describeChainContract('the local chain', async ({ commitReveal }) => {
  const { chain, nextBlock } = await open(withFunds({ commitRevealEnabled: commitReveal }))
  return { ...contractKeys, chain, nextBlock }
})

describe('createLocalChain', () => {
  it('runs an epoch in every tempo-th block and in no other', async () => {
    const { chain, nextBlock } = await open()
    for (let block = 1; block <= 35; block++) await nextBlock()
    const blocks = (await chain.eventsAfter(0, 100)).filter(({ events }) => events.some(({ kind }) => kind === 'epoch-ran'))
    expect(blocks.map(({ header }) => header.block)).toEqual([10, 20, 30])
    expect(await chain.metagraph()).toMatchObject({ epoch: 3, lastEpochBlock: 30, blocksUntilEpoch: 5 })
  })

  it('takes a call once: a replay, another chain’s signature and a changed call are refused', async () => {
    const { chain, nextBlock } = await open()
    await passEpoch({ chain, nextBlock })
    const { signer } = aHotkey(0)
    const call = {
      name: 'set_mechanism_weights' as const,
      args: { netuid: 1, mechid: 0, dests: [2], values: [65_535], versionKey: 0 },
    }
    const extrinsic = signExtrinsic(chain.genesisHash, { signer, call, nonce: chain.nonceOf(signer.address) })
    const { included } = await chain.submit(extrinsic)
    await nextBlock()
    await included
    await expectRefusal(chain.submit(extrinsic), 'Stale', false)
    await expectRefusal(chain.submit(signExtrinsic(chain.genesisHash, { signer, call, nonce: 7 })), 'Future', true)
    await expectRefusal(chain.submit(signExtrinsic('another chain', { signer, call, nonce: 1 })), 'BadProof', false)
    const changed = { ...call, args: { ...call.args, dests: [3] } }
    const foreign = { ...signExtrinsic(chain.genesisHash, { signer, call, nonce: 1 }), call: changed }
    await expectRefusal(chain.submit(foreign), 'BadProof', false)
  })

  it('refuses in the block what another call of the same block made impossible, and uses up the nonce', async () => {
    const { chain, nextBlock } = await open(withFunds())
    const hotkey = aHotkey(0).hotkey
    const first = await chain.addStake({ signer: fundedKey.coldSigner, hotkey, amountRao: 5_000_000_000n })
    await expectRefusal(chain.addStake({ signer: fundedKey.coldSigner, hotkey, amountRao: 3_000_000n }), 'NotEnoughBalanceToStake', false)
    await nextBlock()
    await first.included
    expect(chain.nonceOf(fundedKey.coldkey)).toBe(1)
  })

  it('lets no signer fill the space for waiting calls, and makes room with the next block', async () => {
    const { chain, nextBlock } = await open(withFunds())
    const stake = (amountRao: bigint) => chain.addStake({ signer: fundedKey.coldSigner, hotkey: aHotkey(0).hotkey, amountRao })
    for (let index = 1; index <= 64; index++) await stake(2_000_000n)
    await expectRefusal(stake(2_000_000n), 'ImmediatelyDropped', true)
    await chain.serveAxon({ signer: aHotkey(2).signer, ip: '127.0.0.2', port: 8091 })
    await nextBlock()
    await stake(2_000_000n)
    expect(await chain.stake({ hotkey: aHotkey(0).hotkey, coldkey: fundedKey.coldkey })).toBe(128_000_000n)
  })

  it('takes timelocked weights only where somebody keeps the keys of the rounds', async () => {
    const genesis = withFunds({ commitRevealEnabled: true })
    const chain = await createLocalChain({ genesis, storage: memoryChainStorage(), clock: createSimulatedClock(0) })
    const weights = { signer: aHotkey(0).signer, mechid: 0, weights: new Map([[2, 1]]), versionKey: 0 }
    await expectRefusal(chain.commitTimelockedWeights(weights), 'InvalidRevealRound', false)
  })

  it('goes on after a restart as if there had been none', async () => {
    const play = async (restartAfter: number) => {
      const genesis = withFunds()
      let { chain, clock, storage } = await open(genesis)
      const hashes: string[] = []
      for (let block = 1; block <= 45; block++) {
        if (block === restartAfter) chain = await createLocalChain({ genesis, storage, clock })
        const permit = (await chain.metagraph()).neurons[0]!.validatorPermit
        if (permit && block % 10 === 3) {
          await weigh(chain, 0, [
            [2, block],
            [3, 20],
          ])
          await weigh(chain, 1, [
            [2, 1],
            [4, 1],
          ])
        }
        if (block === 5) await chain.register({ signer: fundedKey.coldSigner, hotkey: aHotkey(20).hotkey })
        clock.advance(1000)
        await chain.produceBlock()
        hashes.push(chain.stateHash())
      }
      return { hashes, storage }
    }
    const straight = await play(0)
    expect((await play(23)).hashes).toEqual(straight.hashes)
    expect(new Set(straight.hashes).size).toBe(45)
  })

  it('takes no call that was signed for a chain which began alike, at another time', async () => {
    const genesis = withFunds()
    const [before, after] = [(await open(genesis)).chain, (await open({ ...genesis, timeMs: genesis.timeMs + 1 })).chain]
    const call = { name: 'burned_register' as const, args: { netuid: 1, hotkey: aHotkey(20).hotkey } }
    const extrinsic = signExtrinsic(before.genesisHash, { signer: fundedKey.coldSigner, call, nonce: 0 })
    await expectRefusal(after.submit(extrinsic), 'BadProof', false)
    await before.submit(extrinsic)
  })

  it('goes on with a chain of a version that left the time out of its hash, and replays it', async () => {
    const { timeMs, ...genesis } = aGenesis()
    const { chain, storage } = await open({ ...genesis, timeMs })
    const old = hashOf(JSON.parse(JSON.stringify(genesis, (_, value) => (typeof value === 'bigint' ? `${value}` : value))))
    const [start] = storage.blocks()
    const state = JSON.parse(JSON.stringify(start!.state).replaceAll(chain.genesisHash, old))
    const oldStorage = memoryChainStorage()
    await oldStorage.append({ ...start!, header: { ...start!.header, hash: old }, state })
    const later = { ...genesis, timeMs: timeMs + 5 }
    const again = await createLocalChain({ genesis: later, storage: oldStorage, clock: createSimulatedClock(timeMs + 5) })
    expect(again.genesisHash).toBe(old)
    await again.produceBlock()
    expect(stateHash(await replayBlocks(later, oldStorage))).toBe(again.stateHash())
  })

  it('opens another genesis on the same storage with an error, but the same one at any time', async () => {
    const { storage, clock } = await open()
    const other = { ...aGenesis(), name: 'another' }
    await expect(createLocalChain({ genesis: other, storage, clock })).rejects.toThrow(GenesisMismatchError)
    const later = { ...aGenesis(), timeMs: 0 }
    expect((await (await createLocalChain({ genesis: later, storage, clock })).head()).block).toBe(0)
  })

  it('leaves nothing half done when storing fails, and keeps the waiting calls', async () => {
    const { chain, storage, nextBlock } = await open()
    await passEpoch({ chain, nextBlock })
    const { included } = await weigh(chain, 0, [[2, 1]])
    const before = { hash: chain.stateHash(), blocks: storage.blocks().length, head: await chain.head() }
    storage.fail(new Error('disk full'))
    await expect(chain.produceBlock()).rejects.toThrow('disk full')
    expect({ hash: chain.stateHash(), blocks: storage.blocks().length, head: await chain.head() }).toEqual(before)
    await nextBlock()
    expect((await included).block).toBe(before.head.block + 1)
  })

  it('makes blocks one after the other however often it is asked at once', async () => {
    const { chain } = await open()
    const seen: number[] = []
    const stop = chain.onBlock(({ header }) => seen.push(header.block))
    await Promise.all(Array.from({ length: 12 }, () => chain.produceBlock()))
    stop()
    await chain.produceBlock()
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it('keeps weights, incentive and last update of two mechanisms apart and pays for both', async () => {
    const { chain, nextBlock } = await open(aGenesis({ hyperparameters: { mechanismCount: 2 } }))
    await passEpoch({ chain, nextBlock })
    for (const validator of [0, 1]) {
      await weigh(chain, validator, [[2, 1]], 0)
      await weigh(chain, validator, [[3, 1]], 1)
    }
    await passEpoch({ chain, nextBlock })
    const [first, second] = [await chain.metagraph(0), await chain.metagraph(1)]
    expect([first.neurons[2]!.incentive, first.neurons[3]!.incentive]).toEqual([1, 0])
    expect([second.neurons[2]!.incentive, second.neurons[3]!.incentive]).toEqual([0, 1])
    expect(first.neurons[2]!.emissionRao).toBe(first.neurons[3]!.emissionRao)
    expect(first.neurons[2]!.emissionRao).toBeGreaterThan(0n)
    await expect(weigh(chain, 0, [[2, 1]], 2)).rejects.toMatchObject({ pallet: 'MechanismDoesNotExist' })
    const epoch = (await chain.eventsAfter(10, 10)).flatMap(({ events }) => events).find(({ kind }) => kind === 'epoch-ran')
    expect(epoch?.kind === 'epoch-ran' && epoch.neurons[2]!.incentives).toEqual([1, 0])
  })

  it('pays every rao of every block to somebody, whatever the weights', async () => {
    const validators = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(validators, fc.bigInt({ min: 1n, max: 10n ** 10n }), async (rows, alphaOutPerBlockRao) => {
        const { chain, nextBlock, storage } = await open(aGenesis({ alphaOutPerBlockRao }))
        const staked = async () => (await chain.metagraph()).neurons.reduce((sum, { stakeRao }) => sum + stakeRao, 0n)
        const before = await staked()
        for (let block = 1; block <= 200; block++) {
          if (block % 10 === 2 && block > 10)
            for (const [uid, row] of rows.entries())
              if (row.some((weight) => weight > 0))
                await weigh(
                  chain,
                  uid,
                  row.map((weight, dest): [number, number] => [dest, weight]),
                )
          await nextBlock()
        }
        const cut = await ownerStake(storage)
        expect((await staked()) - before + cut).toBe(200n * alphaOutPerBlockRao)
      }),
      { numRuns: 8 },
    )
  })
})

/** What the owner's hotkey, which is no neuron here, has been paid. */
async function ownerStake(storage: ReturnType<typeof memoryChainStorage>): Promise<bigint> {
  const stored = (await storage.load())?.state as { stakes: Record<Hotkey, Record<string, string>> }
  return Object.values(stored.stakes[aHotkey(50).hotkey] ?? {}).reduce((sum, rao) => sum + BigInt(rao), 0n)
}
