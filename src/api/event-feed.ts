import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { listEventsAfter, listNewestEvents } from '../store/events.ts'
import type { ApiContext } from './api-context.ts'

const POLL_MS = 500
/** No more than so many events at a time: a page that was asleep catches up by reading the lists. */
const BATCH = 100

interface Message {
  readonly event: 'block' | 'activity' | 'epoch'
  readonly data: object
  readonly id?: string
}

/**
 * The live feed (SSE). One loop reads the log for all open pages, and only while there are any.
 * Events: `block` {block, epoch, blocksUntilEpoch}; `epoch` {epoch}; `activity` an EventView.
 */
export function eventFeed(context: ApiContext): Hono {
  const listeners = new Set<(message: Message) => void>()
  let running = false

  async function run(): Promise<void> {
    running = true
    let lastId = (await listNewestEvents(context.db, 1))[0]?.id ?? 0
    let { block, epoch } = await context.chain.metagraph()
    while (listeners.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      try {
        const metagraph = await context.chain.metagraph()
        const messages: Message[] = []
        if (metagraph.block !== block) messages.push({ event: 'block', data: pick(metagraph) })
        if (metagraph.epoch !== epoch) messages.push({ event: 'epoch', data: { epoch: metagraph.epoch } })
        ;({ block, epoch } = metagraph)
        for (const event of await listEventsAfter(context.db, lastId, BATCH)) {
          messages.push({ event: 'activity', data: event, id: String(event.id) })
          lastId = event.id
        }
        for (const message of messages) for (const listener of listeners) listener(message)
      } catch (error) {
        context.log(error) // the database is closing or busy: the next turn tries again
      }
    }
    running = false
  }

  return new Hono().get('/api/events', (c) =>
    streamSSE(c, async (stream) => {
      await stream.writeSSE({ event: 'block', data: JSON.stringify(pick(await context.chain.metagraph())) })
      const closed = new Promise<void>((resolve) => stream.onAbort(resolve))
      const listener = ({ event, data, id }: Message) => void stream.writeSSE({ event, data: JSON.stringify(data), ...(id ? { id } : {}) })
      listeners.add(listener)
      if (!running) void run()
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), 15_000)
      await closed
      clearInterval(heartbeat)
      listeners.delete(listener)
    }),
  )
}

function pick({ block, epoch, blocksUntilEpoch }: { block: number; epoch: number; blocksUntilEpoch: number }) {
  return { block, epoch, blocksUntilEpoch }
}
