import { bytesToHex } from '@noble/hashes/utils.js'
import type { Clock } from '../core/clock.ts'
import type { Signer } from '../identity/signer.ts'
import { applyExtrinsic } from './apply-extrinsic.ts'
import type { BlockEvents, BlockHeader, Chain, Submission } from './chain.ts'
import { chainCalls, type RevealKey } from './chain-calls.ts'
import type { ChainStorage } from './chain-storage.ts'
import { firstRevealBlock } from './current-epoch.ts'
import { ChainCallError, GenesisMismatchError } from './errors.ts'
import { type GenesisInput, genesisHash, genesisState } from './genesis.ts'
import type { Inherent } from './inherent.ts'
import { type LocalState, stateFromJson, stateHash, stateToJson } from './local-state.ts'
import { withMechanisms } from './place-neuron.ts'
import { readBonds, readHyperparameters, readMetagraph } from './read-metagraph.ts'
import { dueRounds } from './reveal-timelocked.ts'
import { roundKey } from './round-key.ts'
import { runBlock } from './run-block.ts'
import { type Call, checkSignature, extrinsicHash, type SignedExtrinsic, signExtrinsic } from './signed-extrinsic.ts'

/** The embedded chain. Nothing but `produceBlock` moves it: a ticker calls it on the wall clock, a simulation when it likes. */
export interface LocalChain extends Chain {
  readonly kind: 'local'
  /** What signatures are bound to. */
  readonly genesisHash: string
  /**
   * Makes the next block: takes the waiting calls, runs the epoch if one is due, stores it all at once, then settles the submissions.
   * Calls of it wait for each other. If storing fails it throws, and chain and waiting calls are as before.
   */
  produceBlock(): Promise<BlockEvents>
  /** Takes a call that was signed elsewhere. @throws {@link ChainCallError} if it would be refused */
  submit(extrinsic: SignedExtrinsic): Promise<Submission>
  /** The nonce that the next call of an account needs, waiting calls counted. */
  nonceOf(address: string): number
  /** What timelocked weights must be sealed to if the next block is to take them. @throws {@link ChainCallError} without a beacon secret */
  revealKey(): Promise<RevealKey>
  /** Identity of the whole state after the newest block. */
  stateHash(): string
  /** @param listener called after every stored block, in order; must not throw @returns stops it */
  onBlock(listener: (block: BlockEvents) => void): () => void
}

/** How many calls may wait for a block, and how many of one signer: calls cost no fee here. */
const MAX_WAITING = 4096
const MAX_WAITING_OF_SIGNER = 64

/** A call that waits for a block. */
interface WaitingCall {
  readonly extrinsic: SignedExtrinsic
  readonly settle: PromiseWithResolvers<BlockHeader>
}

/**
 * Opens the local chain: goes on from what is stored, or starts from genesis.
 * @throws {@link GenesisMismatchError} if another chain is stored
 * @throws {@link ChainStateError} if what is stored cannot be read
 */
export async function createLocalChain({
  genesis,
  storage,
  clock,
  beaconSecret,
}: {
  genesis: GenesisInput
  storage: ChainStorage
  clock: Clock
  /** The rounds' keys follow from it: the same at every start, known to nobody else. Without it no timelocked weights are taken. */
  beaconSecret?: string
}): Promise<LocalChain> {
  const stored = await openState(genesis, storage)
  let state = withMechanisms(stored, genesis.hyperparameters?.mechanismCount ?? 1)
  /** The newest state with the waiting calls applied: what new calls are checked against. */
  let expected = state
  let waiting: WaitingCall[] = []
  /** A chain that gained mechanisms says so in its next block. */
  let mechanismsToTell = state === stored ? undefined : state.mechanisms.length
  let lastBlock: Promise<unknown> = Promise.resolve()
  const listeners = new Set<(block: BlockEvents) => void>()

  function checkRoom({ call, signer }: SignedExtrinsic): void {
    const own = waiting.filter(({ extrinsic }) => extrinsic.signer === signer).length
    if (waiting.length < MAX_WAITING && own < MAX_WAITING_OF_SIGNER) return
    const expected = `fewer than ${MAX_WAITING} waiting calls, ${MAX_WAITING_OF_SIGNER} of one signer`
    throw new ChainCallError({ call: call.name, pallet: 'ImmediatelyDropped', expected, got: `${waiting.length}, ${own} of ${signer}` })
  }

  async function submit(extrinsic: SignedExtrinsic): Promise<Submission> {
    checkRoom(extrinsic)
    checkSignature(state.genesisHash, extrinsic)
    const applied = applyExtrinsic(expected, extrinsic, state.header.block + 1)
    if (applied.refusal) throw applied.refusal
    expected = applied.state
    const settle = Promise.withResolvers<BlockHeader>()
    settle.promise.catch(() => {}) // whoever waits sees the refusal; nobody has to wait
    waiting.push({ extrinsic, settle })
    return { hash: extrinsicHash(extrinsic), included: settle.promise }
  }

  function makeInherents(): Inherent[] {
    const rounds = beaconSecret === undefined ? [] : dueRounds(state, state.header.block + 1)
    return [
      ...(mechanismsToTell === undefined ? [] : [{ inherent: 'set_mechanism_count' as const, count: mechanismsToTell }]),
      ...rounds.map((round) => ({ inherent: 'write_pulse' as const, round, key: bytesToHex(roundKey(beaconSecret!, round).secretKey) })),
    ]
  }

  async function makeBlock(): Promise<BlockEvents> {
    const taken = waiting.slice()
    const inherents = makeInherents()
    const extrinsics = taken.map(({ extrinsic }) => extrinsic)
    const run = runBlock(state, { timeMs: Math.max(clock.now(), state.header.timeMs), inherents, extrinsics })
    const block: BlockEvents = { header: run.state.header, events: run.events }
    await storage.append({
      ...block,
      extrinsics: [...inherents, ...extrinsics],
      // Written down only where it is kept: with ten thousand neurons that takes longer than the block.
      get state() {
        return stateToJson(run.state)
      },
    })

    state = run.state
    mechanismsToTell = undefined
    waiting = waiting.slice(taken.length)
    expected = waiting.reduce((next, { extrinsic }) => applyExtrinsic(next, extrinsic, state.header.block + 1).state, state)
    for (const [index, { settle }] of taken.entries()) {
      const refusal = run.refusals[index]
      if (refusal) settle.reject(refusal)
      else settle.resolve(block.header)
    }
    for (const listener of listeners) listener(block)
    return block
  }

  const nonceOf = (address: string) => expected.accounts[address]?.nonce ?? 0
  const signAndSubmit = async (signer: Signer, call: Call) =>
    submit(signExtrinsic(state.genesisHash, { signer, call, nonce: nonceOf(signer.address) }))
  const { netuid } = state

  async function revealKey(): Promise<RevealKey> {
    const round = firstRevealBlock(state, state.header.block + 1)
    if (beaconSecret !== undefined && round !== undefined) return { round, publicKey: roundKey(beaconSecret, round).publicKey }
    const got = round === undefined ? 'tempo 0' : 'no beacon secret'
    throw new ChainCallError({ call: 'commit_timelocked_weights', pallet: 'InvalidRevealRound', expected: 'a round that will come', got })
  }

  return {
    kind: 'local',
    netuid,
    genesisHash: state.genesisHash,
    head: async () => state.header,
    hyperparameters: async () => readHyperparameters(state),
    metagraph: async (mechid = 0) => readMetagraph(state, mechid),
    bonds: async (mechid = 0) => readBonds(state, mechid),
    eventsAfter: (block, limit) => storage.eventsAfter(block, limit),
    registrationPrice: async () => state.burnPriceRao,
    balance: async (address) => state.accounts[address]?.freeRao ?? 0n,
    stake: async ({ hotkey, coldkey }) => state.stakes[hotkey]?.[coldkey] ?? 0n,
    ...chainCalls({ netuid, send: signAndSubmit, revealKey }),
    revealKey,
    submit,
    nonceOf,
    stateHash: () => stateHash(state),
    produceBlock() {
      const block = lastBlock.then(makeBlock)
      lastBlock = block.catch(() => {})
      return block
    },
    onBlock(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

async function openState(genesis: GenesisInput, storage: ChainStorage): Promise<LocalState> {
  const stored = await storage.load()
  if (stored) {
    const state = stateFromJson(stored.state)
    const [first] = await storage.blocksAfter(-1, 1)
    const given = genesisHash(genesis, first?.header)
    if (state.genesisHash !== given) throw new GenesisMismatchError({ stored: state.genesisHash, given })
    return state
  }
  const state = genesisState(genesis)
  const events = state.neurons.map(({ hotkey }, uid) => ({ kind: 'neuron-registered' as const, uid, hotkey }))
  await storage.append({ header: state.header, events, extrinsics: [], state: stateToJson(state) })
  return state
}
