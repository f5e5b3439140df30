import type { BlockEvents, EpochRanEvent } from '../chain/chain.ts'
import type { ChainStorage } from '../chain/chain-storage.ts'

/** Keeps what a chain did but not its states: a simulation is never resumed, and ten thousand neurons are long to write down. */
export function unstoredChain(): ChainStorage {
  const blocks: BlockEvents[] = []
  return {
    load: async () => undefined,
    async append({ header, events }) {
      blocks.push({ header, events })
    },
    blocksAfter: async () => [],
    eventsAfter: async (block, limit) => blocks.filter(({ header, events }) => header.block > block && events.length > 0).slice(0, limit),
    async epochs(limit) {
      const ran = blocks.flatMap(({ header, events }) => {
        const epoch = events.find((event): event is EpochRanEvent => event.kind === 'epoch-ran')
        return epoch ? [{ header, epoch }] : []
      })
      return ran.slice(-limit)
    },
  }
}
