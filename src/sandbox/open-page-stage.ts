import type { Browser, Keyboard, Mouse } from 'playwright-core'
import type { DocumentLook, installEyes, Seen, Spot } from './look-at-page.ts'
import type { Look } from './page-check.ts'
import type { PageProblem } from './page-report.ts'
import { type PageListener, watchPage } from './watch-page.ts'

type Eyes = ReturnType<typeof installEyes>

/** A window in which one page after another is loaded, looked at and acted on, while its time stands still. */
export interface PageStage {
  readonly mouse: Mouse
  readonly keyboard: Keyboard
  /** Another page from now on. @param onEnd is told when nothing more can come of it: it crashed or floods */
  use(page: { html: string; viewport: Viewport; onEnd: () => void }): void
  /** Loads the page as if for the first time and lets its first frames pass. */
  load(): Promise<void>
  advance(ms: number): Promise<void>
  look(look: Look): Promise<Seen>
  spot(selector: string, x: number, y: number, mustReach: boolean): Promise<Spot>
  fill(selector: string, value: string): Promise<ReturnType<Eyes['fill']>>
  resize(width: number, height: number): Promise<void>
  photograph(): Promise<Uint8Array>
  firstPaintMs(): Promise<number | undefined>
  /** What the page did so far that no good page does, and what it wrote to the console when loaded first. */
  record(): { readonly problems: readonly PageProblem[]; readonly console: readonly string[] }
  isClosed(): boolean
  close(): Promise<void>
}

interface Viewport {
  readonly width: number
  readonly height: number
}

const SETTLE_MS = 96
const MOST_PROBLEMS = 20
const MOST_LINES = 50

export async function openPageStage(browser: Browser): Promise<PageStage> {
  let size: Viewport = { width: 640, height: 420 }
  const context = await browser.newContext({ offline: true, viewport: size, locale: 'en-US', timezoneId: 'UTC', acceptDownloads: false })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const { load, beside, inside, errors } = await watchPage(session)
  let current = { html: '', viewport: size, onEnd: () => {} }
  let problems: PageProblem[] = []
  let lines: string[] = []
  let loads = 0
  const listener: PageListener = {
    note(kind, text) {
      const detail = text.slice(0, 300)
      const isNew = !problems.some((known) => known.kind === kind && known.detail === detail)
      if (isNew && problems.length < MOST_PROBLEMS) problems.push({ kind, detail })
    },
    say(line) {
      if (loads === 1 && lines.length < MOST_LINES) lines.push(line.slice(0, 300))
    },
    end: () => current.onEnd(),
  }
  page.on('crash', () => {
    listener.note('crashed', 'the page used more memory than it may, or broke its process')
    listener.end()
  })
  const advance = (ms: number) => inside<void>('function (ms) { return this.advance(ms) }', ms)
  const resize = async (next: Viewport) => {
    if (next.width === size.width && next.height === size.height) return
    size = next
    await page.setViewportSize(size)
  }
  type Clip = { x: number; y: number; width: number; height: number; scale: number }
  const capture = async (options: { clip?: Clip; format: 'png' | 'jpeg' }) => {
    await beside('(hidden) => eyes.hideCaret(hidden)', true)
    const { data } = await session.send('Page.captureScreenshot', { quality: 60, optimizeForSpeed: true, ...options })
    await beside('(hidden) => eyes.hideCaret(hidden)', false)
    return data
  }
  const lookAtDocument = async (look: DocumentLook): Promise<Seen> => {
    const first = await beside<ReturnType<Eyes['look']>>('(look) => eyes.look(look)', look)
    if ('seen' in first) return first.seen
    const photo = await capture({ format: 'png', clip: { ...first.photograph, scale: 1 } })
    return beside<Seen>('(look, photo) => eyes.measure(look, photo)', look, photo)
  }

  return {
    mouse: page.mouse,
    keyboard: page.keyboard,
    use(next) {
      current = next
      problems = []
      lines = []
      loads = 0
    },
    async load() {
      await Promise.all([resize(current.viewport), page.mouse.move(-10, -10)])
      loads++
      await load(current.html, listener)
      await advance(SETTLE_MS)
    },
    advance,
    async look(look) {
      if (look.see === 'errors') return errors()
      if (look.see === 'painted') return inside<number>('function (call) { return this.count(call) }', look.call)
      if (look.see === 'written') return inside<string[]>('function () { return this.texts() }')
      return lookAtDocument(look)
    },
    spot: (selector, x, y, mustReach) => beside('(...args) => eyes.spot(...args)', selector, x, y, mustReach),
    fill: (selector, value) => beside('(...args) => eyes.fill(...args)', selector, value),
    async resize(width, height) {
      await resize({ width, height })
      await inside('function () { return this.settle() }')
    },
    photograph: async () => Buffer.from(await capture({ format: 'jpeg' }), 'base64'),
    async firstPaintMs() {
      const code = `() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null`
      return (await beside<number | null>(code)) ?? undefined
    },
    record: () => ({ problems, console: lines }),
    isClosed: () => page.isClosed(),
    close: () => context.close(),
  }
}
