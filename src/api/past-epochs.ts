import { setTimeout } from 'node:timers/promises'
import type { BlockHeader, Chain, EpochRanEvent } from '../chain/chain.ts'

const MOST_EPOCHS = 500
/** How far back the explorer looks, however long an epoch is: on a real chain only as far as any node keeps its states. */
const MOST_BLOCKS: Readonly<Record<Chain['kind'], number>> = { local: 20_000, subtensor: 200 }
/** Blocks with events that are read at a time: no more than another server tells at once. */
const PAGE = 100
/** A reader waits no longer than this for a slow node: it then gets what has been read so far. */
const PATIENCE_MS = 2000

export interface PastEpoch {
  readonly header: BlockHeader
  readonly epoch: EpochRanEvent
}

/**
 * Past epochs, from the events of whatever chain: the first call reads back, later ones only what is new.
 * @returns gives the newest epochs, oldest first
 */
export function followPastEpochs(chain: Chain): () => Promise<readonly PastEpoch[]> {
  let epochs: readonly PastEpoch[] = []
  let readTo = 0
  let reading: Promise<void> | undefined

  async function readNew(): Promise<void> {
    const [{ block: head }, { tempo }] = await Promise.all([chain.head(), chain.hyperparameters()])
    readTo = Math.max(readTo, head - Math.min(MOST_BLOCKS[chain.kind], MOST_EPOCHS * (tempo + 1)))
    while (readTo < head) {
      const blocks = await chain.eventsAfter(readTo, PAGE)
      const found = blocks.flatMap(({ header, events }) => {
        const epoch = events.find((event) => event.kind === 'epoch-ran')
        return epoch ? [{ header, epoch }] : []
      })
      if (found.length > 0) epochs = [...epochs, ...found].slice(-MOST_EPOCHS)
      const last = blocks.at(-1)?.header.block ?? 0
      readTo = blocks.length < PAGE ? Math.max(head, last) : last
    }
  }

  return async () => {
    // One reading at a time, for all who ask: two would count an epoch twice.
    reading ??= readNew().finally(() => {
      reading = undefined
    })
    await Promise.race([reading, setTimeout(PATIENCE_MS, undefined, { ref: false })])
    return epochs
  }
}
