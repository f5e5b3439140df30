import * as z from 'zod'
import type { Signer } from '../../identity/signer.ts'
import type { BlockEvents, Chain, Submission } from '../chain.ts'
import { type CallName, callShapes, checkCallShapes } from './call-shapes.ts'
import { lockWeights } from './lock-weights.ts'
import { connectNode, type NodeConnection } from './node-connection.ts'
import { readBonds } from './read-bonds.ts'
import { readEvents } from './read-events.ts'
import { readHyperparameters } from './read-hyperparameters.ts'
import { readMetagraph } from './read-metagraph.ts'
import { type SubtensorCall, submitCall } from './submit-call.ts'
import { createSubtensorBlocks, type SubtensorBlocks } from './subtensor-blocks.ts'
import { subtensorCalls } from './subtensor-calls.ts'

const TIMEOUT_MS = 30_000
/** How many blocks the node is asked to name at once. */
const BLOCKS_AT_ONCE = 100

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

  async function eventsAfter(block: number, limit: number): Promise<BlockEvents[]> {
    const head = await blocks.head()
    const found: BlockEvents[] = []
    for (let next = block + 1; next <= head.block && found.length < limit; next += BLOCKS_AT_ONCE) {
      for (const at of await blocks.list(next, Math.min(head.block, next + BLOCKS_AT_ONCE - 1))) {
        if (found.length === limit) break
        const view = await blocks.view(at)
        const events = await readEvents(view, netuid)
        if (events.length > 0) found.push({ header: await blocks.header(view), events })
      }
    }
    return found
  }

  return {
    kind: 'subtensor',
    netuid,
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
    eventsAfter,
    ...subtensorCalls({ netuid, send, lock: (signer, weights) => lockWeights(blocks, netuid, signer, weights) }),
    close: () => node.close(),
  }
}

async function openBlocks(node: NodeConnection, calls: readonly CallName[]): Promise<SubtensorBlocks> {
  const blocks = await createSubtensorBlocks(node)
  checkCallShapes((await blocks.head()).runtime, calls)
  return blocks
}
