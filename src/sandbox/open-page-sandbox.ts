import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { systemClock } from '../core/clock.ts'
import { takeSlots } from '../core/take-slots.ts'
import { BrowserLostError, NoChromiumError } from './errors.ts'
import { findChromium } from './find-chromium.mjs'
import { openPageStage, type PageStage } from './open-page-stage.ts'
import type { PageCheck } from './page-check.ts'
import type { CheckOutcome, PageProblem, PageReport } from './page-report.ts'
import { runPageCheck } from './run-page-check.ts'

export interface PageSandbox {
  /**
   * Runs a page by itself, contained, and finds out which checks it passes. Whatever the page does ends up in the report.
   */
  run(html: string, request: PageRequest): Promise<PageReport>
  close(): Promise<void>
}

export interface PageRequest {
  readonly checks: Readonly<Record<string, PageCheck>>
  readonly screenshot?: boolean
  /** Real milliseconds for all of it. */
  readonly deadlineMs?: number
  readonly viewport?: { readonly width: number; readonly height: number }
}

const MAX_BYTES = 1_000_000
const DEADLINE_MS = 60_000
const LOAD_DEADLINE_MS = 10_000
const VIEWPORT = { width: 640, height: 420 }
/** Pages that one window shows before it is closed, whatever they left behind in its process. */
const MOST_USES = 50

/**
 * A headless Chromium without a network.
 * @param concurrency pages at once
 * @throws {NoChromiumError} if there is none on this machine
 */
export async function openPageSandbox({
  executablePath = findChromium(),
  concurrency = 2,
}: {
  executablePath?: string | undefined
  concurrency?: number
} = {}): Promise<PageSandbox> {
  if (executablePath === undefined || !existsSync(executablePath)) throw new NoChromiumError({ path: executablePath })
  let browser = launch(executablePath)
  await browser
  let idle: Window[] = []
  async function liveBrowser(): Promise<Browser> {
    const known = browser
    const alive = await known.catch(() => undefined) // one that did not start is no reason not to start the next
    if (alive?.isConnected()) return alive
    if (browser === known) {
      browser = launch(executablePath!)
      idle = []
    }
    return browser
  }
  async function runOnce(html: string, request: PageRequest): Promise<PageReport> {
    const alive = await liveBrowser()
    const window = idle.pop() ?? { stage: await openPageStage(alive), uses: 0 }
    try {
      const report = await runPage(window.stage, html, request)
      if (!alive.isConnected()) throw new BrowserLostError()
      return report
    } finally {
      if (!window.stage.isClosed() && ++window.uses < MOST_USES) idle.push(window)
      else await window.stage.close().catch(() => {})
    }
  }
  const inTurn = takeSlots(concurrency)
  return {
    // A second try tells a page that ends the browser every time from an accident.
    run: (html, request) =>
      inTurn(() =>
        runOnce(html, request)
          .catch(() => runOnce(html, request))
          .catch((error: unknown) => {
            if (error instanceof BrowserLostError) return lostReport(request)
            throw error
          }),
      ),
    close: async () => (await browser.catch(() => undefined))?.close(),
  }
}

interface Window {
  readonly stage: PageStage
  uses: number
}

async function launch(executablePath: string): Promise<Browser> {
  // Only now: it takes 0.4 s, and most commands open no browser.
  const { chromium } = await import('playwright-core')
  return chromium.launch({
    executablePath,
    // Whoever stops the process closes the browser, too; Playwright would end the process.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0, // as root Chromium has none
    args: [
      '--disable-gpu',
      '--disable-partial-raster', // pictures must not depend on which parts were painted anew
      '--disable-lcd-text',
      '--disable-checker-imaging',
      '--disable-features=IsolateSandboxedIframes', // a process per load would cost 50 ms; each page has a context of its own anyway
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--js-flags=--max-old-space-size=256',
      '--mute-audio',
    ],
  })
}

async function runPage(stage: PageStage, html: string, request: PageRequest): Promise<PageReport> {
  const { checks: wanted, screenshot = false, deadlineMs = DEADLINE_MS, viewport = VIEWPORT } = request
  const started = systemClock.now()
  const checks: Record<string, CheckOutcome> = {}
  const problems: PageProblem[] = []
  const found: { firstPaintMs?: number; screenshot?: Uint8Array } = {}
  const bytes = Buffer.byteLength(html)
  let ended = false
  const end = () => {
    ended = true
    stage.close().catch(() => {}) // lets whatever is waited for fail
  }
  const hang = (detail: string) => {
    if (ended) return
    problems.push({ kind: 'hung', detail })
    end()
  }
  const deadline = setTimeout(hang, deadlineMs, `not done after ${deadlineMs} ms`)
  const load = setTimeout(hang, LOAD_DEADLINE_MS, `did not load in ${LOAD_DEADLINE_MS} ms`)
  stage.use({ html: bytes > MAX_BYTES ? '' : html, viewport, onEnd: end })
  try {
    if (bytes > MAX_BYTES) problems.push({ kind: 'too-large', detail: `${bytes} bytes, at most ${MAX_BYTES}` })
    else {
      await stage.load()
      clearTimeout(load)
      Object.assign(found, await lookOver(stage, problems, screenshot))
      for (const [name, check] of Object.entries(wanted)) checks[name] = await runPageCheck(stage, check)
    }
  } catch (error) {
    if (!ended) problems.push({ kind: 'crashed', detail: String(error).slice(0, 300) })
    end()
  } finally {
    clearTimeout(deadline)
    clearTimeout(load)
  }
  for (const name of Object.keys(wanted)) checks[name] ??= { passed: false, seen: {}, why: 'the page did not get that far' }
  const record = stage.record()
  const all = [...record.problems, ...problems]
  return { ok: all.length === 0, problems: all, checks, console: record.console, ...found, elapsedMs: systemClock.now() - started }
}

function lostReport({ checks }: PageRequest): PageReport {
  const failed = { passed: false, seen: {}, why: 'the browser ended' }
  return {
    ok: false,
    problems: [{ kind: 'crashed', detail: 'the browser ended with it, twice' }],
    checks: Object.fromEntries(Object.keys(checks).map((name) => [name, failed])),
    console: [],
    elapsedMs: 0,
  }
}

/** What a page shows by itself in its first second. */
async function lookOver(
  stage: PageStage,
  problems: PageProblem[],
  screenshot: boolean,
): Promise<{ firstPaintMs?: number; screenshot?: Uint8Array }> {
  await stage.advance(1000)
  const colours = await stage.look({ see: 'colours', of: 'html' })
  if (colours === null || colours === 1) problems.push({ kind: 'no-paint', detail: 'one colour all over after a second' })
  const firstPaintMs = await stage.firstPaintMs()
  return { ...(firstPaintMs !== undefined && { firstPaintMs }), ...(screenshot && { screenshot: await stage.photograph() }) }
}
