import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFaults, noBrowser, openBrowser, openPage, type RunningNetwork, startNetwork } from './testing.ts'

const MARKDOWN =
  '# A title\n\n**Bold**, <b onclick="x()">a tag</b>, [words](https://example.com/a) and ![a cat](https://example.com/cat.png)'

/** Tasks with a picture, formatted text and code; each with places to point at. */
function lines(): string {
  const picture = new PNG({ width: 300, height: 200 })
  picture.data.fill(160)
  const responses = [
    { image: PNG.sync.write(picture).toString('base64') },
    { markdown: MARKDOWN },
    { code: 'export function four() {\n  return 2 + 2\n}\n' },
    { code: 'export function four() {\n  const two = 2\n  return two + two\n}\n' },
  ]
  const criteria = [
    { kind: 'pins', id: 'places', question: 'Where is something wrong?' },
    { kind: 'text', id: 'why', question: 'What decided your order?', about: 'task', minCharacters: 10, required: true },
  ]
  return Array.from({ length: 400 }, (_, n) => `${JSON.stringify({ instruction: `Four, number ${n}`, responses, criteria })}\n`).join('')
}

const hasFocus = (element: Element) => element === document.activeElement

/** What can be asked and shown, as a person meets it. */
describe.skipIf(noBrowser)('what is asked and shown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-criteria-'))
  const complaints: string[] = []
  let network: RunningNetwork
  let browser: Browser
  let page: Page
  let letPictureCome: () => void
  const cardWith = (text: string) => page.getByRole('article').filter({ hasText: text }).first()
  const pictureCard = () => page.getByRole('article').filter({ has: page.locator('iframe') })

  beforeAll(async () => {
    const file = join(folder, 'tasks.jsonl')
    writeFileSync(file, lines())
    network = await startNetwork('--tasks', file)
    browser = await openBrowser()
    page = await openPage(browser, `${network.base}/work`, { complaints })
    const held = new Promise<void>((resolve) => {
      letPictureCome = resolve
    })
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() === 'document') await held
      await route.continue()
    })
    await page.getByRole('textbox', { name: /name/i }).fill('Grace')
    await page.keyboard.press('Enter')
    await page.locator('iframe').waitFor({ timeout: 180_000 })
    await cardWith('A title').waitFor()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows no text while the picture beside it is still loading, and all of them together', async () => {
    const heading = page.getByRole('heading', { name: 'A title' })
    expect([await heading.count(), await page.getByText('Loading: all responses appear together').isVisible()]).toEqual([0, true])
    letPictureCome()
    await heading.waitFor()
    expect(await page.getByText('Loading: all responses appear together').isVisible()).toBe(false)
  }, 60_000)

  it('shows a picture in an opaque frame', async () => {
    const frame = page.locator('iframe')
    expect(await frame.getAttribute('sandbox')).toBe('allow-scripts')
    const shown = page.frameLocator('iframe').locator('img')
    await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth), { timeout: 20_000 }).toBe(300)
  }, 60_000)

  it('formats text without a link, a tag or a picture of its own', async () => {
    const card = cardWith('A title')
    expect(await card.getByRole('heading', { name: 'A title' }).count()).toBe(1)
    expect(await card.locator('a, img, b').count()).toBe(0)
    expect(await card.innerText()).toContain('(https://example.com/a)')
  })

  it('holds code against other code, line by line, whatever the layout of the copies', async () => {
    const card = cardWith('const two')
    await card.getByRole('button', { name: /Compare/ }).click()
    await page
      .getByRole('menuitem', { name: /line by line/ })
      .last()
      .click()
    await expect.poll(() => card.locator('[data-sign="+"], [data-sign="-"]').count(), { timeout: 20_000 }).toBe(3)
    expect(await card.innerText()).toContain('only here:')
  }, 60_000)

  it('takes a key that is held for one press', async () => {
    const graded = () =>
      page
        .getByRole('group', { name: /^Grade/ })
        .locator('input:checked')
        .count()
    await page.locator('h1').click()
    for (const key of ['a', 'g']) await page.keyboard.press(key)
    for (let held = 0; held < 5; held++) await page.keyboard.down('7')
    await page.keyboard.up('7')
    expect(await graded()).toBe(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(graded).toBe(0)
  })

  it('says that a response is tied, and what is done twice twice', async () => {
    const said = () => page.getByRole('status').allTextContents()
    for (const key of ['r', 'a', '=', 'b']) await page.keyboard.press(key)
    await expect.poll(said).toContainEqual(expect.stringContaining('Response B: place 1, tied with A'))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(said).toContain('Undone')
    await page.keyboard.press('Control+z')
    await expect.poll(said).toContain('Undone\u00a0')
  })

  it('takes pins by keyboard, in per cent of the picture, and by pointer', async () => {
    const card = pictureCard()
    await card.getByRole('button', { name: /Point at a place/ }).press('Enter')
    const layer = page.getByRole('application')
    await expect.poll(() => layer.evaluate((element) => element === document.activeElement)).toBe(true)
    const frame = (await page.locator('iframe').boundingBox())!
    const box = (await layer.boundingBox())!
    expect(box.width / box.height).toBeCloseTo(1.5, 1)
    expect(box.width <= frame.width + 1 && box.height <= frame.height + 1).toBe(true)
    for (const key of ['ArrowRight', 'Shift+ArrowDown', 'Enter']) await page.keyboard.press(key)
    await layer.click({ position: { x: box.width / 4, y: box.height / 4 } })
    await page.keyboard.press('Escape')
    expect(await page.getByRole('application').count()).toBe(0)
    expect(await card.getByRole('button', { name: /Point at a place/ }).evaluate(hasFocus)).toBe(true)
    await card.getByRole('textbox', { name: /Note of pin 1/ }).fill('too grey')
    expect(await listFaults(page)).toEqual([])
  }, 60_000)

  it('says what is missing until every answer that is needed is there, and sends them all', async () => {
    const count = await page.getByRole('article').count()
    await page.getByRole('textbox', { name: /What decided/ }).fill('short')
    const missing = () => page.locator('#missing').innerText()
    expect(await missing()).toContain('“What decided your order?”')
    await page.getByRole('textbox', { name: /What decided/ }).fill('the colours decided it')
    expect(await missing()).not.toContain('What decided')
    for (let n = 0; n < count; n++) {
      const card = page.getByRole('article').nth(n)
      await card.getByRole('radio', { name: '5', exact: true }).first().check({ force: true })
      await card
        .getByRole('group', { name: /^Place/ })
        .getByRole('radio')
        .nth(n)
        .check({ force: true })
    }
    await page.getByRole('checkbox', { name: 'All of them fail' }).check()
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/judgment'))
    await page.getByRole('button', { name: 'Submit' }).click()
    const { verdict } = ((await sent).postDataJSON() as { judgment: { verdict: Record<string, never> } }).judgment
    expect(verdict).toMatchObject({ kind: 'ranked', allBad: true, answers: { why: { by: { task: 'the colours decided it' } } } })
    const { by } = (verdict.answers as unknown as { places: { by: Record<string, object[]> } }).places
    expect(Object.values(by)).toEqual([
      [
        { x: 52, y: 60, note: 'too grey' },
        { x: expect.closeTo(25, 0), y: expect.closeTo(25, 0), note: '' },
      ],
    ])
    await page.getByRole('heading', { name: /waiting|is (not )?scored/i }).waitFor({ timeout: 30_000 })
    expect(await page.getByRole('heading', { name: /waiting|is (not )?scored/i }).evaluate(hasFocus)).toBe(true)
    await page.getByRole('button', { name: 'Change it', exact: true }).waitFor()
    expect(await listFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  }, 60_000)
})
