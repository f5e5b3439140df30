import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from './api-error.ts'
import { getConnection, setConnection } from './connection.ts'
import { openLiveEvents } from './live-events.ts'

/** The browser's end of the feed, as far as the page uses it. */
class FakeSource {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static last: FakeSource
  static opened = 0
  readyState = 0
  onopen?: () => void
  onerror?: () => void
  constructor() {
    FakeSource.last = this
    FakeSource.opened++
  }
  addEventListener(): void {}
  close(): void {
    this.readyState = FakeSource.CLOSED
  }
  accept(): void {
    this.readyState = FakeSource.OPEN
    this.onopen?.()
  }
  refuse(): void {
    this.readyState = FakeSource.CLOSED
    this.onerror?.()
  }
  breakOff(): void {
    this.readyState = 0
    this.onerror?.()
  }
}

let answers = true
let close: () => void
const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('fetch', () => (answers ? Promise.resolve(Response.json({})) : Promise.reject(new TypeError('failed'))))
  answers = true
  FakeSource.opened = 0
  setConnection('waiting')
  close = openLiveEvents(client)
})
afterEach(() => {
  close()
  client.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A query that is looked at: how often it was asked for. */
function watch(key: string, ask: () => unknown) {
  let asked = 0
  new QueryObserver(client, {
    queryKey: [key],
    queryFn: async () => {
      asked++
      return ask()
    },
  }).subscribe(() => {})
  return () => asked
}

describe('live events', () => {
  it('says that the server is lost when it answers nothing, and that it is back', async () => {
    FakeSource.last.accept()
    expect(getConnection()).toBe('online')
    answers = false
    FakeSource.last.breakOff()
    await vi.advanceTimersByTimeAsync(2_900)
    expect(getConnection()).toBe('online')
    await vi.advanceTimersByTimeAsync(200)
    expect(getConnection()).toBe('lost')
    FakeSource.last.accept()
    expect(getConnection()).toBe('online')
  })

  it('does not call a server lost that only has no place at its feed: it asks from time to time, and tries the feed again', async () => {
    const asked = watch('network', () => 1)
    for (let turn = 0; turn < 3; turn++) {
      FakeSource.last.refuse()
      await vi.advanceTimersByTimeAsync(4_500)
      expect(getConnection()).toBe('online')
      const { opened } = FakeSource
      await vi.advanceTimersByTimeAsync(5_000)
      expect(FakeSource.opened).toBe(opened)
      await vi.advanceTimersByTimeAsync(15_000)
      expect(FakeSource.opened).toBe(opened + 1)
    }
    expect(asked()).toBe(4)
    FakeSource.last.accept()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(FakeSource.opened).toBe(4)
  })

  it('is lost when the feed and all else fail, and tries again soon', async () => {
    answers = false
    FakeSource.last.refuse()
    await vi.advanceTimersByTimeAsync(5_100)
    expect([getConnection(), FakeSource.opened]).toEqual(['lost', 2])
  })

  it('asks again for what could not be had when the server is back, and not for what it refused', async () => {
    answers = false
    const failed = watch('joining', () => {
      if (!answers) throw ApiError.unreachable()
      return 1
    })
    const refused = watch('onboarding', () => {
      throw new ApiError({ status: 403, code: 'no', detail: 'no', hint: undefined })
    })
    await vi.advanceTimersByTimeAsync(0)
    FakeSource.last.breakOff()
    await vi.advanceTimersByTimeAsync(4_000)
    const before = [failed(), refused()]
    answers = true
    FakeSource.last.accept()
    await vi.advanceTimersByTimeAsync(0)
    expect([failed(), refused()]).toEqual([before[0]! + 1, before[1]])
    expect(client.getQueryState(['joining'])?.status).toBe('success')
  })

  it('does nothing more when it is closed', async () => {
    FakeSource.last.refuse()
    close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([getConnection(), FakeSource.opened]).toEqual(['waiting', 1])
  })
})
