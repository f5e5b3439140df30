import type { Browser, Page } from 'playwright-core'
import { openPage } from '../../test/e2e/testing.ts'
import { type Album, takeLooks } from './looks.ts'

const PATIENTLY = { timeout: 240_000 }
const TABS = ['', 'workers', 'queue', 'pay', 'access', 'settings'] as const

/**
 * The doors of the desk, and the operator signed in.
 * @param link good once
 * @returns the desk, whose settings leave time for the pictures of a worker's pages
 */
export async function openDesk(browser: Browser, { base, link }: { base: string; link: string }, album: Album): Promise<Page> {
  const english = { ...album, languages: 'english' } as const
  const desk = await openPage(browser, `${base}/desk`, { complaints: [] })
  await takeLooks(desk, 'desk-locked', english)
  await desk.goto('about:blank')
  await desk.goto(link)
  await desk.getByRole('textbox', { name: 'Name of this device' }).fill('laptop')
  await takeLooks(desk, 'desk-sign-in', english)
  await desk.getByRole('textbox', { name: 'Name of this device' }).press('Enter')
  await desk.getByRole('heading', { name: 'Desk of home' }).waitFor(PATIENTLY)
  await takeLooks(desk, 'desk-empty', english)
  await set(desk, base, 'Edit window', '60')
  await set(desk, base, 'Epochs to dispute', '1000')
  return desk
}

async function set(desk: Page, base: string, name: string, value: string): Promise<void> {
  await desk.goto(`${base}/desk/settings`)
  await desk.getByRole('textbox', { name }).fill(value)
  await desk.getByRole('button', { name: 'Save' }).click()
  await desk.getByText('Saved.').waitFor(PATIENTLY)
}

/**
 * The pages of the operator's desk, with people, an open appeal and a payout; then what its workers see of new guidelines, of training, of
 * a pause and of a link.
 * @param work the page of the worker Ada, who has objected to a score
 */
export async function takeDeskPages(browser: Browser, { base, desk, work }: { base: string; desk: Page; work: Page }, album: Album) {
  const english = { ...album, languages: 'english' } as const
  await desk.goto(`${base}/desk/access`)
  await desk.getByRole('textbox', { name: 'For whom' }).fill('Grace, who speaks German')
  await desk.getByRole('button', { name: 'Make an invitation' }).click()
  const invitation = (await desk.locator('pre').innerText()).trim()
  await takeLooks(desk, 'desk-shown-once', english)
  await desk.getByRole('button', { name: 'Done' }).click()
  await desk.getByRole('textbox', { name: 'Whose key' }).fill('a program')
  await desk.getByRole('button', { name: 'Make a key' }).click()
  await desk.getByRole('button', { name: 'Done' }).click()
  for (const tab of TABS) {
    await desk.goto(`${base}/desk/${tab}`)
    await desk.getByRole('heading', { name: 'Desk of home' }).waitFor(PATIENTLY)
    await takeLooks(desk, `desk-${tab || 'overview'}`, english)
  }
  await takePayout(desk, base, english)
  await takeWhatFollows(browser, { base, invitation, desk, work }, album)
}

async function takePayout(desk: Page, base: string, album: Album): Promise<void> {
  await desk.goto(`${base}/desk/pay`)
  await desk.getByRole('textbox', { name: 'Your answer' }).fill('So it is. Thank you.')
  await desk.getByRole('textbox', { name: 'On top, in TAO' }).fill('0.001')
  await desk.getByRole('button', { name: 'Accept' }).click()
  await desk.getByText('Your answer:').waitFor(PATIENTLY)
  await desk.getByRole('button', { name: 'Pay on the chain' }).click(PATIENTLY)
  await takeLooks(desk, 'desk-pay-asks', album)
  await desk.getByRole('button', { name: 'Yes, pay on the chain' }).click()
  await desk.getByText(/paid in block/).waitFor(PATIENTLY)
  await takeLooks(desk, 'desk-paid', album)
}

async function takeWhatFollows(
  browser: Browser,
  { base, invitation, desk, work }: { base: string; invitation: string; desk: Page; work: Page },
  album: Album,
): Promise<void> {
  const guest = await openPage(browser, invitation, { complaints: [] })
  await guest.getByRole('textbox', { name: 'Your name' }).waitFor(PATIENTLY)
  await takeLooks(guest, 'join', album)
  await guest.goto(`${base}/join/not-a-code`)
  await guest.getByText('Nobody here has given out this link').waitFor(PATIENTLY)
  await takeLooks(guest, 'join-unknown', album)
  await guest.close()

  await desk.goto(`${base}/desk/settings`)
  await desk.getByRole('textbox', { name: 'Text, as Markdown' }).fill('Read the *instruction* twice.\n\n## Ties\n\nThey are fine.')
  await desk.getByRole('button', { name: 'Publish' }).click()
  await desk.getByText('Your own text holds.').waitFor(PATIENTLY)
  await work.goto(`${base}/work`)
  await work.getByRole('button', { name: 'Accept and go on' }).waitFor(PATIENTLY)
  await takeLooks(work, 'work-guidelines-changed', album)
  await work.getByRole('button', { name: 'Accept and go on' }).click()
  await desk
    .getByRole('switch', { name: /training/i })
    .or(desk.getByRole('checkbox', { name: /training/i }))
    .first()
    .check({ force: true })
  await desk.getByRole('button', { name: 'Save' }).click()
  await desk.getByText('Saved.').waitFor(PATIENTLY)
  await work.goto(`${base}/work`)
  await work.getByRole('heading', { name: 'Training comes first' }).waitFor(PATIENTLY)
  await takeLooks(work, 'work-training-first', album)

  await desk.goto(`${base}/desk/workers`)
  await desk.getByRole('button', { name: 'Pause' }).first().click()
  await desk.getByRole('textbox', { name: 'Why' }).fill('Please read the guidelines again')
  await takeLooks(desk, 'desk-pause', { ...album, languages: 'english' })
  await desk.keyboard.press('Enter')
  await desk.getByText('paused', { exact: true }).first().waitFor(PATIENTLY)
  await work.goto(`${base}/work`)
  await work.waitForTimeout(3000)
  await takeLooks(work, 'work-paused', album)
}
