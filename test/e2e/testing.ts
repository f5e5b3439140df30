import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../src/sandbox/find-chromium.mjs'

export const chromiumPath = findChromium()

/** For `describe.skipIf`: says once why browser tests are left out. */
export const noBrowser = chromiumPath === undefined
if (noBrowser) process.stderr.write('browser tests are skipped: no Chromium found (set CHROMIUM_PATH)\n')

export async function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('openBrowser: expected a Chromium, found none')
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // nothing moves under the pointer between two presses
      '--force-prefers-reduced-motion',
    ],
  })
}

/** Opens a page of the app in a context of its own. @param complaints gets what it says on the console and what it throws */
export async function openPage(
  browser: Browser,
  url: string,
  { complaints, ...options }: { complaints: string[] } & Parameters<Browser['newContext']>[0],
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`${url}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A validator on a busy machine may be slow: the page asks again, and only the browser complains.
    if (message.text().includes('503') && message.location().url.includes('/api/work')) return
    complaints.push(`${url}: ${message.text()}`)
  })
  await page.goto(url)
  await page.locator('main h1').waitFor()
  return page
}

/** What axe finds serious or worse in a page, once its tables and plots have come; and whether it is wider than the screen. */
export async function listFaults(page: Page): Promise<string[]> {
  await page.waitForTimeout(800)
  const { violations } = await new AxeBuilder({ page: page as never }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [
    ...serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(overflow > 0 ? [`wider than the screen by ${overflow} px`] : []),
  ]
}

/** Gives tasks back, by loading the page again, until one with four live pages comes: others are texts, or have one response more. */
export async function takePageTask(page: Page): Promise<void> {
  for (;;) {
    await page.getByText('Still missing').first().waitFor({ timeout: 180_000 })
    if ((await page.locator('iframe').count()) === 4) return
    await page.reload()
  }
}

export interface RunningNetwork {
  readonly base: string
  /** Its folder: commands ask it there. */
  readonly data: string
  /** Ends its process without warning. */
  crash(): Promise<void>
  /** Starts it again on the same folder and port. */
  restart(): Promise<void>
  /** Ends it in good order and removes its folder. */
  stop(): Promise<void>
}

/** A whole network in a process of its own, on a fresh folder, with its page. */
export async function startNetwork(...args: string[]): Promise<RunningNetwork> {
  const data = mkdtempSync(join(tmpdir(), 'kumite-e2e-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const start = () => launch(base, ['--port', String(port), '--data', data, ...args])
  let child = await start()
  return {
    base,
    data,
    crash: () => end(child, 'SIGKILL'),
    async restart() {
      child = await start()
    },
    async stop() {
      await end(child, 'SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function launch(base: string, args: string[]): Promise<ChildProcess> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'up', ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the network ended with code ${child.exitCode}:\n${said}`)
    const reply = await fetch(`${base}/api/health`).catch(() => undefined)
    if (reply?.ok) return child
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await exit
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
