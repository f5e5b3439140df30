import type { Clock } from '../core/clock.ts'
import type { Signer } from '../identity/signer.ts'
import { applyExtrinsic } from './apply-extrinsic.ts'
import type { BlockEvents, BlockHeader, Chain, Submission } from './chain.ts'
import type { ChainStorage } from './chain-storage.ts'
import { GenesisMismatchError } from './errors.ts'
import { type GenesisInput, genesisHash, genesisState } from './genesis.ts'
import { type LocalState, stateFromJson, stateHash, stateToJson } from './local-state.ts'
import { emptyMechanism } from './place-neuron.ts'
import { quantizeWeights } from './quantize-weights.ts'
import { readHyperparameters, readMetagraph } from './read-metagraph.ts'
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
  /** Identity of the whole state after the newest block. */
  stateHash(): string
  /** @param listener called after every stored block, in order; must not throw @returns stops it */
  onBlock(listener: (block: BlockEvents) => void): () => void
}

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
}: {
  genesis: GenesisInput
  storage: ChainStorage
  clock: Clock
}): Promise<LocalChain> {
  let state = await openState(genesis, storage)
  /** The newest state with the waiting calls applied: what new calls are checked against. */
  let expected = state
  let waiting: WaitingCall[] = []
  let lastBlock: Promise<unknown> = Promise.resolve()
  const listeners = new Set<(block: BlockEvents) => void>()

  async function submit(extrinsic: SignedExtrinsic): Promise<Submission> {
    checkSignature(state.genesisHash, extrinsic)
    const applied = applyExtrinsic(expected, extrinsic, state.header.block + 1)
    if (applied.refusal) throw applied.refusal
    expected = applied.state
    const settle = Promise.withResolvers<BlockHeader>()
    settle.promise.catch(() => {}) // whoever waits sees the refusal; nobody has to wait
    waiting.push({ extrinsic, settle })
    return { hash: extrinsicHash(extrinsic), included: settle.promise }
  }

  async function makeBlock(): Promise<BlockEvents> {
    const taken = waiting.slice()
    const extrinsics = taken.map(({ extrinsic }) => extrinsic)
    const run = runBlock(state, { timeMs: Math.max(clock.now(), state.header.timeMs), extrinsics })
    const block: BlockEvents = { header: run.state.header, events: run.events }
    await storage.append({ ...block, extrinsics, state: stateToJson(run.state) })

    state = run.state
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

  return {
    kind: 'local',
    netuid,
    genesisHash: state.genesisHash,
    head: async () => state.header,
    hyperparameters: async () => readHyperparameters(state),
    metagraph: async (mechid = 0) => readMetagraph(state, mechid),
    eventsAfter: (block, limit) => storage.eventsAfter(block, limit),
    register: ({ signer, hotkey }) => signAndSubmit(signer, { name: 'burned_register', args: { netuid, hotkey } }),
    addStake: ({ signer, hotkey, amountRao }) =>
      signAndSubmit(signer, { name: 'add_stake', args: { netuid, hotkey, amountRao: amountRao.toString() } }),
    serveAxon: ({ signer, ip, port }) => signAndSubmit(signer, { name: 'serve_axon', args: { netuid, ip, port } }),
    setWeights: async ({ signer, mechid, weights, versionKey }) =>
      signAndSubmit(signer, { name: 'set_mechanism_weights', args: { netuid, mechid, ...quantizeWeights(weights), versionKey } }),
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
  const given = genesisHash(genesis)
  const stored = await storage.load()
  if (stored) {
    const state = stateFromJson(stored.state)
    if (state.genesisHash !== given) throw new GenesisMismatchError({ stored: state.genesisHash, given })
    return withMechanisms(state, genesis.hyperparameters?.mechanismCount ?? 1)
  }
  const state = genesisState(genesis)
  const events = state.neurons.map(({ hotkey }, uid) => ({ kind: 'neuron-registered' as const, uid, hotkey }))
  await storage.append({ header: state.header, events, extrinsics: [], state: stateToJson(state) })
  return state
}

/** A chain that was founded with fewer mechanisms gains the missing ones, empty; it never loses one. */
function withMechanisms(state: LocalState, count: number): LocalState {
  const missing = count - state.mechanisms.length
  if (missing <= 0) return state
  const added = Array.from({ length: missing }, () => emptyMechanism(state.neurons.length))
  return { ...state, hyperparameters: { ...state.hyperparameters, mechanismCount: count }, mechanisms: [...state.mechanisms, ...added] }
}
