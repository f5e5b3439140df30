import * as z from 'zod'
import type { BlockHeader } from '../chain.ts'
import { type BlockPlace, type BlockView, viewBlock } from './block-view.ts'
import type { NodeConnection } from './node-connection.ts'
import { createRuntimeSource } from './runtime-source.ts'

const Hash = z.string().regex(/^0x[0-9a-f]{64}$/)
const Header = z.object({
  number: z
    .string()
    .regex(/^0x[0-9a-f]{1,8}$/)
    .transform(Number),
  parentHash: Hash,
})
const Body = z.object({ block: z.object({ extrinsics: z.array(z.string()) }) })
const MIN_POLL_MS = 50
const MAX_POLL_MS = 3000
const Now = z.object({ now: z.bigint() })

/** The blocks of a node, the newest one first of all: "newest" is the best block, which may still be replaced. */
export interface SubtensorBlocks {
  readonly node: NodeConnection
  readonly genesisHash: string
  readonly blockTimeMs: number
  /** How long to wait before asking again whether something has happened. */
  readonly pollMs: number
  head(): Promise<BlockView>
  /** Blocks from the first number up to the last, none below 1. */
  list(first: number, last: number): Promise<BlockPlace[]>
  view(at: BlockPlace): Promise<BlockView>
  /** Extrinsics of a block, as hex. */
  body(hash: string): Promise<readonly string[]>
  header(view: BlockView): Promise<BlockHeader>
}

export async function createSubtensorBlocks(node: NodeConnection): Promise<SubtensorBlocks> {
  const runtimes = createRuntimeSource(node)
  const view: SubtensorBlocks['view'] = (at) => viewBlock({ node, runtimes }, at)
  async function head(): Promise<BlockView> {
    const hash = await node.request(Hash, 'chain_getBlockHash')
    const { number, parentHash } = await node.request(Header, 'chain_getHeader', [hash])
    return view({ block: number, hash, parentHash: number === 0 ? hash : parentHash })
  }

  async function list(first: number, last: number): Promise<BlockPlace[]> {
    if (last < first) return []
    const numbers = Array.from({ length: last - first + 2 }, (_, index) => first - 1 + index) // and the parent of the first
    const hashes = await node.request(z.array(Hash).length(numbers.length), 'chain_getBlockHash', [numbers])
    return hashes.slice(1).map((hash, index) => ({ block: first + index, hash, parentHash: hashes[index]! }))
  }

  const { runtime } = await head()
  const blockTimeMs = 2 * Number(runtime.constant('Timestamp', 'MinimumPeriod'))
  return {
    node,
    genesisHash: await node.request(Hash, 'chain_getBlockHash', [0]),
    blockTimeMs,
    pollMs: Math.max(MIN_POLL_MS, Math.min(MAX_POLL_MS, blockTimeMs / 4)),
    head,
    list,
    view,
    body: async (hash) => (await node.request(Body, 'chain_getBlock', [hash])).block.extrinsics,
    async header(at) {
      const { now } = await at.read(Now, { now: { pallet: 'Timestamp', entry: 'Now' } })
      return { block: at.block, timeMs: Number(now), hash: at.hash }
    },
  }
}
