import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFaults, noBrowser, openBrowser, openPage, type RunningNetwork, startNetwork } from './testing.ts'

const MOST_STROKES = 25
const NOT_SENT = 'Not sent yet: the line is gone'
const SENT = /waiting for the other judges|is (not )?scored/
/** Four pages to scroll, one of which complains, and one that wants the keyboard at once. */
const responses = ['#e9c46a', '#9bd1c8', '#f4b8a8', '#d6ccdf'].map((colour, index) => ({
  html: `<!doctype html><style>body{margin:0;height:4000px;background:${colour}}</style><h1>Page ${index + 1}</h1>
    ${index === 1 ? '<script>console.error("not", "well"); throw new Error("broken on purpose")</script>' : ''}
    ${index === 3 ? '<button>Play</button><script>document.querySelector("button").focus()</script>' : ''}`,
}))
const yesOrNo = [
  { id: 'no', label: 'No' },
  { id: 'yes', label: 'Yes' },
]
const criteria = [
  { kind: 'single-choice', id: 'readable', question: 'Is it readable?', about: 'responses', options: yesOrNo, required: true },
  {
    kind: 'grade',
    id: 'colour',
    question: 'How good are the colours?',
    min: 1,
    max: 5,
    anchors: { '1': 'poor', '5': 'good' },
    required: true,
  },
  { kind: 'single-choice', id: 'alike', question: 'Are they alike?', about: 'task', options: yesOrNo, required: true },
]

/** The judging page with all that is around a judgment: keys, panes, undo, languages, and a line that breaks. */
describe.skipIf(noBrowser)('judging', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-judging-'))
  const complaints: string[] = []
  let network: RunningNetwork
  let browser: Browser
  let page: Page
  const missing = () => page.locator('#missing').innerText()
  const shown = () =>
    page.getByRole('article').evaluateAll((cards) => cards.filter((card) => card.checkVisibility({ visibilityProperty: true })).length)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  const undoAll = async () => {
    const undo = page.getByRole('button', { name: /^Undo/ })
    while (await undo.isEnabled()) await press('Control+z')
    await expect.poll(missing).toMatch(/^Still missing/)
  }
  const kept = () => page.evaluate(() => localStorage.getItem('kumite.unsent'))
  const cutLine = () => page.route('**/api/work/**', (route) => route.abort())
  const instruction = async () => /Four colours, number \d+/.exec(await page.locator('main').innerText())?.[0]
  /** Says all that is asked about the next task, and tells which one it is. */
  const judgeNext = async () => {
    const next = page.getByRole('button', { name: /^Next task/ })
    if ((await next.count()) > 0) await next.press('Enter')
    await page.locator('iframe').first().waitFor({ timeout: 60_000 })
    await page.locator('h1').click()
    await press('q', ...'9774', ...'ab=cd', ...'2121', ...'5431', '2')
    await expect.poll(missing).toMatch(/^Complete/)
    return instruction()
  }

  beforeAll(async () => {
    const file = join(folder, 'tasks.jsonl')
    writeFileSync(
      file,
      Array.from({ length: 400 }, (_, n) => `${JSON.stringify({ instruction: `Four colours, number ${n}`, responses, criteria })}\n`).join(
        '',
      ),
    )
    network = await startNetwork('--tasks', file)
    browser = await openBrowser()
    page = await openPage(browser, `${network.base}/work`, { complaints })
    await page.getByRole('textbox', { name: /name/i }).fill('Grace')
    await page.keyboard.press('Enter')
    await page.locator('iframe').first().waitFor({ timeout: 90_000 })
    await press('h') // the guide is not what is looked at here
    await page.locator('h1').click()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('counts and lists what a page complains of, as text', async () => {
    await page.getByRole('button', { name: /: 2 errors in its script, show/ }).click()
    await expect.poll(() => page.getByText('broken on purpose').first().isVisible()).toBe(true)
    expect(await page.getByText('not well').first().isVisible()).toBe(true)
    await press('Escape')
    await page.getByText('broken on purpose').first().waitFor({ state: 'detached' })
  })

  it('pins one response and flips through the others beside it, all in equal viewports', async () => {
    expect(await shown()).toBe(4)
    await press('a', 'p')
    await expect.poll(shown).toBe(2)
    const seen = new Set<string>()
    for (let turn = 0; turn < 3; turn++) {
      await press('.')
      seen.add((await page.getByRole('article').filter({ hasText: 'selected' }).first().getAttribute('aria-label')) ?? '')
    }
    expect([...seen].sort()).toEqual(['Response B', 'Response C', 'Response D'])
    const sizes = await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => `${frame.clientWidth}x${frame.clientHeight}`))
    expect(new Set(sizes).size).toBe(1)
    expect(await listFaults(page)).toEqual([])
    await press('p')
    await expect.poll(shown).toBe(4)
  }, 60_000)

  it('scrolls all pages together when that is wanted', async () => {
    const tops = () =>
      Promise.all(
        page
          .frames()
          .slice(1)
          .map((frame) => frame.evaluate(() => Math.round(window.scrollY)).catch(() => -1)),
      )
    const together = page.getByRole('button', { name: 'Scroll all together' })
    await press('y')
    await expect.poll(() => together.getAttribute('aria-pressed')).toBe('true')
    let looks = 0
    const scrolledAlike = async () => {
      const [first = 0, ...others] = await tops()
      if (first > 100 && others.every((top) => Math.abs(top - first) <= 2)) return true
      if (first > 100 && ++looks % 5 !== 0) return false // a busy browser needs its time
      await page.mouse.move(1, 1) // so that the pointer comes into the page: it may have stood there when another was in its place
      await page.locator('iframe').first().hover()
      await page.mouse.wheel(0, 100) // a little more: it may also have lost one
      return false
    }
    await expect.poll(scrolledAlike, { timeout: 150_000, interval: 1000 }).toBe(true)
    await press('y')
    await expect.poll(() => together.getAttribute('aria-pressed')).toBe('false')
  })

  it('shows pages as wide as on a phone', async () => {
    const width = () => page.frames()[1]!.evaluate(() => window.innerWidth)
    const before = await width()
    await press('v')
    await expect.poll(width).toBe(390)
    await press('v', 'v', 'v')
    await expect.poll(width).toBe(before)
  })

  it('takes another key for an action, but not one that is taken', async () => {
    await press('?')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true) // else it takes it later
    await dialog.getByRole('button', { name: 'Change: show or hide the guide' }).press('Enter')
    await press('g')
    await dialog.getByText('G is already for').waitFor()
    await press('j')
    await dialog.getByRole('button', { name: 'Change: show or hide the guide' }).waitFor()
    const faults = await listFaults(page)
    await press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    const guide = page.getByRole('region', { name: 'Two questions, kept apart' })
    await press('j')
    await guide.waitFor()
    await press('h', 'j')
    await guide.waitFor({ state: 'detached' })
  }, 60_000)

  it('leaves keys to who types', async () => {
    await press('t')
    await page.keyboard.type('gab 7')
    expect(await page.getByRole('textbox', { name: /Why/ }).inputValue()).toBe('gab 7')
    expect(await page.locator('input[type=radio]:checked:not(.mantine-SegmentedControl-input)').count()).toBe(0)
    await press('Control+z') // the field's own
    await page.locator('h1').click()
  })

  it('speaks German and Arabic, the latter from right to left, and Explore goes on in English', async () => {
    for (const [name, title, direction] of [
      ['Deutsch', 'Arbeit', 'ltr'],
      ['العربية', 'العمل', 'rtl'],
    ] as const) {
      await page.getByRole('banner').getByRole('button').first().click()
      await page.getByRole('menuitemradio', { name }).click()
      await press('Escape')
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction)
      expect(await listFaults(page)).toEqual([])
    }
    await page.goto(`${network.base}/`)
    await page.locator('main h1').waitFor()
    const readAs = (element: Element) => `${element.getAttribute('lang')} ${element.getAttribute('dir')}`
    await expect.poll(() => page.locator('html').evaluate(readAs)).toBe('en ltr') // its dialogs and hints too, which hang outside of it
    expect(await page.getByRole('banner').evaluate(readAs)).toBe('ar rtl')
    expect(await listFaults(page)).toEqual([])
    await page.getByRole('banner').getByRole('button').first().click()
    await page.getByRole('menuitemradio', { name: 'English' }).click()
    await page.goto(`${network.base}/work`)
    await page.locator('iframe').first().waitFor({ timeout: 60_000 })
    await page.locator('h1').click()
  }, 120_000)

  it('works at 400 % zoom, one response at a time', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.reload()
    await page.locator('#missing').waitFor({ timeout: 60_000 })
    expect(await listFaults(page)).toEqual([])
    await expect.poll(shown).toBe(1)
    await page.setViewportSize({ width: 1440, height: 1000 })
    await page.reload()
    await page.locator('iframe').first().waitFor({ timeout: 60_000 })
    await page.locator('h1').click()
  }, 150_000)

  it('takes a letter and a question as about that response, also where the letter was an answer by itself', async () => {
    for (const [letter, grade, place] of ['a91', 'b72', 'c72', 'd34']) await press(letter!, 'g', grade!, letter!, 'r', place!)
    await expect.poll(() => page.locator('main').innerText()).toMatch(/A\s*>\s*B\s*=\s*C\s*>\s*D/)
    await undoAll()
  })

  it('leaves the keyboard to the worker: a page that seizes it gives it back, and is stopped if it goes on', async () => {
    const inFrame = () => page.evaluate(() => document.activeElement instanceof HTMLIFrameElement)
    expect(await inFrame()).toBe(false)
    await page.mouse.move(1, 1)
    await page
      .frames()
      .at(-1)!
      .evaluate(() => {
        const input = document.body.appendChild(document.createElement('input'))
        setInterval(() => {
          input.blur()
          input.select() // moves the focus into the frame, as a press on a label or a link to a place of the page do
        }, 50)
      })
    const stopped = page.getByText('This page seized the keyboard again and again')
    await expect.poll(() => press('Escape').then(() => stopped.isVisible())).toBe(true) // out of it, if it had time to get in
    expect(await inFrame()).toBe(false)
    await press('a', 'g', '9')
    const grade = page.getByRole('group', { name: 'Grade, Response A' }).getByRole('radio', { name: /^9/ })
    await expect.poll(() => grade.isChecked()).toBe(true)
    await press('Escape')
    await undoAll()
    await page.getByRole('button', { name: 'Load it again' }).press('Enter')
    await page.locator('h1').click()
  }, 60_000)

  it('leads out of a page that keeps Tab to itself, by Esc twice', async () => {
    const inFrame = () => page.evaluate(() => document.activeElement instanceof HTMLIFrameElement)
    await page
      .frames()
      .at(-1)!
      .evaluate(() => addEventListener('keydown', (event) => event.preventDefault(), true))
    await page.frames().at(-1)!.locator('h1').click()
    await press('Tab', 'Tab')
    await expect.poll(inFrame).toBe(true)
    await press('Escape')
    expect(await inFrame()).toBe(true)
    await expect.poll(() => press('Escape').then(inFrame)).toBe(false)
    await press('a', 'g', '9')
    const grade = page.getByRole('group', { name: 'Grade, Response A' }).getByRole('radio', { name: /^9/ })
    await expect.poll(() => grade.isChecked()).toBe(true)
    await press('Escape')
    await undoAll()
    await page.locator('h1').click()
  }, 60_000)

  it('takes four grades, an order with a tie and three criteria in at most 25 strokes, and undoes any of them', async () => {
    const strokes = ['q', ...'9774', ...'ab=cd', ...'2121', ...'5431', '2']
    await press(...strokes)
    await expect.poll(missing).toMatch(/^Complete/)
    await press('Control+z')
    await expect.poll(missing).toMatch(/^Still missing/)
    await press('Control+Shift+Z')
    await expect.poll(missing).toMatch(/^Complete/)
    await expect.poll(() => page.locator('main').innerText()).toMatch(/A\s*>\s*B\s*=\s*C\s*>\s*D/)
    await press('Enter')
    expect(strokes.length + 1).toBeLessThanOrEqual(MOST_STROKES)
    await page.getByRole('button', { name: 'Change it', exact: true }).waitFor({ timeout: 20_000 })
  }, 60_000)

  it('gives a judgment back to be changed for a while, as it was', async () => {
    await page.getByRole('button', { name: 'Change it', exact: true }).press('Enter')
    await page.locator('iframe').first().waitFor({ timeout: 30_000 })
    await expect.poll(missing).toMatch(/^Complete/)
    expect(await page.getByRole('group', { name: 'Grade, Response A' }).getByRole('radio', { name: /^9/ }).isChecked()).toBe(true)
  }, 60_000)

  it('gives it back from the list of the work so far too, when another task is at hand', async () => {
    const instruction = () =>
      page
        .getByText(/^Four colours, number \d+$/)
        .first()
        .innerText()
    const judged = await instruction()
    await page.locator('h1').click()
    await press('Enter')
    await page.getByRole('button', { name: /^Next task/ }).press('Enter')
    await expect.poll(instruction, { timeout: 30_000 }).not.toBe(judged)
    await expect.poll(missing, { timeout: 30_000 }).toMatch(/^Still missing/)
    await page.getByRole('button', { name: new RegExp(`${judged}.*may still be changed`, 's') }).press('Enter')
    await page.getByRole('button', { name: 'Change it', exact: true }).press('Enter')
    await expect.poll(instruction, { timeout: 30_000 }).toBe(judged)
    await expect.poll(missing, { timeout: 30_000 }).toMatch(/^Complete/)
    await page.getByText(/may still be changed/).waitFor({ state: 'detached' })
  }, 120_000)

  it('offers another task where one is gone', async () => {
    const problem = { status: 409, code: 'assignment-closed', title: 'closed', detail: 'closed' }
    await page.route('**/judgment', (route) => route.fulfill({ status: 409, json: problem }))
    await page.locator('h1').click()
    await press('Enter')
    const alert = page.getByRole('alert').filter({ hasText: 'This task is no longer open' })
    await alert.waitFor({ timeout: 20_000 })
    await page.unroute('**/judgment')
    await alert.getByRole('button', { name: 'Take another task' }).press('Enter')
    await alert.waitFor({ state: 'detached', timeout: 20_000 })
    await expect.poll(missing, { timeout: 30_000 }).toMatch(/^Complete/) // it was open all the time
  }, 60_000)

  it('keeps a judgment that cannot be sent, and sends it when the line is back', async () => {
    await page.route('**/api/work/**', (route) => route.abort())
    await page.locator('h1').click()
    await press('Enter')
    await page.getByRole('heading', { name: NOT_SENT }).waitFor({ timeout: 20_000 })
    expect(await listFaults(page)).toEqual([])
    await page.unroute('**/api/work/**')
    await page.getByRole('heading', { name: SENT }).waitFor({ timeout: 30_000 })
    expect(await page.evaluate(() => localStorage.getItem('kumite.unsent'))).toBe('[]')
  }, 150_000)

  it('sends on opening what was kept when its tab was closed, and does not show its task again', async () => {
    const judged = await judgeNext()
    await cutLine()
    await press('Enter')
    await page.getByRole('heading', { name: NOT_SENT }).waitFor({ timeout: 20_000 })
    expect(await page.getByRole('button', { name: /^Next task/ }).count()).toBe(0) // it would be this one
    const context = page.context()
    await page.close()
    page = await context.newPage()
    const seen: string[] = []
    page.on('request', (request) => request.url().endsWith('/api/work/next') && seen.push('asked for a task'))
    page.on('response', (response) => response.url().endsWith('/judgment') && seen.push(`sent: ${response.status()}`))
    await page.goto(`${network.base}/work`)
    await expect.poll(kept, { timeout: 30_000 }).toBe('[]')
    const next = page.getByRole('button', { name: /^Next task/ })
    await next.or(page.locator('iframe').first()).first().waitFor({ timeout: 60_000 }) // whether it is sent before the desk is there is a race
    if ((await next.count()) > 0) await next.press('Enter')
    await page.locator('iframe').first().waitFor({ timeout: 60_000 })
    expect(await instruction()).not.toBe(judged)
    expect(seen.slice(0, 2)).toEqual(['sent: 200', 'asked for a task'])
  }, 150_000)

  it('sends what was kept from another page of the app too', async () => {
    await judgeNext()
    await cutLine()
    await press('Enter')
    await page.getByRole('heading', { name: NOT_SENT }).waitFor({ timeout: 20_000 })
    await page.getByRole('link', { name: 'Explore' }).first().press('Enter')
    await page.waitForURL(`${network.base}/`)
    expect(await kept()).not.toBe('[]')
    await page.unroute('**/api/work/**')
    await expect.poll(kept, { timeout: 30_000 }).toBe('[]')
  }, 150_000)

  it('throws nothing meanwhile', () => {
    expect(complaints.filter((complaint) => !/broken on purpose|not well|ERR_FAILED|status of 409/.test(complaint))).toEqual([])
  })
})
