import { describe, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import type { Chain, Metagraph } from '../../src/chain/chain.ts'
import { describeChainContract, passEpoch } from '../../src/chain/contract.testing.ts'
import { createLocalChain } from '../../src/chain/local-chain.ts'
import { aGenesis, aHotkey, memoryChainStorage } from '../../src/chain/testing.ts'
import { runEpoch } from '../../src/consensus/run-epoch.ts'
import { storedRows } from '../../src/consensus/stored-matrix.ts'
import { createSimulatedClock } from '../../src/core/clock.ts'
import { createRng } from '../../src/core/rng.ts'
import type { Hotkey } from '../../src/protocol/ids.ts'
import { readEpochInput } from './read-epoch-input.ts'
import { createRuntimeChain, type RuntimeUnderTest } from './runtime-chain.ts'
import { openRuntime } from './runtime-host.ts'

/** A runtime of subtensor, which the operator supplies: a `.wasm` file, or a chain specification. */
const path = process.env.SUBTENSOR_RUNTIME
const VALIDATORS = 4
const MINERS = 8
const stakesRao = [500n, 300n, 150n, 50n].map((alpha) => alpha * 1_000_000_000n)

describe.skipIf(!path)('the runtime of SUBTENSOR_RUNTIME', () => {
  const host = path ? openRuntime(path) : undefined

  async function create(settings: Omit<Parameters<typeof createRuntimeChain>[1], 'commitReveal'> & { commitReveal?: boolean }) {
    const under = await createRuntimeChain(await host!, { commitReveal: false, ...settings })
    onTestFinished(() => under.close())
    return under
  }

  describeChainContract('subtensor, in its own runtime,', create)

  describe.each([
    { name: 'Yuma 1', entries: { Yuma3On: false, LiquidAlphaOn: false } },
    { name: 'Yuma 3', entries: { Yuma3On: true, LiquidAlphaOn: false } },
    { name: 'Yuma 3 with liquid alpha', entries: { Yuma3On: true, LiquidAlphaOn: true } },
    { name: 'Yuma 1 with half the bonds penalty', entries: { Yuma3On: false, BondsPenalty: 32_767 } },
  ])('with $name', ({ name, entries }) => {
    it('reaches what our consensus reaches from the same state, bit for bit, in every epoch', async () => {
      const under = await create({ entries, miners: MINERS, stakesRao })
      await passEpoch(under)
      for (let epoch = 0; epoch < 4; epoch++) {
        await setRandomWeights([under.chain], `${name} ${epoch}`)
        const { read, expected } = await runOneEpoch(under)
        expect(read).toEqual(expected)
        expect(expected.incentive.filter((value) => value > 0).length).toBeGreaterThan(1)
        expect(expected.bonds.flat().length).toBeGreaterThan(VALIDATORS)
      }
    })
  })

  it('reaches what the local chain reaches from the same calls', async () => {
    const under = await create({ miners: MINERS, stakesRao, entries: { Yuma3On: true } })
    const local = await createMirror(await under.chain.metagraph())
    await passEpoch(under)
    await passEpoch(local)
    await setRandomWeights([under.chain, local.chain], 'mirror')
    await passEpoch(under)
    await passEpoch(local)
    const [real, ours] = [await under.chain.metagraph(), await local.chain.metagraph()]
    expect(real.neurons.some(({ incentive }) => incentive > 0)).toBe(true)
    expect(ours.weights).toEqual(real.weights)
    expect(ours.neurons.map(outcome)).toEqual(real.neurons.map(outcome))
  })
})

const outcome = ({ hotkey, validatorPermit, incentive, dividends, consensus, validatorTrust }: Metagraph['neurons'][number]) => ({
  hotkey,
  validatorPermit,
  incentive,
  dividends,
  consensus,
  validatorTrust,
})

/** Every validator gives most miners weights; the same on all chains. */
async function setRandomWeights(chains: readonly Chain[], seed: string): Promise<void> {
  for (let validator = 0; validator < VALIDATORS; validator++) {
    const rng = createRng(`${seed} ${validator}`)
    for (const chain of chains) {
      const { neurons } = await chain.metagraph()
      const draw = rng.fork('weights')
      const miners = Array.from(
        { length: MINERS },
        (_, miner) => neurons.find(({ hotkey }) => hotkey === aHotkey(VALIDATORS + miner).hotkey)!.uid,
      )
      const weights = new Map(miners.map((uid) => [uid, draw.next() < 0.2 ? 0 : draw.next()]))
      await chain.setWeights({ signer: aHotkey(validator).signer, mechid: 0, weights, versionKey: 0 })
    }
  }
}

/** Runs to the block before an epoch, computes it, lets the chain run it, and reads what it stored. */
async function runOneEpoch(under: RuntimeUnderTest) {
  const { chain, node, runtime } = under
  await under.nextBlock()
  while ((await chain.metagraph()).blocksUntilEpoch > 1) await under.nextBlock()
  const computed = runEpoch(await readEpochInput(under), 'exact')
  await under.nextBlock()
  const read = (entry: string) => node.readStorage(runtime, { pallet: 'SubtensorModule', entry, keys: [chain.netuid] })
  const n = computed.active.length
  const row = (uid: number) =>
    z.array(z.array(z.number())).parse(node.readStorage(runtime, { pallet: 'SubtensorModule', entry: 'Bonds', keys: [chain.netuid, uid] }))
  return {
    read: {
      stakeWeight: read('StakeWeight'),
      consensus: read('Consensus'),
      validatorTrust: read('ValidatorTrust'),
      incentive: read('Incentive'),
      dividends: read('Dividends'),
      permits: read('ValidatorPermit'),
      bonds: Array.from({ length: n }, (_, uid) => row(uid)),
    },
    expected: {
      stakeWeight: computed.stakeWeight,
      consensus: computed.consensus,
      validatorTrust: computed.validatorTrust,
      incentive: computed.incentive,
      dividends: computed.dividends,
      permits: computed.validatorPermits,
      bonds: storedRows(computed.bonds),
    },
  }
}

/** A local chain with the same neurons and stakes. */
async function createMirror({ neurons, ownerUid }: Metagraph) {
  const owner = neurons[ownerUid!]!
  const genesis = aGenesis({
    owner: { hotkey: owner.hotkey, coldkey: owner.coldkey },
    neurons: neurons.map(({ hotkey, coldkey, stakeRao }) => ({ hotkey: hotkey as Hotkey, coldkey, stakeRao })),
    hyperparameters: { yuma3Enabled: true, minAllowedWeights: 0, activityCutoffFactor: 500_000, weightsRateLimit: 0 },
  })
  const clock = createSimulatedClock(genesis.timeMs)
  const chain = await createLocalChain({ genesis, storage: memoryChainStorage(), clock })
  const nextBlock = async () => {
    clock.advance(1000)
    await chain.produceBlock()
  }
  return { chain, nextBlock }
}
