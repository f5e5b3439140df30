import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Stretch, watchActivity } from './watch-activity.ts'

const MINUTE = 60_000

/** Watches a page of which there is only what is asked of it. */
function watchPage() {
  const page = { visibilityState: 'visible', activeElement: null, hasFocus: () => true }
  const target = new EventTarget()
  vi.stubGlobal('window', target)
  vi.stubGlobal('document', page)
  vi.stubGlobal('HTMLIFrameElement', class {})
  const stretches: Stretch[] = []
  const sum = (active: boolean) => stretches.filter((one) => one.active === active).reduce((ms, one) => ms + one.ms, 0)
  const end = watchActivity((stretch) => stretches.push(stretch))
  return {
    page,
    end,
    press: () => target.dispatchEvent(new Event('keydown')),
    /** [at work, idle], ms */
    told: () => [sum(true), sum(false)],
  }
}

describe('watchActivity', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('counts what is within 30 s of a sign of a person, and the rest as idle', () => {
    const { told, press } = watchPage()
    vi.advanceTimersByTime(20_000)
    press()
    vi.advanceTimersByTime(MINUTE)
    expect(told()).toEqual([49_500, 30_500])
  })

  it('tells an hour of sleep as an hour of nothing, and not as the one tick that it had', () => {
    const { told, press } = watchPage()
    vi.advanceTimersByTime(10_000)
    vi.setSystemTime(Date.now() + 60 * MINUTE)
    press()
    vi.advanceTimersByTime(10_000)
    expect(told()).toEqual([20_000, 60 * MINUTE])
  })

  it('tells the time of a hidden page as it passed, however seldom it ticks', () => {
    const { told, page } = watchPage()
    page.visibilityState = 'hidden'
    for (let minute = 0; minute < 5; minute++) {
      vi.setSystemTime(Date.now() + MINUTE - 500)
      vi.advanceTimersByTime(500)
    }
    expect(told()).toEqual([0, 5 * MINUTE])
  })

  it('is not led astray by a clock that was put back', () => {
    const { told } = watchPage()
    vi.setSystemTime(Date.now() - 60 * MINUTE)
    vi.advanceTimersByTime(500)
    expect(told()).toEqual([0, 0])
    vi.advanceTimersByTime(MINUTE)
    expect(told()).toEqual([29_500, 30_500])
  })

  it('tells nothing any more when it has ended', () => {
    const { told, end } = watchPage()
    end()
    vi.advanceTimersByTime(MINUTE)
    expect(told()).toEqual([0, 0])
  })
})
