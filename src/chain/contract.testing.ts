import { describe, expect, it } from 'vitest'
import type { Signer } from '../identity/signer.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { Chain } from './chain.ts'
import { ChainCallError } from './errors.ts'

/** A chain to hold against the contract. Its subnet has two validators with stake and at least two miners, and has not had an epoch. */
export interface ChainUnderTest {
  readonly chain: Chain
  /** Makes a block, or waits for one. */
  nextBlock(): Promise<void>
  /** Hotkeys of the two validators, higher stake first. */
  readonly validators: readonly [Signer, Signer]
  /** Hotkey of a miner. */
  readonly miner: Signer
  /** A coldkey with free balance. */
  readonly coldkey: Signer
  /** A hotkey that is not registered. */
  readonly stranger: Signer
}

/** What every implementation of `Chain` promises. Call it at the top of a test file. */
export function describeChainContract(name: string, create: () => Promise<ChainUnderTest>): void {
  describe(`${name} keeps the chain contract`, () => {
    it('counts blocks up by one and never runs backwards in time', async () => {
      const { chain, nextBlock } = await create()
      const before = await chain.head()
      await nextBlock()
      const after = await chain.head()
      expect(after.block).toBe(before.block + 1)
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

    it('gives permits at an epoch and not before', async () => {
      const under = await create()
      expect((await under.chain.metagraph()).neurons.some(({ validatorPermit }) => validatorPermit)).toBe(false)
      await passEpoch(under)
      const { neurons } = await under.chain.metagraph()
      for (const { address } of under.validators) expect(neurons.find(({ hotkey }) => hotkey === address)?.validatorPermit).toBe(true)
    })

    it('refuses weights by name: unregistered, without permit, too fast', async () => {
      const under = await create()
      const weights = new Map([[3, 1]])
      const send = (signer: Signer) => under.chain.setWeights({ signer, mechid: 0, weights, versionKey: 0 })
      await expectRefusal(send(under.stranger), 'HotKeyNotRegisteredInSubNet', false)
      await passEpoch(under)
      await expectRefusal(send(under.miner), 'NeuronNoValidatorPermit', false)
      const { included } = await send(under.validators[0])
      await under.nextBlock()
      await included
      await expectRefusal(send(under.validators[0]), 'SettingWeightsTooFast', true)
    })

    it('stores weights as shares of the row and tells of them', async () => {
      const under = await create()
      await passEpoch(under)
      const start = (await under.chain.head()).block
      const weights = new Map([
        [2, 3],
        [3, 1],
      ])
      const { included } = await under.chain.setWeights({ signer: under.validators[0], mechid: 0, weights, versionKey: 0 })
      await under.nextBlock()
      const header = await included
      const { weights: stored, neurons } = await under.chain.metagraph()
      const uid = neurons.find(({ hotkey }) => hotkey === under.validators[0].address)!.uid
      const row = new Map(stored.get(uid))
      expect(row.get(2)).toBeCloseTo(0.75, 4)
      expect(row.get(3)).toBeCloseTo(0.25, 4)
      expect(neurons[uid]!.lastUpdate).toBe(header.block)
      const events = (await under.chain.eventsAfter(start, 100)).flatMap((block) => block.events)
      expect(events).toContainEqual({ kind: 'weights-set', mechid: 0, uid, hotkey: under.validators[0].address })
    })

    it('pays miners that both validators name, and tells of the epoch once', async () => {
      const under = await create()
      await passEpoch(under)
      const start = (await under.chain.head()).block
      for (const signer of under.validators) await under.chain.setWeights({ signer, mechid: 0, weights: new Map([[2, 1]]), versionKey: 0 })
      await passEpoch(under)
      const { neurons, epoch } = await under.chain.metagraph()
      expect(neurons[2]!.incentive).toBeCloseTo(1, 4)
      expect(neurons[2]!.emissionRao).toBeGreaterThan(0n)
      const epochs = (await under.chain.eventsAfter(start, 1000)).flatMap(({ events }) => events.filter(({ kind }) => kind === 'epoch-ran'))
      expect(epochs).toHaveLength(1)
      expect(epochs[0]).toMatchObject({ epoch })
    })

    it('registers a hotkey for the coldkey that pays, once', async () => {
      const under = await create()
      const hotkey = under.stranger.address as Hotkey
      const { included } = await under.chain.register({ signer: under.coldkey, hotkey })
      await under.nextBlock()
      const header = await included
      const neuron = (await under.chain.metagraph()).neurons.find((one) => one.hotkey === hotkey)
      expect(neuron).toMatchObject({ coldkey: under.coldkey.address, registeredAt: header.block, validatorPermit: false })
      await expectRefusal(under.chain.register({ signer: under.coldkey, hotkey }), 'HotKeyAlreadyRegisteredInSubNet', false)
    })

    it('adds stake from free balance, and not more than there is', async () => {
      const under = await create()
      const hotkey = under.validators[1].address as Hotkey
      const stakeOf = async () => (await under.chain.metagraph()).neurons.find((one) => one.hotkey === hotkey)!.stakeRao
      const before = await stakeOf()
      const { included } = await under.chain.addStake({ signer: under.coldkey, hotkey, amountRao: 1_000_000_000n })
      await under.nextBlock()
      await included
      expect(await stakeOf()).toBe(before + 1_000_000_000n)
      const tooMuch = under.chain.addStake({ signer: under.coldkey, hotkey, amountRao: 10n ** 18n })
      await expectRefusal(tooMuch, 'NotEnoughBalanceToStake', false)
    })

    it('shows where a miner can be reached, and refuses addresses that nobody reaches', async () => {
      const under = await create()
      const { included } = await under.chain.serveAxon({ signer: under.miner, ip: '127.0.0.2', port: 8091 })
      await under.nextBlock()
      await included
      const neuron = (await under.chain.metagraph()).neurons.find(({ hotkey }) => hotkey === under.miner.address)
      expect(neuron?.axon).toEqual({ ip: '127.0.0.2', port: 8091 })
      await expectRefusal(under.chain.serveAxon({ signer: under.validators[0], ip: '127.0.0.1', port: 8091 }), 'InvalidIpAddress', false)
    })
  })
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
