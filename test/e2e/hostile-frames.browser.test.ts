import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser, openBrowser, type RunningNetwork, startNetwork } from './testing.ts'

/** What a response could try. @param trap address of a server that counts who comes */
const hostile = (trap: string) => ({
  'endless loop': '<p>loop</p><script>setTimeout(() => { for (;;) {} }, 600)</script>',
  'escape by every door': `<p>doors</p><script>
    const tried = {}
    const attempt = (name, act) => { try { act(); tried[name] = 'reached' } catch (error) { tried[name] = 'refused' } }
    attempt('top', () => { top.location = '${trap}?top' })
    attempt('parent document', () => parent.document.body.remove())
    attempt('storage', () => localStorage.setItem('x', '1'))
    attempt('cookie', () => { document.cookie = 'x=1'; if (!document.cookie) throw 0 })
    attempt('popup', () => { if (!open('${trap}?popup')) throw 0 })
    attempt('alert', () => alert('hello'))
    fetch('${trap}?fetch').catch(() => {})
    new Image().src = '${trap}?image'
    navigator.sendBeacon?.('${trap}?beacon')
    try { new WebSocket('${trap.replace('http', 'ws')}?socket') } catch {}
    const form = document.createElement('form'); form.action = '${trap}?form'; document.body.append(form); form.submit()
    console.log('doors ' + JSON.stringify(tried))
    setTimeout(() => { location = '${trap}?self' }, 4000)
  </script>`,
  'huge page': '<script>for (let i = 0; i < 400000; i++) document.body.append(document.createElement("i"), "x")</script>',
  'flood of messages':
    '<p>flood</p><script>const text = "x".repeat(1000); setInterval(() => { for (let i = 0; i < 3000; i++) parent.postMessage({ kumite: "error", message: text + i }, "*") }, 1)</script>',
})

describe.skipIf(noBrowser)('hostile responses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-hostile-'))
  const caught: string[] = []
  const trap = createServer((request, reply) => {
    caught.push(`${request.method} ${request.url}`)
    reply.end()
  })
  let network: RunningNetwork
  let browser: Browser
  let page: Page
  /** What became of each door: the frame itself is gone soon after. */
  const told: unknown[] = []
  let dialogs = 0
  let popups = 0

  beforeAll(async () => {
    const file = join(folder, 'tasks.jsonl')
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
    const { port } = trap.address() as AddressInfo
    const responses = Object.values(hostile(`http://127.0.0.1:${port}/`)).map((html) => ({ html: `<!doctype html><body>${html}` }))
    writeFileSync(
      file,
      Array.from({ length: 400 }, (_, n) => `${JSON.stringify({ instruction: `Hostile task ${n}`, responses })}\n`).join(''),
    )
    network = await startNetwork('--tasks', file)
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width: 1440, height: 1800 } })
    context.on('page', () => popups++)
    page = await context.newPage()
    popups = 0
    page.on('console', (message) => {
      if (message.text().startsWith('doors ')) told.push(JSON.parse(message.text().slice('doors '.length)))
    })
    page.on('dialog', (dialog) => {
      dialogs++
      void dialog.dismiss()
    })
    await page.goto(`${network.base}/work`)
    await page.getByRole('textbox', { name: /name/i }).fill('Eve')
    await page.getByRole('button', { name: 'Take a seat' }).click()
    await page.locator('iframe').first().waitFor({ timeout: 30_000 })
  })
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
    trap.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('leave the page usable: it answers at once while they run', async () => {
    await page.waitForTimeout(2000) // the loop begins, the doors are tried, the flood runs: real time is what is tested here
    const started = performance.now()
    const grade = page.getByRole('radio', { name: /^7/ }).first()
    await grade.press('Space')
    await expect.poll(() => grade.isChecked()).toBe(true)
    expect(performance.now() - started).toBeLessThan(10_000) // a page that they held up would never answer
  })

  it('do not leave their frames: no navigation, dialog, popup, storage or request', async () => {
    await expect
      .poll(() => told[0], { timeout: 20_000 })
      .toEqual({
        top: 'refused',
        'parent document': 'refused',
        storage: 'refused',
        cookie: 'refused',
        popup: 'refused',
        alert: expect.any(String),
      })
    expect(page.url()).toBe(`${network.base}/work`)
    expect(dialogs).toBe(0)
    expect(popups).toBe(0)
    expect(caught).toEqual([])
    expect(await page.locator('main').isVisible()).toBe(true)
  })

  it('are stopped when they give no sign of life', async () => {
    await expect.poll(() => page.locator('main').innerText(), { timeout: 25_000 }).toMatch(/stopped responding|did not start/i)
    await expect.poll(() => page.locator('main').innerText(), { timeout: 25_000 }).toMatch(/sent too many messages/i)
  }, 60_000)

  it('can still be judged or given back', async () => {
    await page.getByRole('button', { name: 'Give it back' }).click()
    await expect.poll(() => page.url()).toBe(`${network.base}/work`)
  })
})
