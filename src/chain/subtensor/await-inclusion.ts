import { setTimeout } from 'node:timers/promises'
import type { BlockHeader } from '../chain.ts'
import { ChainCallError } from '../errors.ts'
import type { BlockPlace } from './block-view.ts'
import { ERA_BLOCKS } from './build-extrinsic.ts'
import { readEventRecords } from './event-records.ts'
import { refusalName } from './refusal-name.ts'
import type { SubtensorBlocks } from './subtensor-blocks.ts'

/** How far back blocks are looked at again, in case the node has replaced them by others. */
const REORG_BLOCKS = 5

/**
 * Waits until a block holds an extrinsic. Asks instead of subscribing, so that a broken connection costs nothing but time.
 * @returns the block's header; the block is not yet final
 * @throws {@link ChainCallError} if the block refused the call, or none took it while it was valid (`AncientBirthBlock`)
 */
export async function awaitInclusion(
  blocks: SubtensorBlocks,
  { extrinsic, call, birth }: { extrinsic: string; call: string; birth: number },
): Promise<BlockHeader> {
  const seen = new Set<string>()
  for (let next = birth + 1; ; ) {
    const { block: head } = await blocks.head()
    const last = Math.min(head, birth + ERA_BLOCKS)
    for (const at of await blocks.list(next, last)) {
      if (seen.has(at.hash)) continue
      const place = (await blocks.body(at.hash)).indexOf(extrinsic)
      if (place >= 0) return outcome(blocks, { at, place, call })
      seen.add(at.hash)
    }
    if (head > birth + ERA_BLOCKS + REORG_BLOCKS)
      throw new ChainCallError({
        call,
        pallet: 'AncientBirthBlock',
        expected: `a block after ${birth} that takes the call`,
        got: `none up to ${head}`,
      })
    next = Math.max(birth + 1, last + 1 - REORG_BLOCKS)
    await setTimeout(blocks.pollMs)
  }
}

async function outcome(
  blocks: SubtensorBlocks,
  { at, place, call }: { at: BlockPlace; place: number; call: string },
): Promise<BlockHeader> {
  const view = await blocks.view(at)
  const failed = (await readEventRecords(view)).find(({ extrinsic, name }) => extrinsic === place && name === 'System.ExtrinsicFailed')
  if (!failed) return blocks.header(view)
  const error = (failed.value as { dispatch_error?: unknown }).dispatch_error
  throw new ChainCallError({
    call,
    pallet: refusalName(error, call),
    expected: 'the call to take effect',
    got: `a refusal in block ${at.block}`,
  })
}
