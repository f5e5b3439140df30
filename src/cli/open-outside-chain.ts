import type { Chain } from '../chain/chain.ts'
import { readOncePerBlock } from '../chain/read-once-per-block.ts'
import { createRemoteChain } from '../chain/remote-chain.ts'
import { createSubtensorChain } from '../chain/subtensor/subtensor-chain.ts'
import type { Clock } from '../core/clock.ts'
import { UsageError } from './errors.ts'

/** A subnet of a chain that is not in this process. */
export interface OutsideChain {
  readonly chain: Chain
  readonly genesisHash: string
  readonly blockMs: number
  close(): void
}

/** A page that waits longer is closed. */
const TIMEOUT_MS = 10_000
/** The head is looked for so often in the time of a block, and never oftener than once in so long. */
const LOOKS_PER_BLOCK = 6
const MIN_HEAD_MS = 100

/**
 * Connects to a chain: `ws://` and `wss://` are a node of subtensor, `http://` and `https://` another process's `kumite chain`.
 * @param netuid which subnet of a node; a `kumite chain` has one
 * @throws {@link UsageError} if the address is of no such kind, or the chain has no such subnet
 * @throws {@link SubtensorNodeError} {@link ChainServerError} if nobody answers there
 */
export async function openOutsideChain(
  url: string,
  { netuid, clock }: { netuid: number | undefined; clock: Clock },
): Promise<OutsideChain> {
  const { close, ...opened } = await connect(url, netuid)
  const headMs = Math.max(MIN_HEAD_MS, opened.blockMs / LOOKS_PER_BLOCK)
  return { ...opened, chain: readOncePerBlock(opened.chain, { clock, headMs }), close }
}

async function connect(url: string, netuid: number | undefined): Promise<OutsideChain> {
  if (/^wss?:\/\//.test(url)) {
    if (netuid === undefined)
      throw new UsageError(`--chain ${url}: expected the number of a subnet with it, got none`, { hint: 'add --netuid N' })
    const chain = await createSubtensorChain({ endpoint: url, netuid, timeoutMs: TIMEOUT_MS })
    return { chain, genesisHash: chain.genesisHash, blockMs: chain.blockMs, close: chain.close }
  }
  if (!/^https?:\/\//.test(url))
    throw new UsageError(`--chain: expected an address with ws://, wss://, http:// or https://, got ${url}`, {
      hint: 'ws://127.0.0.1:9944 is a node on this machine, http://127.0.0.1:9944 a `kumite chain`',
    })
  const chain = await createRemoteChain(url)
  if (netuid !== undefined && netuid !== chain.netuid)
    throw new UsageError(`--netuid: expected ${chain.netuid}, the subnet of ${url}, got ${netuid}`, { hint: 'leave --netuid away' })
  return { chain, genesisHash: chain.genesisHash, blockMs: chain.blockMs, close: () => {} }
}
