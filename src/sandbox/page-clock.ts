export interface PageClock {
  /** Lets page time pass, frame by frame. */
  readonly advance: (ms: number) => Promise<void>
  /** Waits for the browser's own next frames: it tells the page there of a new window size. */
  readonly settle: () => Promise<void>
}

interface PageClockParts {
  readonly startMs: number
  /** What else the page is told on a frame. */
  readonly sizeChecks: () => (() => void)[]
  readonly onFrame: () => void
}

/**
 * Runs in the page before its own scripts: time that stands still until it is told to pass. Timers, animation frames, CSS animations
 * and observers of size all follow it. Whatever the page does to its globals afterwards, the originals kept here stay.
 */
export function installPageClock({ startMs, sizeChecks, onFrame }: PageClockParts): PageClock {
  const FRAME_MS = 32 // 31 pictures a second: half the work of 62, and no page may need more
  const OriginalDate = Date
  const construct = Reflect.construct
  const apply = Reflect.apply
  const report = reportError.bind(window)
  const nativeFrame = requestAnimationFrame.bind(window)
  const allAnimations = document.getAnimations.bind(document)
  const { max, min, floor } = Math
  let now = 0
  let nextFrame = FRAME_MS

  const define = (on: object, name: string, value: unknown) =>
    Object.defineProperty(on, name, { value, writable: true, configurable: true, enumerable: false })
  const read = (on: object, name: string, get: () => unknown) => Object.defineProperty(on, name, { get, configurable: true })

  // Clocks.
  const wall = () => startMs + floor(now)
  function dateOfPage(...args: unknown[]) {
    if (!new.target) return new OriginalDate(wall()).toString()
    return construct(OriginalDate, args.length === 0 ? [wall()] : args, new.target)
  }
  dateOfPage.prototype = OriginalDate.prototype
  define(dateOfPage, 'now', wall)
  define(dateOfPage, 'parse', OriginalDate.parse)
  define(dateOfPage, 'UTC', OriginalDate.UTC)
  define(OriginalDate.prototype, 'constructor', dateOfPage)
  define(window, 'Date', dateOfPage)
  define(Performance.prototype, 'now', () => now)
  read(Performance.prototype, 'timeOrigin', () => startMs)
  read(Event.prototype, 'timeStamp', () => now)
  read(AnimationTimeline.prototype, 'currentTime', () => now)
  // A format without a date is that of the present.
  const formats = Intl.DateTimeFormat.prototype
  const { formatToParts } = formats
  const formatOf = Object.getOwnPropertyDescriptor(formats, 'format')!.get!
  Object.defineProperty(formats, 'format', {
    configurable: true,
    get() {
      const format = apply(formatOf, this, [])
      return (date?: Date | number) => format(date === undefined ? wall() : date)
    },
  })
  define(formats, 'formatToParts', function (this: Intl.DateTimeFormat, date?: Date | number) {
    return apply(formatToParts, this, [date === undefined ? wall() : date])
  })
  // Not every browser has these: a page must do without them anyway.
  for (const name of ['Temporal', 'scheduler']) Reflect.deleteProperty(window, name)
  Reflect.deleteProperty(OriginalDate.prototype, 'toTemporalInstant')
  Reflect.deleteProperty(Atomics, 'waitAsync')

  // Timers.
  interface Timer {
    readonly id: number
    readonly run: () => void
    readonly every: number | undefined
    readonly depth: number
    due: number
  }
  const timers = new Map<number, Timer>()
  const frames = new Map<number, (now: number) => void>()
  let lastId = 0
  let depth = 0
  const later = (run: unknown, ms: unknown, args: unknown[], repeats: boolean) => {
    if (typeof run !== 'function') return ++lastId // code as text: the policy forbids it
    const wait = max(Number(ms) || 0, depth >= 5 || repeats ? 4 : 1)
    const id = ++lastId
    timers.set(id, { id, run: () => apply(run, window, args), every: repeats ? wait : undefined, depth: depth + 1, due: now + wait })
    return id
  }
  const forget = (id: number) => {
    timers.delete(id)
  }
  define(window, 'setTimeout', (run: unknown, ms?: unknown, ...args: unknown[]) => later(run, ms, args, false))
  define(window, 'setInterval', (run: unknown, ms?: unknown, ...args: unknown[]) => later(run, ms, args, true))
  define(window, 'clearTimeout', forget)
  define(window, 'clearInterval', forget)
  define(window, 'requestAnimationFrame', (run: (now: number) => void) => {
    frames.set(++lastId, run)
    return lastId
  })
  define(window, 'cancelAnimationFrame', (id: number) => {
    frames.delete(id)
  })
  define(window, 'requestIdleCallback', (run: (deadline: IdleDeadline) => void) =>
    later(() => run({ didTimeout: false, timeRemaining: () => 10 }), 1, [], false),
  )
  define(window, 'cancelIdleCallback', forget)
  const OriginalAbortController = AbortController
  const OriginalDOMException = DOMException
  const { abort } = OriginalAbortController.prototype
  define(AbortSignal, 'timeout', (ms: number) => {
    const controller = new OriginalAbortController()
    const { signal } = controller
    later(() => apply(abort, controller, [new OriginalDOMException('signal timed out', 'TimeoutError')]), ms, [], false)
    return signal
  })

  // The browser tells of intersections on its own frames: where the page asked to hear of them, those are waited for.
  let watchesIntersections = false
  const OriginalIntersectionObserver = IntersectionObserver
  define(
    window,
    'IntersectionObserver',
    class extends OriginalIntersectionObserver {
      override observe(target: Element) {
        watchesIntersections = true
        super.observe(target)
      }
    },
  )
  const realFrame = () => new Promise<void>((done) => nativeFrame(() => nativeFrame(() => done())))

  // Between two callbacks the page's own promises and messages get their turn, as in a browser.
  const { port1, port2 } = new MessageChannel()
  const post = port2.postMessage.bind(port2)
  let resume = () => {}
  port1.onmessage = () => resume()
  const turn = () =>
    new Promise<void>((done) => {
      resume = done
      post(0)
    })
  const call = (run: () => void) => {
    try {
      run()
    } catch (error) {
      report(error)
    }
    return turn()
  }

  const seen = new WeakSet<Animation>()
  /** @returns whether one has come to its end: the page is told so on the browser's next frame */
  const driveAnimations = () => {
    let ended = false
    for (const animation of allAnimations()) {
      if (!seen.has(animation)) {
        seen.add(animation)
        animation.pause()
        animation.currentTime = 0
        continue
      }
      if (animation.playState !== 'paused') continue // finished, or the page drives it itself
      const end = Number(animation.effect?.getComputedTiming().endTime ?? 0)
      const next = Number(animation.currentTime ?? 0) + FRAME_MS * animation.playbackRate
      if (next >= end) {
        animation.finish()
        ended = true
      } else animation.currentTime = next
    }
    return ended
  }

  const dueTimer = (until: number) => {
    let first: Timer | undefined
    for (const timer of timers.values())
      if (timer.due <= until && (!first || timer.due < first.due || (timer.due === first.due && timer.id < first.id))) first = timer
    return first
  }
  const runTimers = async (until: number) => {
    for (let timer = dueTimer(until); timer; timer = dueTimer(until)) {
      now = max(now, timer.due)
      if (timer.every === undefined) timers.delete(timer.id)
      else timer.due += timer.every
      depth = timer.depth
      await call(timer.run)
      depth = 0
    }
  }
  const runFrame = async () => {
    const ended = driveAnimations()
    const callbacks = [...frames]
    for (const [id, run] of callbacks) if (frames.delete(id)) await call(() => run(now))
    for (const check of sizeChecks()) await call(check)
    onFrame()
    if (ended) await realFrame()
  }

  return {
    async advance(ms) {
      const until = now + ms
      await turn()
      while (nextFrame <= until) {
        await runTimers(nextFrame)
        now = nextFrame
        nextFrame += FRAME_MS
        await runFrame()
      }
      await runTimers(until)
      now = min(until, max(now, until))
      if (watchesIntersections) await realFrame()
    },
    settle: realFrame,
  }
}
