import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MetagraphView, WeightMatrix } from '../../src/protocol/metagraph.ts'
import { listFaults, noBrowser, openBrowser, openPage, type RunningNetwork, startNetwork } from './testing.ts'

describe.skipIf(noBrowser)('Explore', () => {
  let network: RunningNetwork
  let browser: Browser
  let neurons: MetagraphView['neurons']
  const complaints: string[] = []

  beforeAll(async () => {
    network = await startNetwork('--block-ms', '250')
    browser = await openBrowser()
    for (;;) {
      const metagraph = (await (await fetch(`${network.base}/api/metagraph`)).json()) as MetagraphView
      const { rows } = (await (await fetch(`${network.base}/api/weights`)).json()) as WeightMatrix
      neurons = metagraph.neurons
      const weighed = new Set(rows.flatMap(({ weights }) => weights.map(([uid]) => uid)))
      if (metagraph.epoch >= 3 && weighed.size > 1 && neurons.some(({ incentive }) => incentive > 0)) break
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
  })

  const open = (path: string, options: Parameters<Browser['newContext']>[0] = {}) =>
    openPage(browser, network.base + path, { complaints, ...options })
  const namesIn = (page: Page) =>
    page.getByRole('region', { name: 'Metagraph table' }).getByRole('rowheader').getByRole('link').allInnerTexts()

  it('finds, narrows down and sorts neurons, and keeps that in the address', async () => {
    const page = await open('/')
    await expect.poll(() => namesIn(page)).toEqual(neurons.map(({ name }) => name))
    await page.getByLabel('Role', { exact: true }).selectOption('validator')
    await expect.poll(() => namesIn(page)).toEqual(neurons.filter(({ role }) => role === 'validator').map(({ name }) => name))
    await page.getByLabel('Role', { exact: true }).selectOption('')
    await page.getByLabel('Search the metagraph').fill(neurons[4]!.hotkey.slice(0, 12))
    await expect.poll(() => namesIn(page)).toEqual([neurons[4]!.name])
    await page.getByText(`1 of ${neurons.length} neurons`).waitFor()
    await page.getByLabel('Search the metagraph').fill('nobody is called so')
    await page.getByText('No neuron is like that').waitFor()
    await page.getByLabel('Search the metagraph').fill('')
    await page.getByRole('columnheader', { name: 'Neuron' }).getByRole('button').click()
    const sorted = neurons.map(({ name }) => name).sort((a, b) => a.localeCompare(b))
    await expect.poll(() => namesIn(page)).toEqual(sorted)
    await page.reload()
    await expect.poll(() => namesIn(page)).toEqual(sorted)
    await page.close()
  })

  it('leads from a row to the neuron, its weights, and its tasks', async () => {
    const page = await open('/')
    const miner = neurons.toSorted((a, b) => b.incentive - a.incentive)[0]!
    await page.getByRole('rowheader').getByRole('link', { name: miner.name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: miner.name, exact: true }).waitFor()
    const got = page.getByRole('region', { name: `Weights that ${miner.name} got` })
    expect(await got.getByRole('row').count()).toBeGreaterThan(1)
    await page.getByRole('definition').filter({ hasText: 'rao' }).first().waitFor()
    await got.getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Weights it gave' }).waitFor()
    await page.goBack()
    await page.getByRole('region', { name: 'Tasks' }).getByRole('link').first().click()
    await expect.poll(() => page.url()).toContain('/tasks/')
    await page.getByRole('heading', { name: /^(Judges|Answers)$/ }).waitFor()
    await page.close()
  })

  it('reads the weights matrix by keyboard', async () => {
    const page = await open('/weights')
    const map = page.getByRole('application', { name: /Weights that/ })
    await map.focus()
    const reading = page.getByRole('status').filter({ hasText: 'gives' })
    // Weights are set all the time: numbers change, and columns come and go.
    const uidRead = async () => /\(uid (\d+)\)[^(]*of its weight/.exec((await reading.innerText()).replaceAll(/\s+/g, ' '))?.[1]
    const first = await uidRead()
    const press = async (key: string) => {
      await page.keyboard.press(key)
      return uidRead()
    }
    await expect.poll(() => press('ArrowRight'), { timeout: 30_000 }).not.toBe(first)
    const second = await uidRead()
    await expect.poll(() => press('Home')).not.toBe(second)
    const uid = await uidRead()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toBe(`${network.base}/neurons/${uid}`)
    await page.close()
  })

  it('draws any measure over time', async () => {
    const page = await open('/')
    for (const measure of ['Validator trust', 'Dividends', 'Emission', 'Incentive']) {
      await page.getByLabel('What to look at over time').selectOption({ label: measure })
      await page.getByRole('img', { name: new RegExp(`^${measure}: \\d+ lines over \\d+ epochs`) }).waitFor()
    }
    await page.close()
  })

  it.each([
    ['/weights', 'light'],
    ['/weights', 'dark'],
    ['/epochs', 'light'],
    ['/epochs', 'dark'],
    ['/hyperparameters', 'light'],
    ['/hyperparameters', 'dark'],
    ['/supply', 'light'],
    ['/supply', 'dark'],
    ['/neurons/0', 'light'],
    ['/neurons/4', 'dark'],
    ['/neurons/999', 'light'],
  ] as const)('has no serious accessibility fault and fits a phone: %s, %s', async (path, colorScheme) => {
    const page = await open(path, { viewport: { width: 360, height: 780 }, colorScheme })
    expect(await listFaults(page)).toEqual([])
    await page.close()
  })

  it('says nothing on the console but what a missing neuron causes', () => {
    expect(complaints.filter((line) => !line.includes('/neurons/999'))).toEqual([])
  })
})
