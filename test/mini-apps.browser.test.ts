import { type Browser, chromium, type Frame, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../scripts/find-chromium.mjs'
import { createRng } from '../src/core/rng.ts'
import { barChart } from '../src/models/bar-chart.ts'
import { composePage } from '../src/models/compose-page.ts'
import { generateMiniAppTask } from '../src/models/generate-mini-app-task.ts'
import type { Edit, MiniAppFamily } from '../src/models/mini-app.ts'
import { MINI_APP_FAMILIES } from '../src/models/mini-app-families.ts'
import { particleField } from '../src/models/particle-field.ts'
import { quizGame } from '../src/models/quiz-game.ts'

const chromiumPath = findChromium()
if (!chromiumPath) console.warn('mini-apps in a browser: skipped, no Chromium found (set CHROMIUM_PATH)')

/** Two tasks of each family, one wide and one narrow; of each the complete page and the worst. */
const cases = MINI_APP_FAMILIES.flatMap((family) =>
  Array.from({ length: 2 }, (_, n) => generateMiniAppTask(createRng(`browser ${n}`), [family])).flatMap(({ title, responses }, n) =>
    [responses[0]!, responses[3]!].map(({ source, content }) => ({ title, source, content, width: n % 2 === 0 ? 640 : 320 })),
  ),
)

describe.skipIf(!chromiumPath)('generated mini-apps in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  it.each(cases)('$title, $width px wide, runs contained and paints: $source', async ({ content, width }) => {
    const context = await browser.newContext({ offline: true, viewport: { width, height: 420 } })
    const page = await context.newPage()
    const troubles = watch(page)
    const frame = await showContained(page, content)
    await frame.waitForFunction(() => document.querySelector('h1') !== null)
    const screenshot = await framesLater(page, frame, 12)
    expect(await countColours(page, screenshot)).toBeGreaterThan(20)
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await pressEverything(frame)
    await framesLater(page, frame, 3)
    expect(troubles).toEqual([])
    await context.close()
  })

  /** A page with every requirement of its family but those edited, in a frame. */
  async function open(family: MiniAppFamily, ...edits: Edit[]) {
    const page = await browser.newPage({ viewport: { width: 640, height: 420 } })
    return { page, frame: await showContained(page, composePage(family.draw(createRng('interaction')), edits)) }
  }

  it('particle field: fills its frame also when it started before the frame had a size', async () => {
    const page = await browser.newPage({ viewport: { width: 640, height: 420 } })
    const content = composePage(particleField.draw(createRng('no size yet')), [])
    await page.setContent('<iframe sandbox="allow-scripts" style="width: 0; height: 0; border: 0"></iframe>')
    await page.$eval('iframe', (frame, html) => frame.setAttribute('srcdoc', html), content)
    const handle = await page.waitForSelector('iframe', { state: 'attached' })
    const frame = (await handle.contentFrame())!
    await frame.waitForFunction(() => document.querySelector('canvas') !== null)
    await page.$eval('iframe', (element) => Object.assign(element.style, { width: '600px', height: '400px' }))
    await framesLater(page, frame, 12)
    const colours = await frame.$eval('canvas', (canvas) => {
      const { width, height } = canvas as HTMLCanvasElement
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height)
      return new Set(new Uint32Array(data.buffer)).size
    })
    expect(colours).toBeGreaterThan(20) // an empty ground has one or two
    await page.close()
  })

  it('particle field: pause freezes the picture, and does not where it is broken; a click adds some', async () => {
    const moves = async (...edits: Edit[]) => {
      const { page, frame } = await open(particleField, ...edits)
      await frame.click('#pause')
      const picture = async (later: number) => {
        await framesLater(page, frame, later)
        return frame.$eval('canvas', (canvas) => (canvas as HTMLCanvasElement).toDataURL())
      }
      const moved = (await picture(3)) !== (await picture(10))
      const count = () => frame.textContent('#count').then((text) => Number.parseInt(text!, 10))
      const few = await count()
      await frame.click('canvas', { position: { x: 200, y: 100 } })
      await framesLater(page, frame, 3)
      const added = (await count()) - few
      await page.close()
      return { moved, added: added >= 10 }
    }
    expect(await moves()).toEqual({ moved: false, added: true })
    expect(await moves({ kind: 'break', requirement: 'pause button' })).toEqual({ moved: true, added: true })
    expect(await moves({ kind: 'break', requirement: 'click burst' })).toEqual({ moved: false, added: false })
  })

  it('quiz game: the right answer scores and counts in a row, number keys answer, a new round starts at 0', async () => {
    const { page, frame } = await open(quizGame)
    const [, data] = (await frame.content()).match(/const questions = (\[.*\])/)!
    const { right } = JSON.parse(data!)[0]
    await frame.click('h1') // the keyboard belongs to the frame that was clicked last
    await page.keyboard.press(String(right + 1))
    expect(await frame.locator('#answers .yes').count()).toBe(1)
    expect(await frame.textContent('#score')).toMatch(/Score [1-9]/)
    expect(await frame.textContent('#row')).toBe('1 in a row')
    await frame.click('#again')
    expect(await frame.textContent('#score')).toBe('Score 0')
    expect(await frame.textContent('#number')).toContain('Question 1 of')
    await frame.click('#half')
    expect(await frame.locator('#answers button:visible').count()).toBe(2)
    await page.close()
  })

  it('bar chart: sorting orders bars with their names, + adds to the total, and not in pages where they are broken', async () => {
    const tries = async (...edits: Edit[]) => {
      const { page, frame } = await open(barChart, ...edits)
      const columns = () =>
        frame.$$eval('.column', (all) =>
          all
            .map((column) => ({
              left: Number.parseFloat((column as HTMLElement).style.left),
              name: column.textContent!,
              height: Number.parseFloat((column.firstChild as HTMLElement).style.height),
            }))
            .sort((a, b) => a.left - b.left),
        )
      const first = await columns()
      await frame.click('#sort')
      const sorted = await columns()
      const heights = sorted.map(({ height }) => height)
      const rising = [...heights].sort((a, b) => a - b)
      const total = () => frame.textContent('#sum').then((text) => Number.parseInt(text!.replace('Total: ', ''), 10))
      const before = await total()
      await frame.click('#more')
      const more = (await total()) > before
      await page.close()
      return {
        ordered: [rising.join(), rising.reverse().join()].includes(heights.join()),
        named: sorted.every(({ name, height }) => first.some((column) => column.name === name && column.height === height)),
        more,
      }
    }
    expect(await tries()).toEqual({ ordered: true, named: true, more: true })
    expect((await tries({ kind: 'break', requirement: 'sort button' })).named).toBe(false)
  })
})

/** Collects errors and attempts to reach the network. */
function watch(page: Page): string[] {
  const troubles: string[] = []
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => !request.url().startsWith('data:') && !request.url().startsWith('about:') && troubles.push(request.url()))
  return troubles
}

/** As workers see it: in a frame of an opaque origin that may run scripts and nothing else. */
async function showContained(page: Page, content: string): Promise<Frame> {
  await page.setContent('<body style="margin:0"><iframe sandbox="allow-scripts" style="border:0;width:100vw;height:100vh"></iframe>')
  const element = await page.$('iframe')
  await element!.evaluate((iframe, html) => {
    const loaded = new Promise((resolve) => iframe.addEventListener('load', resolve, { once: true }))
    iframe.setAttribute('srcdoc', html)
    return loaded.then(() => undefined)
  }, content)
  return (await element!.contentFrame())!
}

async function framesLater(page: Page, frame: Frame, count: number): Promise<Buffer> {
  await frame.evaluate(async (frames) => {
    for (let n = 0; n < frames; n++) await new Promise((resolve) => requestAnimationFrame(resolve))
  }, count)
  return page.screenshot()
}

/** How many different colours a screenshot has, counted by the browser itself. */
async function countColours(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(
    async (url) => {
      const bitmap = await createImageBitmap(await (await fetch(url)).blob())
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
      pen.drawImage(bitmap, 0, 0)
      return new Set(new Uint32Array(pen.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
}

/** Every control once, the pointer over the middle, and a key: nothing of that may raise an error. */
async function pressEverything(frame: Frame): Promise<void> {
  await frame.hover('main')
  await frame.click('main', { position: { x: 40, y: 40 } })
  for (const button of await frame.$$('button')) await button.click({ timeout: 2000, force: true })
  for (const slider of await frame.$$('input[type=range]')) await slider.fill((await slider.getAttribute('max'))!)
  await frame.click('h1')
  await frame.page().keyboard.press('1')
}
