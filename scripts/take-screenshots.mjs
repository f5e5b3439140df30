import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../src/sandbox/find-chromium.mjs'
import { pinnedNode, root } from './paths.mjs'

/**
 * Runs a network on a fresh folder and takes pictures of its pages.
 * `node scripts/run.mjs scripts/take-screenshots.mjs`: the two pictures of the README, in docs/images.
 * `... --all DIR`: every page, desktop and phone, light and dark, for looking at after a change.
 */
const all = process.argv[2] === '--all' ? process.argv[3] : undefined
const out = all ?? join(root, 'docs', 'images')
const port = 23_400 + (process.pid % 500)
const base = `http://127.0.0.1:${port}`
const data = mkdtempSync(join(tmpdir(), 'kumite-pictures-'))
mkdirSync(out, { recursive: true })

const network = spawn(pinnedNode, [join(root, 'src', 'cli', 'main.ts'), 'up', '--port', String(port), '--data', data], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  await reached('epoch', 8)
  const looks = all
    ? [1440, 360].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })))
    : [{ width: 1440, colorScheme: 'light' }]
  const scored = (await get('/api/tasks?state=scored&limit=200')).tasks
  const idOf = (mechanism) => scored.find((task) => task.mechanism === mechanism)?.id
  for (const { width, colorScheme } of looks) {
    const page = await browser.newPage({ viewport: { width, height: width === 1440 ? 1500 : 780 }, colorScheme })
    const take = async (name, path, before = async () => {}) => {
      await page.goto(base + path)
      await before()
      await page.waitForTimeout(2500)
      await page.screenshot({
        path: join(out, all ? `${name}-${width}-${colorScheme}.png` : `${name}.png`),
        fullPage: all !== undefined && name !== 'work',
      })
    }
    await take('explore', '/')
    await take('work', '/work', async () => {
      await page.getByRole('textbox').fill('Ada')
      await page.getByRole('button', { name: 'Take a seat' }).click()
      await takeLivePages(page)
    })
    if (all) {
      await take('task', `/tasks/${idOf('dojo')}`)
      await take('challenge', `/tasks/${idOf('prompting')}`)
      for (const name of ['challenges', 'weights', 'epochs', 'supply', 'integrity']) await take(name, `/${name}`)
      await take('data', '/data')
      await take('not-found', '/tasks/nobody-knows-it')
    }
    await page.close()
  }
} finally {
  await browser.close()
  network.kill('SIGTERM')
  await new Promise((resolve) => network.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

/** Gives tasks back, by loading the page again, until one with four live pages comes: others are texts. */
async function takeLivePages(page) {
  for (;;) {
    await page.getByText('Still missing').first().waitFor({ timeout: 60_000 })
    if ((await page.locator('iframe').count()) === 4) return
    await page.reload()
  }
}

async function get(path) {
  return (await fetch(base + path)).json()
}

/** Waits until the network has come so far. */
async function reached(field, value) {
  for (;;) {
    const health = await get('/api/health').catch(() => undefined)
    if (health && health[field] >= value) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
