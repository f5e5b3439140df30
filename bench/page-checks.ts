/**
 * Milliseconds per check of a page, least of several runs, beside the naive way: a new browser context for each check, Playwright's own
 * clock and actions. Budget: 40 ms a check on a machine with nothing else to do. Run it alone: `node bench/page-checks.ts`.
 */
import { chromium } from 'playwright-core'
import { createRng } from '../src/core/rng.ts'
import { miniAppBriefs } from '../src/models/mini-apps/mini-app-brief.ts'
import { quizGame } from '../src/models/mini-apps/quiz-game.ts'
import { findChromium } from '../src/sandbox/find-chromium.mjs'
import { openPageSandbox } from '../src/sandbox/open-page-sandbox.ts'
import type { PageCheck } from '../src/sandbox/page-check.ts'

const CHECKS = 9
const RESPONSES = 4
const RUNS = 5

const executablePath = findChromium()
if (executablePath === undefined) throw new Error('bench page-checks: expected a Chromium, found none (set CHROMIUM_PATH)')
const html = miniAppBriefs(quizGame).draw(createRng('bench page checks'), { persona: 'a school', prefer: [] }).respond([])
const check: PageCheck = {
  kind: 'page',
  steps: [
    { do: 'look', as: 'before', at: { see: 'text', of: 'body' } },
    { do: 'press', on: 'main button' },
    { do: 'look', as: 'after', at: { see: 'text', of: 'body' } },
  ],
  expect: [{ that: { of: 'after' }, is: 'matching', to: '\\w' }],
}

async function leastMs(run: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let n = 0; n < RUNS; n++) {
    const started = performance.now()
    await run()
    least = Math.min(least, performance.now() - started)
  }
  return least
}

const sandbox = await openPageSandbox({ executablePath })
const checks = Object.fromEntries(Array.from({ length: CHECKS }, (_, n) => [`${n}`, check]))
const ours = await leastMs(async () => {
  const reports = await Promise.all(Array.from({ length: RESPONSES }, () => sandbox.run(html, { checks })))
  if (!reports.every((report) => Object.values(report.checks).every(({ passed }) => passed)))
    throw new Error('bench page-checks: a check failed')
})
await sandbox.close()

const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: ['--disable-gpu'] })
const naive = await leastMs(async () => {
  const context = await browser.newContext({ offline: true, viewport: { width: 640, height: 420 } })
  const page = await context.newPage()
  await page.clock.install()
  await page.setContent(html)
  await page.innerText('body')
  await page.locator('main button').first().click()
  await page.clock.runFor(800)
  if ((await page.innerText('body')) === '') throw new Error('bench page-checks: the naive check failed')
  await context.close()
})
await browser.close()

const perCheck = ours / (RESPONSES * CHECKS)
console.log(
  `${perCheck.toFixed(1)} ms a check, its share of loading included; ${(ours / 1000).toFixed(2)} s for ${RESPONSES} responses with ${CHECKS} checks each`,
)
console.log(`${naive.toFixed(1)} ms a check the naive way: ${(naive / perCheck).toFixed(1)} times as long`)
