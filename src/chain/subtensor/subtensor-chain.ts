import * as z from 'zod'
import type { Signer } from '../../identity/signer.ts'
import type { Chain, Submission } from '../chain.ts'
import { type CallName, callShapes, checkCallShapes } from './call-shapes.ts'
import { followEvents } from './follow-events.ts'
import { lockWeights } from './lock-weights.ts'
import { connectNode, type NodeConnection } from './node-connection.ts'
import { readBonds } from './read-bonds.ts'
import { readHyperparameters } from './read-hyperparameters.ts'
import { readMetagraph } from './read-metagraph.ts'
import { type SubtensorCall, submitCall } from './submit-call.ts'
import { createSubtensorBlocks, type SubtensorBlocks } from './subtensor-blocks.ts'
import { subtensorCalls } from './subtensor-calls.ts'

const TIMEOUT_MS = 30_000

const Burn = z.object({ burn: z.bigint() })
const Account = z.object({ account: z.object({ data: z.object({ free: z.bigint() }) }) })
const StakeInfo = z.object({ stake: z.bigint() }).optional()

export interface SubtensorChainSettings {
  /** `ws://` or `wss://`. */
  readonly endpoint: string
  readonly netuid: number
  /** Which calls will be made: those are checked at the start, and again whenever the runtime has changed. By default all. */
  readonly calls?: readonly CallName[]
  /** How long to wait for an answer of the node. */
  readonly timeoutMs?: number
}

/** A subnet of a real chain. Reads see the best block; an included call may still be undone until its block is final. */
export interface SubtensorChain extends Chain {
  readonly genesisHash: string
  /** Time between two blocks. */
  readonly blockMs: number
  close(): void
}

/**
 * Connects to a subtensor node; codecs come from the metadata that it gives.
 * @throws {@link RuntimeShapeError} if its runtime takes a needed call in another form than ours
 * @throws {@link SubtensorNodeError} (from here and from every call) if the node does not answer, or not as expected
 */
export async function createSubtensorChain({
  endpoint,
  netuid,
  calls = Object.keys(callShapes) as CallName[],
  timeoutMs = TIMEOUT_MS,
}: SubtensorChainSettings): Promise<SubtensorChain> {
  const node = connectNode(endpoint, { timeoutMs })
  const blocks = await openBlocks(node, calls).catch((error: unknown) => {
    node.close()
    throw error
  })
  const lastSent = new Map<string, Promise<unknown>>()

  /** One call of a signer after the other: each needs the nonce after the one before. */
  function send(signer: Signer, call: SubtensorCall): Promise<Submission> {
    const before = lastSent.get(signer.address) ?? Promise.resolve()
    const submission = before.then(() => submitCall(blocks, signer, call))
    lastSent.set(
      signer.address,
      submission.catch(() => {}),
    )
    return submission
  }

  return {
    kind: 'subtensor',
    netuid,
    genesisHash: blocks.genesisHash,
    blockMs: blocks.blockTimeMs,
    head: async () => blocks.header(await blocks.head()),
    hyperparameters: async () => readHyperparameters(await blocks.head(), netuid),
    metagraph: async (mechid = 0) => readMetagraph(await blocks.head(), { netuid, mechid }),
    bonds: async (mechid = 0) => readBonds(await blocks.head(), { netuid, mechid }),
    async registrationPrice() {
      const head = await blocks.head()
      return (await head.read(Burn, { burn: { pallet: 'SubtensorModule', entry: 'Burn', keys: [netuid] } })).burn
    },
    async balance(address) {
      const head = await blocks.head()
      return (await head.read(Account, { account: { pallet: 'System', entry: 'Account', keys: [address] } })).account.data.free
    },
    async stake({ hotkey, coldkey }) {
      const head = await blocks.head()
      const info = await head.call(StakeInfo, 'StakeInfoRuntimeApi.get_stake_info_for_hotkey_coldkey_netuid', [hotkey, coldkey, netuid])
      return info?.stake ?? 0n
    },
    eventsAfter: followEvents(blocks, netuid),
    ...subtensorCalls({ netuid, send, lock: (signer, weights) => lockWeights(blocks, netuid, signer, weights) }),
    close: () => node.close(),
  }
}

async function openBlocks(node: NodeConnection, calls: readonly CallName[]): Promise<SubtensorBlocks> {
  const blocks = await createSubtensorBlocks(node)
  checkCallShapes((await blocks.head()).runtime, calls)
  return blocks
}
