import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const DAY = 86_400_000

/** A page just loaded, in a browser that keeps what was there before. */
async function openPage() {
  vi.resetModules()
  return import('./active-time-store.ts')
}

describe('time of work on a task', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('localStorage', storage())
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('goes on after a reload, each task with its own', async () => {
    const before = await openPage()
    before.addActiveTime('one', 300_000)
    before.addActiveTime('two', 1000)
    const after = await openPage()
    after.addActiveTime('one', 2000)
    expect([after.readActiveTime('one'), after.readActiveTime('two'), after.readActiveTime('three')]).toEqual([302_000, 1000, 0])
  })

  it('is gone with the task', async () => {
    const before = await openPage()
    before.addActiveTime('one', 300_000)
    before.dropActiveTime('one')
    expect(before.readActiveTime('one')).toBe(0)
    expect((await openPage()).readActiveTime('one')).toBe(0)
  })

  it('is swept out after a week, and leaves what others keep', async () => {
    localStorage.setItem('kumite.other', 'x')
    const before = await openPage()
    before.addActiveTime('one', 1000)
    vi.setSystemTime(Date.now() + 8 * DAY)
    expect((await openPage()).readActiveTime('two')).toBe(0)
    expect(Object.keys(localStorage)).toEqual(['kumite.other'])
  })

  it.each(['', 'null', '{"activeMs":-5,"atMs":0}', '{"activeMs":"9"}', '[]'])('begins anew where "%s" was kept', async (kept) => {
    localStorage.setItem('kumite.active.one', kept)
    expect((await openPage()).readActiveTime('one')).toBe(0)
  })

  it('is counted without storage as long as the page lives', async () => {
    vi.stubGlobal('localStorage', undefined)
    const page = await openPage()
    page.addActiveTime('one', 1000)
    page.addActiveTime('one', 500)
    expect(page.readActiveTime('one')).toBe(1500)
  })
})

/** As a browser's: what is kept are its own properties. */
function storage(): Storage {
  return Object.create({
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key]
    },
  }) as Storage
}
