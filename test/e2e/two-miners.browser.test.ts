import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeRankedTexts } from './ranked-texts.ts'
import { noBrowser, openBrowser, openPage, type RunningNetwork, startNetwork } from './testing.ts'

/** The hotkey of a second miner, which only this test plays: a server has two only on a chain elsewhere. */
const SECOND = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

/** One worker, two miners at one server: what belongs to one does not stand under the other. */
describe.skipIf(noBrowser)('working for two miners', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-two-miners-'))
  const complaints: string[] = []
  /** What the first miner has said last, by path: the second says the like of its own. */
  const said = new Map<string, string>()
  let seated = false
  let network: RunningNetwork
  let browser: Browser
  let page: Page
  const main = () => page.locator('main').innerText()

  async function answer(route: Route): Promise<void> {
    const request = route.request()
    const { pathname } = new URL(request.url())
    if (request.headers()['x-bittensor-receiver'] === SECOND) {
      const own = said
        .get(pathname)
        ?.replaceAll('Describe lake', 'Describe hill')
        .replaceAll('Ada', 'Bea')
        .replace('"assignment":{"id":"', '$&second-')
      if (seated && own) await route.fulfill({ contentType: 'application/json', body: own })
      else await route.fulfill({ status: 403, json: { status: 403, code: 'unknown-worker', detail: 'Nobody here knows this key.' } })
      return
    }
    const response = await route.fetch()
    const body = await response.text()
    said.set(pathname, body)
    if (pathname !== '/api/joining') return route.fulfill({ response, body })
    const { miners } = JSON.parse(body)
    await route.fulfill({ response, json: { miners: [...miners, { ...miners[0], hotkey: SECOND, name: 'second' }] } })
  }

  async function choose(name: RegExp): Promise<void> {
    await page
      .getByRole('combobox', { name: 'Miner you work for' })
      .or(page.getByRole('textbox', { name: 'Miner you work for' }))
      .first()
      .click()
    await page.getByRole('option', { name }).click()
  }

  beforeAll(async () => {
    const file = join(folder, 'tasks.jsonl')
    writeRankedTexts(file, 400)
    network = await startNetwork('--tasks', file)
    browser = await openBrowser()
    page = await openPage(browser, `${network.base}/`, { complaints })
    await page.route(/\/api\/(work|joining)/, answer)
    await page.goto(`${network.base}/work`)
    await page.getByRole('textbox', { name: /name/i }).fill('Ada')
    await page.keyboard.press('Enter')
    await page
      .getByText(/Describe lake number/)
      .first()
      .waitFor({ timeout: 180_000 })
  }, 300_000)
  afterAll(async () => {
    await page?.unrouteAll({ behavior: 'ignoreErrors' })
    await browser?.close()
    await network?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('asks for a seat at the one that does not know this worker', async () => {
    await choose(/second/)
    await page.getByRole('textbox', { name: /^Your name|name/i }).waitFor({ timeout: 20_000 })
    expect(await main()).not.toMatch(/Describe lake number/)
  }, 60_000)

  it('shows the task and the history of the one that was chosen, and the first again when it is chosen again', async () => {
    seated = true
    await choose(/home/)
    await expect.poll(main, { timeout: 20_000 }).toMatch(/Describe lake number/)
    await choose(/second/)
    await expect.poll(main, { timeout: 20_000 }).toMatch(/Describe hill number/)
    expect(await main()).toContain('Bea')
    expect(await main()).not.toMatch(/Ada|Describe lake/)
    await choose(/home/)
    await expect.poll(main, { timeout: 20_000 }).toMatch(/Describe lake number/)
    expect(await main()).not.toMatch(/Bea|Describe hill/)
  }, 120_000)

  it('throws nothing meanwhile', () => {
    expect(complaints.filter((complaint) => !/403/.test(complaint))).toEqual([])
  })
})
