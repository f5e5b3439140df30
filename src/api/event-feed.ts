import { createRoute } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import { listEventsAfter, listNewestEvents } from '../store/events.ts'
import type { ApiContext } from './api-context.ts'
import { TooManyListenersError } from './errors.ts'
import { ownMiners } from './own-miners.ts'
import { createRouter, problemReply } from './validated.ts'

const POLL_MS = 500
const HEARTBEAT_MS = 15_000
/** No more than so many events at a time: a page that was asleep catches up by reading the lists. */
const BATCH = 100
/** Open pages that one process feeds, each of which holds some 25 kB. Who comes too many asks for the lists instead. */
const MOST_LISTENERS = 2_000
/** Messages that wait for one page; a page that reads slower than that is let go, and connects again when it is awake. */
const MOST_UNREAD = 500

interface Message {
  readonly event: 'block' | 'activity' | 'epoch'
  readonly data: object
  readonly id?: string
}

/** One open page. */
interface Listener {
  /** @param text what one look found, as it is sent: the same for all */
  hear(text: string, messages: number): void
  hangUp(): void
}

interface Seen {
  readonly block: number
  readonly epoch: number
  readonly lastId: number
}

/**
 * The live feed (SSE). One loop reads the log for all open pages, and only while there are any.
 * Events: `block` {block, epoch, blocksUntilEpoch}; `epoch` {epoch}; `activity` an EventView.
 */
export function eventFeed(context: ApiContext) {
  const router = createRouter()
  const listeners = new Set<Listener>()
  let running = false
  context.stopping.addEventListener('abort', () => {
    for (const listener of listeners) listener.hangUp()
  })

  async function run(): Promise<void> {
    running = true
    let seen: Seen | undefined
    while (listeners.size > 0) {
      try {
        const news: { seen: Seen; messages: Message[] } = await readNews(context, seen)
        seen = news.seen
        const { length } = news.messages
        if (length > 0) {
          const text = news.messages.map(writeMessage).join('')
          for (const listener of listeners) listener.hear(text, length)
        }
      } catch (error) {
        context.log(error) // the database is closing or busy: the next turn tries again
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
    running = false
  }

  const feed = createRoute({
    method: 'get',
    path: '/api/events',
    tags: ['explore'],
    summary: 'The live feed',
    responses: {
      200: {
        description: 'Server-sent events: `block` {block, epoch, blocksUntilEpoch}, `epoch` {epoch}, `activity` (as in /api/activity)',
        content: { 'text/event-stream': { schema: z.string() } },
      },
      ...problemReply,
    },
  })
  router.openapi(feed, async (c) => {
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' }) as never // nobody would ever hang up
    const head = pick(await context.chain.metagraph())
    if (listeners.size >= MOST_LISTENERS) throw new TooManyListenersError({ most: MOST_LISTENERS })
    return streamSSE(c, async (stream) => {
      let unread = 0
      const listener: Listener = {
        hear(text, messages) {
          if (unread >= MOST_UNREAD) return stream.abort()
          unread += messages
          void stream.write(text).finally(() => {
            unread -= messages
          })
        },
        hangUp: () => stream.abort(),
      }
      const closed = new Promise<void>((resolve) => stream.onAbort(resolve)) // before anything waits: a page may leave at once
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
      listeners.add(listener)
      if (!running) void run()
      listener.hear(writeMessage({ event: 'block', data: head }), 1)
      await closed
      clearInterval(heartbeat)
      listeners.delete(listener)
    }) as never
  })
  return router
}

/** One message as it goes over the line. JSON has no line breaks of its own. */
function writeMessage({ event, data, id }: Message): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n${id ? `id: ${id}\n` : ''}\n`
}

/** What has happened since the last look; nothing at the first one. */
async function readNews(context: ApiContext, seen: Seen | undefined): Promise<{ seen: Seen; messages: Message[] }> {
  const { chain, db } = context
  const metagraph = await chain.metagraph()
  const { block, epoch } = metagraph
  if (!seen) return { seen: { block, epoch, lastId: (await listNewestEvents(db, 1))[0]?.id ?? 0 }, messages: [] }
  const events = await listEventsAfter(db, seen.lastId, BATCH, ownMiners(context))
  const messages: Message[] = events.map((event) => ({ event: 'activity', data: event, id: String(event.id) }))
  if (epoch !== seen.epoch) messages.unshift({ event: 'epoch', data: { epoch } })
  if (block !== seen.block) messages.unshift({ event: 'block', data: pick(metagraph) })
  return { seen: { block, epoch, lastId: events.at(-1)?.id ?? seen.lastId }, messages }
}

function pick({ block, epoch, blocksUntilEpoch }: { block: number; epoch: number; blocksUntilEpoch: number }) {
  return { block, epoch, blocksUntilEpoch }
}
