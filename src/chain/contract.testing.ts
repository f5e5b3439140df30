import { describe, expect, it } from 'vitest'
import type { Signer } from '../identity/signer.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { BlockHeader, Chain, Submission } from './chain.ts'
import { ChainCallError } from './errors.ts'

/**
 * A chain to hold against the contract. Its subnet has two validators with stake and at least two miners; nobody has a permit before
 * the first epoch.
 */
export interface ChainUnderTest {
  readonly chain: Chain
  /** Makes a block, or waits for one. */
  nextBlock(): Promise<void>
  /** Hotkeys of the two validators, higher stake first. */
  readonly validators: readonly [Signer, Signer]
  /** Hotkeys of two miners that have not served. */
  readonly miners: readonly [Signer, Signer]
  /** A coldkey with free balance of at least 3 TAO. */
  readonly coldkey: Signer
  /** A hotkey that is not registered. */
  readonly stranger: Signer
  /** The most that a call costs whoever signs it, in rao; nothing by default. */
  readonly highestFeeRao?: bigint
}

/** Makes a chain for one test. */
export type CreateChain = (settings: { readonly commitReveal: boolean }) => Promise<ChainUnderTest>

/** What every implementation of `Chain` promises. Call it at the top of a test file. */
export function describeChainContract(name: string, createWith: CreateChain): void {
  const create = () => createWith({ commitReveal: false })
  describe(`${name} keeps the chain contract`, () => {
    it('counts blocks up and never runs backwards in time', async () => {
      const { chain, nextBlock } = await create()
      const before = await chain.head()
      await nextBlock()
      const after = await chain.head()
      expect(after.block).toBeGreaterThan(before.block)
      expect(after.timeMs).toBeGreaterThanOrEqual(before.timeMs)
      expect(after.hash).not.toBe(before.hash)
    })

    it('shows uids in order and shares within [0, 1]', async () => {
      const under = await create()
      await passEpoch(under)
      await passEpoch(under)
      const { neurons } = await under.chain.metagraph()
      expect(neurons.map(({ uid }) => uid)).toEqual(neurons.map((_, index) => index))
      for (const neuron of neurons)
        for (const share of [neuron.stakeWeight, neuron.consensus, neuron.validatorTrust, neuron.incentive, neuron.dividends]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
    })

    it('bonds validators with those they gave weights, at an epoch, by shares', async () => {
      const under = await create()
      await passEpoch(under)
      const [uid] = await minerUids(under)
      const weights = new Map([[uid, 1]])
      const before = await under.chain.bonds()
      expect([...before.values()].flat()).toEqual([])
      await take(under, under.chain.setWeights({ signer: under.validators[0], mechid: 0, weights, versionKey: 0 }))
      await passEpoch(under)
      await passEpoch(under)
      const { neurons } = await under.chain.metagraph()
      const validator = neurons.find(({ hotkey }) => hotkey === under.validators[0].address)!
      const row = (await under.chain.bonds()).get(validator.uid) ?? []
      expect(row.map(([to]) => to)).toEqual([uid])
      for (const [, bond] of row) expect(bond > 0 && bond <= 1).toBe(true)
    })

    it('gives permits at an epoch and not before', async () => {
      const under = await create()
      expect((await under.chain.metagraph()).neurons.some(({ validatorPermit }) => validatorPermit)).toBe(false)
      await passEpoch(under)
      const { neurons } = await under.chain.metagraph()
      for (const { address } of under.validators) expect(neurons.find(({ hotkey }) => hotkey === address)?.validatorPermit).toBe(true)
    })

    it('refuses weights by name: unregistered, without permit, too fast', async () => {
      const under = await create()
      const [, uid] = await minerUids(under)
      const weights = new Map([[uid, 1]])
      const send = (signer: Signer) => under.chain.setWeights({ signer, mechid: 0, weights, versionKey: 0 })
      await expectRefusal(send(under.stranger), 'HotKeyNotRegisteredInSubNet', false)
      await passEpoch(under)
      await expectRefusal(send(under.miners[0]), 'NeuronNoValidatorPermit', false)
      await take(under, send(under.validators[0]))
      await expectRefusal(send(under.validators[0]), 'SettingWeightsTooFast', true)
    })

    it('stores weights as shares of the row and tells of them', async () => {
      const under = await create()
      await passEpoch(under)
      const start = (await under.chain.head()).block
      const [first, second] = await minerUids(under)
      const weights = new Map([
        [first, 3],
        [second, 1],
      ])
      const header = await take(under, under.chain.setWeights({ signer: under.validators[0], mechid: 0, weights, versionKey: 0 }))
      const { weights: stored, neurons } = await under.chain.metagraph()
      const uid = neurons.find(({ hotkey }) => hotkey === under.validators[0].address)!.uid
      const row = new Map(stored.get(uid))
      expect(row.get(first)).toBeCloseTo(0.75, 4)
      expect(row.get(second)).toBeCloseTo(0.25, 4)
      expect(neurons[uid]!.lastUpdate).toBe(header.block)
      const events = (await under.chain.eventsAfter(start, 100)).flatMap((block) => block.events)
      expect(events).toContainEqual({ kind: 'weights-set', mechid: 0, uid, hotkey: under.validators[0].address })
    })

    it('pays miners that both validators name, and tells of the epoch once', async () => {
      const under = await create()
      await passEpoch(under)
      const start = (await under.chain.head()).block
      const [uid] = await minerUids(under)
      for (const signer of under.validators)
        await under.chain.setWeights({ signer, mechid: 0, weights: new Map([[uid, 1]]), versionKey: 0 })
      await passEpoch(under)
      const { neurons, epoch } = await under.chain.metagraph()
      expect(neurons[uid]!.incentive).toBeCloseTo(1, 4)
      expect(neurons[uid]!.emissionRao).toBeGreaterThan(0n)
      const epochs = (await under.chain.eventsAfter(start, 1000)).flatMap(({ events }) => events.filter(({ kind }) => kind === 'epoch-ran'))
      expect(epochs).toHaveLength(1)
      expect(epochs[0]).toMatchObject({ epoch })
    })

    it('registers a hotkey for the coldkey that pays, once', async () => {
      const under = await create()
      const hotkey = under.stranger.address as Hotkey
      const before = await under.chain.balance(under.coldkey.address)
      const header = await take(under, under.chain.register({ signer: under.coldkey, hotkey }))
      const neuron = (await under.chain.metagraph()).neurons.find((one) => one.hotkey === hotkey)
      expect(neuron).toMatchObject({ coldkey: under.coldkey.address, registeredAt: header.block, validatorPermit: false })
      expect(await under.chain.balance(under.coldkey.address)).toBeLessThan(before)
      await expectRefusal(under.chain.register({ signer: under.coldkey, hotkey }), 'HotKeyAlreadyRegisteredInSubNet', false)
    })

    it('moves free balance into stake and back, and not more than there is', async () => {
      const under = await create()
      const hotkey = under.validators[1].address as Hotkey
      const signer = under.coldkey
      const holdings = async () => ({
        free: await under.chain.balance(signer.address),
        staked: await under.chain.stake({ hotkey, coldkey: signer.address }),
      })
      const before = await holdings()
      const expectMoved = async (amountRao: bigint, calls: bigint) => {
        const { free, staked } = await holdings()
        expect(staked).toBe(before.staked + amountRao)
        expect(free).toBeLessThanOrEqual(before.free - amountRao)
        expect(free).toBeGreaterThanOrEqual(before.free - amountRao - calls * (under.highestFeeRao ?? 0n))
      }
      await take(under, under.chain.addStake({ signer, hotkey, amountRao: 1_000_000_000n }))
      await expectMoved(1_000_000_000n, 1n)
      await take(under, under.chain.removeStake({ signer, hotkey, amountRao: 400_000_000n }))
      await expectMoved(600_000_000n, 2n)
      await expectRefusal(under.chain.addStake({ signer, hotkey, amountRao: 1000n }), 'AmountTooLow', false)
      await expectRefusal(under.chain.addStake({ signer, hotkey, amountRao: 10n ** 18n }), 'NotEnoughBalanceToStake', false)
      await expectRefusal(under.chain.removeStake({ signer, hotkey, amountRao: 10n ** 18n }), 'NotEnoughStakeToWithdraw', false)
    })

    it('transfers free balance, and not more than there is', async () => {
      const under = await create()
      const [from, to] = [under.coldkey, under.stranger.address]
      const before = await under.chain.balance(to)
      await take(under, under.chain.transfer({ signer: from, to, amountRao: 700_000_000n }))
      expect(await under.chain.balance(to)).toBe(before + 700_000_000n)
      const tooMuch = (await under.chain.balance(from.address)) + 1n
      await expectRefusal(under.chain.transfer({ signer: from, to, amountRao: tooMuch }), 'FundsUnavailable', false)
      await expect(under.chain.transfer({ signer: from, to: `${to}x`, amountRao: 1000n })).rejects.toThrow('address')
    })

    it('shows where a miner can be reached, and refuses addresses that nobody reaches', async () => {
      const under = await create()
      await take(under, under.chain.serveAxon({ signer: under.miners[0], ip: '127.0.0.2', port: 8091 }))
      const neuron = (await under.chain.metagraph()).neurons.find(({ hotkey }) => hotkey === under.miners[0].address)
      expect(neuron?.axon).toEqual({ ip: '127.0.0.2', port: 8091 })
      await expectRefusal(under.chain.serveAxon({ signer: under.validators[0], ip: '127.0.0.1', port: 8091 }), 'InvalidIpAddress', false)
    })

    it('tells hyperparameters as shares and blocks, and the price of a registration', async () => {
      const { chain } = await create()
      const { kappa, tempo, minBurnRao, maxBurnRao, commitRevealEnabled } = await chain.hyperparameters()
      expect(kappa).toBeCloseTo(0.5, 4)
      expect(tempo).toBeGreaterThan(0)
      expect(commitRevealEnabled).toBe(false)
      const price = await chain.registrationPrice()
      expect(price).toBeGreaterThanOrEqual(minBurnRao)
      expect(price).toBeLessThanOrEqual(maxBurnRao)
    })
  })

  describeCommitReveal(name, () => createWith({ commitReveal: true }))
}

function describeCommitReveal(name: string, create: () => Promise<ChainUnderTest>): void {
  describe(`${name} keeps the contract of commit and reveal`, () => {
    it('hides weights until their epoch, takes exactly what was committed, and only then', async () => {
      const under = await create()
      await passEpoch(under)
      const [uid] = await minerUids(under)
      const parameters = { signer: under.validators[0], mechid: 0, weights: new Map([[uid, 1]]), versionKey: 0, salt: [1, 2, 65_535] }
      await expectRefusal(under.chain.setWeights(parameters), 'CommitRevealEnabled', false)
      await expectRefusal(under.chain.revealWeights(parameters), 'NoWeightsCommitFound', false)
      const header = await take(under, under.chain.commitWeights(parameters))
      const { neurons, weights } = await under.chain.metagraph()
      const validator = neurons.find(({ hotkey }) => hotkey === under.validators[0].address)!
      expect(validator.lastUpdate).toBe(header.block)
      expect(weights.get(validator.uid)).toBeUndefined()
      await expectRefusal(under.chain.revealWeights(parameters), 'RevealTooEarly', true)
      await passEpoch(under)
      await under.nextBlock() // older runtimes count commits by epochs that begin a block later
      await expectRefusal(under.chain.revealWeights({ ...parameters, salt: [1] }), 'InvalidRevealCommitHashNotMatch', false)
      await take(under, under.chain.revealWeights(parameters))
      expect((await under.chain.metagraph()).weights.get(validator.uid)).toEqual([[uid, 1]])
      expect((await under.chain.metagraph()).neurons[validator.uid]!.lastUpdate).toBe(header.block)
      await expectRefusal(under.chain.revealWeights(parameters), 'NoWeightsCommitFound', false)
    })

    it('opens timelocked weights by itself, in time for the epoch that they are for', async () => {
      const under = await create()
      await passEpoch(under)
      const [uid] = await minerUids(under)
      for (const signer of under.validators)
        await take(under, under.chain.commitTimelockedWeights({ signer, mechid: 0, weights: new Map([[uid, 1]]), versionKey: 0 }))
      const hidden = await under.chain.metagraph()
      expect(hidden.weights.size).toBe(0)
      await passEpoch(under)
      const { weights, neurons } = await under.chain.metagraph()
      expect([...weights.values()]).toEqual([[[uid, 1]], [[uid, 1]]])
      expect(neurons[uid]!.incentive).toBeCloseTo(1, 4)
    })
  })
}

/** Sends a call, waits for its block. */
async function take({ nextBlock }: ChainUnderTest, call: Promise<Submission>): Promise<BlockHeader> {
  const { included } = await call
  await nextBlock()
  return included
}

/** Uids of the two miners. */
async function minerUids({ chain, miners }: ChainUnderTest): Promise<[number, number]> {
  const { neurons } = await chain.metagraph()
  const uidOf = ({ address }: Signer) => neurons.find(({ hotkey }) => hotkey === address)!.uid
  return [uidOf(miners[0]), uidOf(miners[1])]
}

/** Blocks until one more epoch has run. */
export async function passEpoch({ chain, nextBlock }: Pick<ChainUnderTest, 'chain' | 'nextBlock'>): Promise<void> {
  const { epoch } = await chain.metagraph()
  while ((await chain.metagraph()).epoch === epoch) await nextBlock()
}

/** Asserts a refusal by the pallet's name. */
export async function expectRefusal(call: Promise<unknown>, pallet: string, retryable: boolean): Promise<void> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ChainCallError)
  expect(error).toMatchObject({ pallet, retryable })
}
