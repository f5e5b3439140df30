import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RawJudgment } from '../../src/protocol/dataset.ts'
import { noBrowser, openBrowser, type RunningNetwork, startNetwork, takePageTask } from './testing.ts'

/** A person comes, takes a seat, judges one task with keys alone, and sees why the score is what it is. */
describe.skipIf(noBrowser)('working at the page', () => {
  let network: RunningNetwork
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    network = await startNetwork()
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } })
    page = await context.newPage()
    await page.goto(`${network.base}/work`)
  })
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
  })

  it('seats a worker under a key made in the browser, and shows four live responses side by side', async () => {
    await page.getByRole('textbox', { name: /name/i }).fill('Ada')
    await page.keyboard.press('Enter')
    await takePageTask(page)
    const sandboxes = await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.getAttribute('sandbox')))
    expect(new Set(sandboxes)).toEqual(new Set(['allow-scripts']))
    const sizes = await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => `${frame.clientWidth}x${frame.clientHeight}`))
    expect(new Set(sizes).size).toBe(1)
  }, 400_000)

  it('has nothing preselected and says what is missing', async () => {
    expect(await page.locator('input[type=radio]:checked:not(.mantine-SegmentedControl-input)').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Submit' }).isDisabled()).toBe(true)
    await expect.poll(() => page.locator('main').innerText()).toMatch(/Still missing: a grade for A, B, C,? and D/)
  })

  it('has no serious accessibility fault', async () => {
    const { violations } = await new AxeBuilder({ page: page as never }).exclude('iframe').analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  it('shows the guide to the two questions until it is closed, and again when asked', async () => {
    const guide = page.getByRole('region', { name: 'Two questions, kept apart' })
    await guide.waitFor()
    await guide.getByRole('button', { name: 'Got it' }).press('Enter')
    await guide.waitFor({ state: 'detached' })
    await page.keyboard.press('h')
    await guide.waitFor()
    await page.keyboard.press('h')
    await guide.waitFor({ state: 'detached' })
  })

  it('takes a whole judgment by keyboard, ties and the favourite included', async () => {
    await page.locator('h1').click()
    for (const [letter, grade, place] of [
      ['a', '9', '1'],
      ['b', '7', '2'],
      ['c', '7', '2'],
      ['d', '3', '4'],
    ] as const) {
      for (const key of [letter, 'g', grade, letter, 'r', place]) await page.keyboard.press(key)
    }
    await expect.poll(() => page.locator('main').innerText()).toMatch(/A\s*>\s*B\s*=\s*C\s*>\s*D/)
    const favourite = page.getByRole('radiogroup', { name: 'Which do you like best?' })
    for (const [key, name] of [
      ['0', 'No favourite'],
      ['b', 'Response B'],
    ] as const) {
      await page.keyboard.press('l')
      await page.keyboard.press(key)
      await expect.poll(() => favourite.getByRole('radio', { name, exact: true }).isChecked()).toBe(true)
    }
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /waiting for the other judges|is (not )?scored/ }).waitFor({ timeout: 60_000 })
  }, 120_000)

  it('shows after scoring why the score is what it is', async () => {
    await page.getByRole('heading', { name: /Your judgment is (not )?scored/ }).waitFor({ timeout: 240_000 }) // it may be changed for 20 s first
    const words = await page.locator('main').innerText()
    expect(words).toMatch(/Spearman|agree/i)
    expect(words).toMatch(/known/i)
  }, 260_000)

  it('keeps the favourite beside the order, in the dataset too', async () => {
    const lines = (await (await fetch(`${network.base}/api/dataset/download?format=raw`)).text()).trim().split('\n')
    const own = lines.map((line) => RawJudgment.parse(JSON.parse(line))).filter(({ simulated }) => !simulated)
    expect(own.map(({ preferred, rank, grade }) => (preferred ? { rank, grade } : null)).filter(Boolean)).toEqual([{ rank: 2, grade: 7 }])
  })

  it('goes on after a reload: the same worker, the same history', async () => {
    await page.reload()
    await expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).toContain('Ada')
    await expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).toMatch(/Judged\s+1/)
  })

  it('lets a task go with a reason when it cannot be judged', async () => {
    await page.getByText('Still missing').first().waitFor({ timeout: 180_000 })
    expect(await page.getByRole('region', { name: 'Two questions, kept apart' }).count()).toBe(0) // it was closed, before the page was loaded again
    await page.locator('h1').click()
    await page.keyboard.press('x')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    const reason = dialog.getByRole('radio').first()
    await reason.press('Space') // by keyboard: the dialog may still be moving into place
    await expect.poll(() => reason.isChecked()).toBe(true)
    await dialog.getByRole('button', { name: /send|submit|cannot judge/i }).click()
    await page.getByRole('heading', { name: /waiting for the other judges|is (not )?scored|Next/ }).waitFor({ timeout: 60_000 })
  }, 300_000)
})
