import type { Chain, ChainEvent } from '../chain/chain.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import { appendEvents, type NewEvent } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'

const READER = 'chain-events'

/**
 * Copies what the chain did (weights set, epochs) into the network's log.
 * **Safe to repeat because** log and cursor move in one transaction.
 */
export async function recordChainEvents(db: Db, chain: Chain): Promise<void> {
  const after = await getCursor(db, READER)
  const blocks = await chain.eventsAfter(after, 100)
  const last = blocks.at(-1)
  if (!last) return
  const events = blocks.flatMap(({ header, events: happened }) =>
    happened.flatMap((event): NewEvent[] => {
      const told = tell(event)
      return told ? [{ atMs: header.timeMs, block: header.block, ...told }] : []
    }),
  )
  await db.transaction().execute(async (trx) => {
    await appendEvents(trx, events)
    await putCursor(trx, READER, last.header.block)
  })
}

function tell(event: ChainEvent): Pick<NewEvent, 'kind' | 'actor' | 'data' | 'words'> | undefined {
  switch (event.kind) {
    case 'weights-set':
      return {
        kind: 'weights-set',
        actor: event.hotkey,
        data: { mechid: event.mechid },
        words: `Validator uid ${event.uid} set its weights`,
      }
    case 'epoch-ran': {
      const paid = event.neurons.filter((neuron) => neuron.serverRao > 0n).length
      return { kind: 'epoch-ran', data: { epoch: event.epoch }, words: `Epoch ${event.epoch} ran: ${paid} miners were paid` }
    }
    default:
      return undefined
  }
}
