import type { Browser, Page } from 'playwright-core'
import { judgeByKeys, judgeNext } from '../../test/e2e/judge-by-keys.ts'
import { openPage } from '../../test/e2e/testing.ts'
import { PICTURED } from './imported-tasks.ts'
import { type Album, takeLooks } from './looks.ts'

/** Longer than an epoch, and than judges take. */
const MOST_TRIES = 12
const PATIENTLY = { timeout: 240_000 }

/** A worker's pages, from the door to the appeal; the tasks are those of `writePicturedTasks`. @returns the page, whose worker sits at it */
export async function takeWorkPages(browser: Browser, base: string, album: Album): Promise<Page> {
  const page = await openPage(browser, `${base}/work`, { complaints: [] })
  await page.getByRole('textbox', { name: 'Your name' }).waitFor(PATIENTLY)
  await takeLooks(page, 'work-join', album)
  await page.getByRole('button', { name: 'I have a key already' }).click()
  await page.getByRole('textbox', { name: 'Your 24 words' }).fill('abandon zzz')
  await page.getByRole('button', { name: 'Use these words' }).click()
  await takeLooks(page, 'work-restore', album)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  await page.getByRole('textbox', { name: 'Your name' }).press('Enter')
  await takeTasks(page, album)
  await takeLineGone(page, album)
  await takeAfterwards(page, base, album)
  return page
}

/** Each kind of task once, the dialogs once, and what stands there after a judgment is sent. */
async function takeTasks(page: Page, album: Album): Promise<void> {
  const wanted = new Set<string>(Object.values(PICTURED))
  for (let count = 0; wanted.size > 0 && count < 40; count++) {
    await page.getByText('Still missing').first().waitFor(PATIENTLY)
    const instruction = await page.getByRole('region', { name: 'Text of the instruction' }).innerText()
    const kind = Object.entries(PICTURED).find(([begin]) => instruction.startsWith(begin))?.[1]
    if (count === 1) await page.keyboard.press('h') // the guide is pictured with the first task
    if (kind && wanted.delete(kind)) await takeTask(page, kind, album, count)
    await judgeNext(page, lettersInSight)
    if (count === 0) await takeLooks(page, 'work-change-it', album)
    if (wanted.size > 0) await page.getByRole('button', { name: /next task/i }).click()
  }
  if (wanted.size > 0) throw new Error(`no task came of these kinds: ${[...wanted].join(', ')}`)
}

async function takeTask(page: Page, kind: string, album: Album, count: number): Promise<void> {
  const pressAll = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.locator('h1').click()
  await pressAll('a', 'g', '9', 'Escape') // what is begun is not given back when the page is opened again
  const reopen = async () => {
    await page.reload()
    await page.locator('#missing').waitFor(PATIENTLY)
    await prepare(page, kind)
  }
  await prepare(page, kind)
  await takeLooks(page, `task-${kind}`, { ...album, reopen })
  await page.keyboard.press('Escape')
  if (count > 0) return
  await page.locator('h1').click()
  for (const [key, name] of [
    ['?', 'keys'],
    ['x', 'cannot-judge'],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    await takeLooks(page, `dialog-${name}`, { ...album, languages: 'english' })
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await pressAll('a', 'g', '9', '4')
  await takeLooks(page, 'task-under-way', album)
  await page.keyboard.press('Escape')
}

/** What can be opened in a task of a kind: the comparison of two programs, the layer that takes pins. By place, since words are translated. */
async function prepare(page: Page, kind: string): Promise<void> {
  await page.waitForTimeout(1500) // live pages begin all together
  const card = page.getByRole('article').first()
  if (kind === 'image') await card.locator('button[aria-pressed]').last().click()
  if (kind === 'code') {
    await card.locator('button[aria-haspopup=menu]').click()
    await page.getByRole('menuitem').first().click()
  }
}

/** A judgment that cannot be sent, and one that is scored, with what it says of why. */
async function takeLineGone(page: Page, album: Album): Promise<void> {
  await page.getByRole('button', { name: /next task/i }).click()
  await page.getByText('Still missing').first().waitFor(PATIENTLY)
  await page.route('**/api/work/**', (route) => route.abort())
  await judgeByKeys(page, await lettersInSight(page))
  await page.getByRole('heading', { name: 'Not sent yet: the line is gone' }).waitFor(PATIENTLY)
  await takeLooks(page, 'work-offline', album)
  await page.unroute('**/api/work/**')
  await page.getByRole('heading', { name: /^Your judgment is (not )?scored/ }).waitFor(PATIENTLY)
  await takeLooks(page, 'work-scored', album)
}

/** History, earnings, an appeal; the worker's own page; a training task and its result. */
async function takeAfterwards(page: Page, base: string, album: Album): Promise<void> {
  const credit = page.getByRole('button', { name: /^Credited for epoch/ }).first()
  // What is judged by the order on the screen is worth something now and then.
  for (let more = 0; more < MOST_TRIES && (await credit.count()) === 0; more++) {
    await page.getByRole('button', { name: /next task/i }).click()
    await judgeNext(page, lettersInSight)
    await credit.waitFor({ timeout: 30_000 }).catch(() => undefined)
  }
  await credit.click(PATIENTLY)
  const work = page.getByRole('region', { name: 'Your work so far' })
  await work
    .getByRole('button', { name: /Your score/ })
    .first()
    .click()
  await work.getByRole('button', { name: 'Object to this score' }).click()
  await work.getByRole('textbox', { name: 'What is wrong?' }).fill('The second one is as good as the first.')
  await takeLooks(page, 'work-appeal', album)
  await work.getByRole('button', { name: 'Send the appeal' }).click()
  await page.getByRole('heading', { name: 'Your appeals' }).waitFor(PATIENTLY)
  await page.getByRole('textbox', { name: 'Address' }).fill('5C7LYpP2ZH3tpKbvVvwiVe54AapxErdPBbvkYhe6y9ZBkqWt')
  await page.getByRole('button', { name: 'Save the address' }).click()
  await takeLooks(page, 'work-earnings', album)

  await page.goto(`${base}/work/you`)
  await page.getByRole('button', { name: 'Show my 24 words' }).waitFor(PATIENTLY)
  await takeLooks(page, 'you', album)
  await page.getByRole('button', { name: 'Show my 24 words' }).click()
  await page.getByRole('list', { name: 'Your 24 words, in order' }).waitFor()
  await takeLooks(page, 'you-words', album)

  await page.goto(`${base}/work/training/facts`)
  await page.getByText('Task 1 of 6').waitFor(PATIENTLY)
  await takeLooks(page, 'training', album)
  for (let place = 1; place <= 6; place++) {
    await page.getByText(`Task ${place} of 6`).waitFor(PATIENTLY)
    await judgeByKeys(page, await lettersInSight(page))
    await page.getByRole('heading', { name: 'How it was made' }).waitFor(PATIENTLY)
    if (place === 1) await takeLooks(page, 'training-result', album)
    if (place < 6) await page.getByRole('button', { name: /^Next: task/ }).click()
  }
  await takeLooks(page, 'training-outcome', album)
}

/** As they stand: how good the order is does not matter here. */
async function lettersInSight(page: Page): Promise<string[]> {
  const count = await page.getByRole('article', { name: /^Response [A-F]$/, includeHidden: true }).count()
  return [...'abcdef'.slice(0, count)]
}
