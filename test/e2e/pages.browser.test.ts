import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TaskPage } from '../../src/protocol/explore.ts'
import { listFaults, noBrowser, openBrowser, openPage, type RunningNetwork, startNetwork } from './testing.ts'

describe.skipIf(noBrowser)('the pages of a running network', () => {
  let network: RunningNetwork
  let browser: Browser
  let task: string
  const complaints: string[] = []

  beforeAll(async () => {
    network = await startNetwork('--block-ms', '250')
    browser = await openBrowser()
    for (;;) {
      const { epoch } = (await (await fetch(`${network.base}/api/health`)).json()) as { epoch: number }
      const { tasks } = (await (await fetch(`${network.base}/api/tasks?state=scored&limit=100`)).json()) as TaskPage
      const judged = tasks.find(({ mechanism }) => mechanism === 'dojo')
      if (epoch >= 3 && judged) {
        task = judged.id
        break
      }
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
  })

  const open = (path: string, options: Parameters<Browser['newContext']>[0] = {}) =>
    openPage(browser, network.base + path, { complaints, ...options })

  it('show the network live: blocks tick and the metagraph has a row for everybody', async () => {
    const page = await open('/')
    const main = page.locator('main')
    await expect.poll(() => main.innerText()).toMatch(/8 of 9 miners are simulated/)
    expect(await page.getByRole('table').first().getByRole('row').count()).toBe(1 + 11)
    for (const column of ['UID', 'Stake', 'Trust', 'Consensus', 'Incentive', 'Dividends', 'Emission'])
      expect(await page.getByRole('columnheader', { name: new RegExp(column, 'i') }).count()).toBeGreaterThan(0)
    const before = await main.innerText()
    await expect.poll(() => main.innerText()).not.toBe(before)
    await page.locator('canvas').first().waitFor({ timeout: 10_000 })
    await page.close()
  })

  it('tell the whole story of a scored task', async () => {
    const page = await open(`/tasks/${task}`)
    await expect.poll(() => page.locator('main').innerText()).toMatch(/Known beforehand[\s\S]*Judges/)
    await page.close()
  })

  it('offer the dataset for download', async () => {
    const page = await open('/data')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Preference pairs/ }).click()])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk)
    const rows = Buffer.concat(chunks)
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      expect(row).toMatchObject({ prompt: expect.any(String), chosen: expect.any(String), rejected: expect.any(String), simulated: true })
    await page.close()
  })

  it.each([
    ['/', 'light'],
    ['/', 'dark'],
    ['/data', 'dark'],
    ['/work', 'light'],
    ['/tasks/nobody-knows-it', 'dark'],
  ] as const)('have no serious accessibility fault and fit a phone: %s, %s', async (path, colorScheme) => {
    const page = await open(path, { viewport: { width: 360, height: 780 }, colorScheme })
    expect(await listFaults(page)).toEqual([])
    await page.close()
  })

  it('can be walked by keyboard alone', async () => {
    const page = await open('/')
    for (const name of ['Work', 'Data', 'Explore']) {
      await page.getByRole('link', { name, exact: true }).first().focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('main h1').innerText()).toBe(name)
    }
    await page.close()
  })

  it('say nothing on the console but what a missing task causes', () => {
    expect(complaints.filter((line) => !line.includes('nobody-knows-it'))).toEqual([])
  })

  it('notice that the network is gone, and that it is back', async () => {
    const page = await open('/')
    const banner = page.getByText('The connection to the server is lost')
    await network.crash()
    await banner.waitFor()
    await network.restart()
    await banner.waitFor({ state: 'hidden', timeout: 30_000 })
    await page.close()
  })
})
