import type { BlockEvents, Chain } from '../chain.ts'
import { SubtensorNodeError } from '../errors.ts'
import type { BlockPlace } from './block-view.ts'
import { readEvents } from './read-events.ts'
import type { SubtensorBlocks } from './subtensor-blocks.ts'

/** How many blocks the node is asked to name at once. */
const BLOCKS_AT_ONCE = 100
/** Blocks whose states every node keeps, less some that pass while we read. */
const STATES_KEPT = 240
/** Blocks whose events we remember: most of a chain is of no concern to a subnet, and readers come by the same blocks again. */
const BLOCKS_REMEMBERED = 1000

/**
 * The events of a subnet, block by block: each block is read once, whoever asks.
 * From a node that has not the states so far back any more they begin with those that it has.
 */
export function followEvents(blocks: SubtensorBlocks, netuid: number): Chain['eventsAfter'] {
  const known = new Map<string, Promise<BlockEvents | undefined>>()

  async function read(at: BlockPlace): Promise<BlockEvents | undefined> {
    const view = await blocks.view(at)
    const events = await readEvents(view, netuid)
    return events.length === 0 ? undefined : { header: await blocks.header(view), events }
  }

  function readOnce(at: BlockPlace): Promise<BlockEvents | undefined> {
    const before = known.get(at.hash)
    if (before) return before
    const reading = read(at)
    known.set(at.hash, reading)
    reading.catch(() => known.delete(at.hash))
    const [oldest] = known.keys()
    if (known.size > BLOCKS_REMEMBERED) known.delete(oldest!)
    return reading
  }

  /** Whether the node can still be asked about a block. */
  async function isKept(block: number): Promise<boolean> {
    const [at] = await blocks.list(block, block)
    try {
      await blocks.header(await blocks.view(at!))
      return true
    } catch (error) {
      if (error instanceof SubtensorNodeError && !error.retryable) return false
      throw error
    }
  }

  return async (block, limit) => {
    const { block: head } = await blocks.head()
    const kept = head - STATES_KEPT
    const first = block + 1 >= kept || (await isKept(block + 1)) ? block + 1 : kept
    const found: BlockEvents[] = []
    for (let next = first; next <= head && found.length < limit; next += BLOCKS_AT_ONCE)
      for (const at of await blocks.list(next, Math.min(head, next + BLOCKS_AT_ONCE - 1))) {
        if (found.length === limit) break
        const events = await readOnce(at)
        if (events) found.push(events)
      }
    return found
  }
}
