import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { ChainCallError, ChainStateError } from './errors.ts'
import type { GenesisInput } from './genesis.ts'
import { createLocalChain } from './local-chain.ts'
import { stateHash } from './local-state.ts'
import { replayBlocks } from './replay-blocks.ts'
import { aGenesis, aHotkey, fundedKey, memoryChainStorage } from './testing.ts'

const genesis = aGenesis({
  accounts: { [fundedKey.coldkey]: 9_000_000_000n },
  hyperparameters: { commitRevealEnabled: true, maxAllowedUids: 6, minNonImmuneUids: 0 },
})

/** A chain on which every kind of call was made, refused ones too. */
async function aBusyChain(given: GenesisInput = genesis) {
  const storage = memoryChainStorage()
  const clock = createSimulatedClock(given.timeMs)
  let chain = await createLocalChain({ genesis: given, storage, clock, beaconSecret: 'secret' })
  const [first, second] = [aHotkey(0).signer, aHotkey(1).signer]
  const weights = { mechid: 0, weights: new Map([[2, 3], [3, 1]]), versionKey: 0 } // biome-ignore format: one thing
  for (let block = 1; block <= 60; block++) {
    if (block === 4) await chain.register({ signer: fundedKey.coldSigner, hotkey: aHotkey(20).hotkey })
    if (block === 5) await chain.addStake({ signer: fundedKey.coldSigner, hotkey: aHotkey(1).hotkey, amountRao: 5_000_000n })
    if (block === 6) await chain.removeStake({ signer: fundedKey.coldSigner, hotkey: aHotkey(1).hotkey, amountRao: 2_000_000n })
    if (block === 7) await chain.transfer({ signer: fundedKey.coldSigner, to: aHotkey(10).coldkey, amountRao: 1_000_000_000n })
    if (block === 8) await chain.serveAxon({ signer: aHotkey(2).signer, ip: '127.0.0.2', port: 8091 })
    if (block === 12) await chain.commitTimelockedWeights({ ...weights, signer: first })
    if (block === 13) await chain.commitWeights({ ...weights, signer: second, salt: [7] })
    if (block === 24) await chain.revealWeights({ ...weights, signer: second, salt: [7] })
    if (block === 30) await chain.register({ signer: aHotkey(10).coldSigner, hotkey: aHotkey(10).hotkey })
    if (block === 33) {
      const grown = { ...given, hyperparameters: { ...given.hyperparameters, mechanismCount: 2 } }
      chain = await createLocalChain({ genesis: grown, storage, clock, beaconSecret: 'secret' })
    }
    if (block === 36) await chain.commitTimelockedWeights({ ...weights, signer: first, mechid: 1 })
    clock.advance(1000)
    await chain.produceBlock()
  }
  return { chain, storage }
}

describe('replayBlocks', () => {
  it('reaches the very state of the chain from nothing but its genesis and blocks', async () => {
    const { chain, storage } = await aBusyChain()
    const metagraph = await chain.metagraph(1)
    expect(metagraph.weights.size).toBe(1)
    expect((await chain.metagraph(0)).weights.size).toBe(2)
    expect(metagraph.neurons.map(({ hotkey }) => hotkey)).toContain(aHotkey(10).hotkey)
    expect(stateHash(await replayBlocks({ ...genesis, timeMs: 0 }, storage))).toBe(chain.stateHash())
  })

  it('reaches the very state whatever was called, refused calls and restarts among it', async () => {
    const uid = fc.nat(6)
    const anyTurn = fc.oneof(
      fc.record({ do: fc.constant('set' as const), who: uid, dest: uid, weight: fc.integer({ min: 1, max: 9 }) }),
      fc.record({
        do: fc.constantFrom('commit' as const, 'seal' as const, 'reveal' as const),
        who: fc.nat(1),
        dest: uid,
        weight: fc.nat(2),
      }),
      fc.record({ do: fc.constantFrom('register' as const, 'restart' as const, 'nothing' as const), who: uid, dest: uid, weight: uid }),
    )
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(anyTurn, { minLength: 5, maxLength: 60 }), async (commitRevealEnabled, turns) => {
        const given = { ...genesis, hyperparameters: { ...genesis.hyperparameters, commitRevealEnabled, weightsRateLimit: 0 } }
        const storage = memoryChainStorage()
        const clock = createSimulatedClock(given.timeMs)
        const open = () => createLocalChain({ genesis: given, storage, clock, beaconSecret: 'secret' })
        let chain = await open()
        for (const { do: what, who, dest, weight } of turns) {
          const weights = { signer: aHotkey(who).signer, mechid: 0, weights: new Map([[dest, weight]]), versionKey: 0 }
          const calls = {
            set: () => chain.setWeights(weights),
            seal: () => chain.commitTimelockedWeights(weights),
            commit: () => chain.commitWeights({ ...weights, salt: [dest] }),
            reveal: () => chain.revealWeights({ ...weights, salt: [dest] }),
            register: () => chain.register({ signer: fundedKey.coldSigner, hotkey: aHotkey(20 + who).hotkey }),
            restart: async () => (chain = await open()),
            nothing: async () => {},
          }
          await calls[what]().catch((error: unknown) => expect(error).toBeInstanceOf(ChainCallError))
          await chain.produceBlock()
        }
        expect(stateHash(await replayBlocks(given, storage))).toBe(chain.stateHash())
      }),
      { numRuns: 15 },
    )
  })

  it('finds a call that was changed, left out or made up', async () => {
    const { storage } = await aBusyChain()
    const blocks = await storage.blocksAfter(-1, 1000)
    const at = blocks.findIndex(({ header }) => header.block === 7)
    const change = (extrinsics: unknown[]) => ({
      blocksAfter: async (block: number) => blocks.with(at, { ...blocks[at]!, extrinsics }).filter(({ header }) => header.block > block),
    })
    const [call] = blocks[at]!.extrinsics as [{ call: { args: object } }]
    await expect(replayBlocks(genesis, change([]))).rejects.toThrow(ChainStateError)
    await expect(replayBlocks(genesis, change([{ nonsense: 1 }]))).rejects.toThrow(ChainStateError)
    const changed = { ...call, call: { ...call.call, args: { ...call.call.args, amountRao: '2000000000' } } }
    await expect(replayBlocks(genesis, change([changed]))).rejects.toMatchObject({ pallet: 'BadProof' })
    await expect(replayBlocks({ ...genesis, name: 'another' }, storage)).rejects.toThrow(ChainStateError)
  })
})
