import type { BlockHeader, Chain, ChainEvent } from '../chain/chain.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import { appendEvents, type NewEvent } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'

const READER = 'chain-events'
const PAGE = 100
/** Who is further behind begins anew at the head: most nodes of subtensor keep the states of 256 blocks, and no log needs a chain's whole past. */
const MOST_BEHIND: Readonly<Record<Chain['kind'], number>> = { local: 20_000, subtensor: 200 }
/** On a chain where nothing happens the cursor moves every so many blocks. */
const STRIDE = 50

/**
 * Copies what the chain did (weights set, epochs) into the network's log, from the head on where that is far ahead.
 * **Safe to repeat because** log and cursor move in one transaction.
 */
export async function recordChainEvents(db: Db, chain: Chain): Promise<void> {
  const after = await getCursor(db, READER)
  const head = await chain.head()
  if (head.block - after > MOST_BEHIND[chain.kind]) return beginAt(db, head, after)
  const blocks = await chain.eventsAfter(after, PAGE)
  const read = Math.max(blocks.at(-1)?.header.block ?? 0, blocks.length < PAGE ? head.block : 0)
  if (blocks.length === 0 && read - after < STRIDE) return
  const events = blocks.flatMap(({ header, events: happened }) =>
    happened.flatMap((event): NewEvent[] => {
      const told = tell(event)
      return told ? [{ atMs: header.timeMs, block: header.block, ...told }] : []
    }),
  )
  await db.transaction().execute(async (trx) => {
    await appendEvents(trx, events)
    await putCursor(trx, READER, read)
  })
}

async function beginAt(db: Db, { block, timeMs }: BlockHeader, after: number): Promise<void> {
  const words =
    after === 0
      ? `The log begins at block ${block}: what the chain did before is not in it`
      : `The log leaves out what the chain did in the blocks ${after + 1} to ${block}: nobody looked for too long`
  await db.transaction().execute(async (trx) => {
    await appendEvents(trx, [{ atMs: timeMs, block, kind: 'network-started', data: { after }, words }])
    await putCursor(trx, READER, block)
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
