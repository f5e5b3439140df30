import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { EventView } from '../../src/protocol/event.ts'
import { appendEvents } from '../../src/store/events.ts'
import { openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

/** How often the feed looks, and how often it says that it is there. */
const POLL_MS = 500
const HEARTBEAT_MS = 15_000
/** A thousand workers at once, and those who only look. */
const MOST_LISTENERS = 2_000

let net: TestNetwork
let looks = 0
let isDown = false
const open: ReadableStreamDefaultReader<string>[] = []
/** What came with an event that has been read, and has not been read itself. */
const rest = new Map<ReadableStreamDefaultReader<string>, string[]>()

beforeAll(async () => {
  net = await openTestNetwork({
    chain: (own) => ({
      ...own,
      metagraph: (...mechid) => {
        looks++
        return isDown ? Promise.reject(new Error('the database is closing')) : own.metagraph(...mechid)
      },
    }),
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(async () => {
  isDown = false
  for (const reader of open.splice(0)) await reader.cancel()
  await turn()
  net.logged.length = 0
})
afterAll(async () => {
  vi.useRealTimers()
  await net.close()
})

/** Lets the feed look once, and wait for its next look. */
async function turn(ms = POLL_MS): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await net.get('/api/activity?limit=1') // one connection: what the feed asked has been answered when this is
  await net.get('/api/activity?limit=1')
}

async function listen() {
  const reply = await net.get('/api/events')
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
  open.push(reader)
  return reader
}

/** The next event that a reader gets. */
async function next(reader: ReadableStreamDefaultReader<string>) {
  const waiting = rest.get(reader) ?? []
  const [value = '', ...others] = waiting.length > 0 ? waiting : ((await reader.read()).value ?? '').split(/(?<=\n\n)/)
  rest.set(reader, others)
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(value)?.[1]
  return { event: field('event'), id: field('id'), data: JSON.parse(field('data') ?? 'null') }
}

const tell = (words: string) => appendEvents(net.db, [{ atMs: net.clock.now(), block: 1, kind: 'task-created', words }])

describe('the live feed', () => {
  it('says where the chain stands as soon as one listens', async () => {
    const { block, epoch, blocksUntilEpoch } = await net.network.chain.metagraph()
    expect(await next(await listen())).toMatchObject({ event: 'block', data: { block, epoch, blocksUntilEpoch } })
  })

  it('sends blocks, epochs and what happened, in the order of the log', async () => {
    const reader = await listen()
    await next(reader)
    await turn()
    for (let n = 0; n < TEMPO + 1; n++) {
      net.clock.advance(12_000)
      await net.network.chain.produceBlock()
    }
    await tell('first')
    await tell('second')
    await turn()
    const { block, epoch } = await net.network.chain.metagraph()
    expect(await next(reader)).toMatchObject({ event: 'block', data: { block } })
    expect(await next(reader)).toMatchObject({ event: 'epoch', data: { epoch } })
    const activity = [await next(reader), await next(reader)]
    expect(activity.map(({ data }) => data.words)).toEqual(['first', 'second'])
    for (const { event, id, data } of activity) expect([event, id]).toEqual(['activity', String(EventView.parse(data).id)])
  })

  it('sends what happened between two connections to nobody, and goes on with what happens next', async () => {
    await (await listen()).cancel()
    await turn()
    await tell('while nobody listened')
    const reader = await listen()
    await next(reader)
    await turn()
    await tell('while somebody listens')
    await turn()
    expect((await next(reader)).data.words).toBe('while somebody listens')
  })

  it('reads the log once for all listeners', async () => {
    const readers = await Promise.all(Array.from({ length: 20 }, listen))
    await turn()
    const before = looks
    await turn()
    await turn()
    expect(looks - before).toBe(2)
    await tell('for all')
    await turn()
    for (const reader of readers) {
      await next(reader)
      expect((await next(reader)).data.words).toBe('for all')
    }
  })

  it('writes what one look found in one piece', async () => {
    const reader = await listen()
    await next(reader)
    await turn()
    await tell('one')
    await tell('another')
    await turn()
    const { value = '' } = await reader.read()
    expect([...value.matchAll(/"words":"(\w+)"/g)].map(([, words]) => words)).toEqual(['one', 'another'])
  })

  it('leaves no timer behind when the last one hangs up, in whatever order', async () => {
    await turn()
    const timers = vi.getTimerCount()
    const readers = [await listen(), await listen(), await listen()]
    expect(vi.getTimerCount()).toBeGreaterThan(timers)
    for (const reader of [readers[1]!, readers[2]!, readers[0]!]) await reader.cancel()
    await turn()
    const before = looks
    await turn()
    expect([vi.getTimerCount(), looks]).toEqual([timers, before])
  })

  it('leaves none behind for one who hangs up at once, or only asks for the head', async () => {
    await turn()
    const timers = vi.getTimerCount()
    const reply = await net.get('/api/events')
    await reply.body!.cancel()
    const head = await net.app.request('/api/events', { method: 'HEAD' })
    expect([head.status, head.body]).toEqual([200, null])
    await turn()
    await turn()
    expect(vi.getTimerCount()).toBe(timers)
  })

  it('says now and then that it is still there', async () => {
    const reader = await listen()
    await next(reader)
    await turn(HEARTBEAT_MS)
    expect((await reader.read()).value).toBe(': still here\n\n')
  })

  it('goes on after a look that failed', async () => {
    const reader = await listen()
    await next(reader)
    await turn()
    isDown = true
    await turn()
    isDown = false
    expect(net.logged).toEqual([new Error('the database is closing')])
    await tell('after the fault')
    await turn()
    expect((await next(reader)).data.words).toBe('after the fault')
  })

  it('refuses with a problem while the chain does not answer, and serves again afterwards', async () => {
    isDown = true
    expect(await problemOf(await net.get('/api/events'))).toMatchObject({
      status: 500,
      code: 'internal',
      detail: expect.not.stringMatching(/database/),
    })
    isDown = false
    expect(await next(await listen())).toMatchObject({ event: 'block' })
  })

  it('refuses more listeners than it can feed, and takes others when some have left', async () => {
    const readers = []
    for (let n = 0; n < MOST_LISTENERS; n++) readers.push(await listen())
    expect(await problemOf(await net.get('/api/events'))).toMatchObject({ status: 503, code: 'too-many-listeners' })
    await readers[0]!.cancel()
    await turn()
    expect(await next(await listen())).toMatchObject({ event: 'block' })
  })

  it('lets go of a listener who does not read', async () => {
    const sleeping = await listen()
    await turn()
    for (let n = 0; n < 7; n++) {
      await appendEvents(
        net.db,
        Array.from({ length: 100 }, () => ({ atMs: net.clock.now(), block: 1, kind: 'task-created' as const, words: 'unread' })),
      )
      await turn()
    }
    let read = 0
    while (!(await sleeping.read()).done) read++
    expect(read).toBeLessThan(20)
    const before = looks
    await turn()
    expect(looks).toBe(before)
  })
  it('hangs up on everybody when the server stops', async () => {
    await turn()
    const timers = vi.getTimerCount()
    const readers = [await listen(), await listen()]
    net.stopping.abort()
    await turn()
    for (const reader of readers) {
      let last = await reader.read()
      while (!last.done) last = await reader.read()
    }
    expect(vi.getTimerCount()).toBe(timers)
  })
})
