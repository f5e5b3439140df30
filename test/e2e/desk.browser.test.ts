import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorkerSigner } from '../../src/identity/worker-signer.ts'
import { cleanUp, runKumite, until } from '../cli/kumite-process.ts'
import { judgeNext } from './judge-by-keys.ts'
import { readRankedLetters, writeRankedTexts } from './ranked-texts.ts'
import { listFaults, noBrowser, openBrowser, openPage, type RunningNetwork, startNetwork } from './testing.ts'

const PAGES = ['/desk', '/desk/workers', '/desk/queue', '/desk/pay', '/desk/access', '/desk/settings']
const minutes = (n: number) => n * 60_000

/** An operator signs in, invites a worker, pauses and resumes it, ends a key, changes the split, answers an appeal and pays. */
describe.skipIf(noBrowser)("the operator's desk", () => {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-desk-'))
  let network: RunningNetwork
  let browser: Browser
  let desk: Page
  let work: Page
  /** Another browser of the same operator. */
  let second: Page
  let invitation: string
  const complaints: string[] = []

  beforeAll(async () => {
    const tasks = join(folder, 'tasks.jsonl')
    writeRankedTexts(tasks, 1000)
    network = await startNetwork('--tasks', tasks)
    browser = await openBrowser()
  }, minutes(3))
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
    rmSync(folder, { recursive: true, force: true })
    await cleanUp()
  })

  /** A link as its operator asks for one; a busy network may need a second word. */
  const deskLink = () =>
    until(async () => {
      const { code, stdout } = await runKumite(['desk', 'link', '--data', network.data, '--json'])
      return code === 0 && (JSON.parse(stdout).link as string)
    }, minutes(2))
  const workerRow = () => desk.getByRole('listitem').filter({ hasText: 'Ada' })
  const shown = async () => (await desk.locator('pre').innerText()).trim()

  it(
    'lets a browser in by a link, once, and keeps the code out of the address',
    async () => {
      const link = await deskLink()
      desk = await openPage(browser, link, { complaints })
      expect(desk.url()).toBe(`${network.base}/desk`)
      await desk.getByRole('textbox', { name: 'Name of this device' }).fill('laptop')
      await desk.keyboard.press('Enter')
      await desk.getByRole('heading', { name: 'Desk of home' }).waitFor()
      expect(await desk.getByRole('link', { name: 'Desk', exact: true }).count()).toBe(1)
      expect(await desk.context().cookies()).toEqual([])

      const thief = await openPage(browser, link, { complaints: [] })
      await thief.getByRole('textbox', { name: 'Name of this device' }).fill('thief')
      await thief.keyboard.press('Enter')
      await thief.getByRole('alert').filter({ hasText: 'used or too old' }).waitFor()
      await thief.context().close()
    },
    minutes(4),
  )

  it(
    'lets a browser in whose key a command names, and follows a link that is opened where the desk is open',
    async () => {
      second = await openPage(browser, `${network.base}/desk`, { complaints: [] })
      await second.getByRole('button', { name: /show a key for the desk of home/ }).click()
      const said = await second.locator('code').filter({ hasText: 'desk approve' }).innerText()
      await second.getByRole('button', { name: 'Look again' }).click()
      await second.getByText('Not let in yet').waitFor()
      const command = said.trim().split(/\s+/).slice(1)
      await until(async () => (await runKumite([...command, '--data', network.data])).code === 0, minutes(2))
      await second.getByRole('button', { name: 'Look again' }).click()
      await second.getByRole('heading', { name: 'Desk of home' }).waitFor()

      await second.evaluate(
        (hash) => {
          location.hash = hash
        },
        new URL(await deskLink()).hash,
      )
      await second.getByRole('textbox', { name: 'Name of this device' }).fill('phone')
      expect(second.url()).toBe(`${network.base}/desk`)
      await second.keyboard.press('Enter')
      await second.getByRole('heading', { name: 'Desk of home' }).waitFor()
    },
    minutes(4),
  )

  it.each([
    ['a desktop', { width: 1440, height: 1000 }, 'light' as const],
    ['a phone in the dark', { width: 360, height: 740 }, 'dark' as const],
  ])(
    'has no serious fault on %s',
    async (_, size, colorScheme) => {
      await desk.setViewportSize(size)
      await desk.emulateMedia({ colorScheme })
      for (const path of PAGES) {
        await desk.goto(network.base + path)
        await desk.getByRole('heading', { name: 'Desk of home' }).waitFor()
        await expect.poll(() => desk.locator('.mantine-Skeleton-root').count(), { timeout: 30_000 }).toBe(0)
        expect([path, await listFaults(desk)]).toEqual([path, []])
      }
      await desk.setViewportSize({ width: 1440, height: 1000 })
    },
    minutes(4),
  )

  it(
    'invites a worker, who joins by the link without a proof of work',
    async () => {
      await desk.goto(`${network.base}/desk/access`)
      await desk.getByRole('textbox', { name: 'For whom' }).fill('Ada')
      await desk.getByRole('button', { name: 'Make an invitation' }).click()
      await desk.getByText('Copy it now').waitFor()
      invitation = await shown()
      expect(invitation).toMatch(new RegExp(`^${network.base}/join#[\\w-]{22}$`))
      await desk.getByRole('button', { name: 'Done' }).click()
      expect(await desk.locator('main').innerText()).not.toContain(invitation.split('#').pop())

      work = await openPage(browser, invitation, { complaints })
      await work.getByText('invites you').waitFor({ timeout: 30_000 })
      await work.evaluate(() => location.assign('#main')) // as the link past the navigation does: the invitation stays
      await work.getByText('invites you').waitFor()
      await work.goto(invitation.replace('#', '/')) // as invitations looked before
      await work.getByText('invites you').waitFor({ timeout: 30_000 })
      await work.goto(invitation)
      await work.getByRole('textbox', { name: /name/i }).fill('Ada')
      await work.keyboard.press('Enter')
      await expect
        .poll(() => work.evaluate(() => localStorage.getItem('kumite.worker-seed')), { timeout: 20_000 })
        .toMatch(/^[0-9a-f]{64}$/)
      await desk.goto(`${network.base}/desk/workers`)
      await workerRow().getByText('may work').waitFor({ timeout: 30_000 })
    },
    minutes(3),
  )

  it(
    'pauses the worker with words, and lets it go on',
    async () => {
      for (const name of ['Domains', 'Pause']) {
        await workerRow().getByRole('button', { name }).click()
        await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).waitFor()
        expect(await listFaults(desk)).toEqual([])
        if (name === 'Domains') await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
      }
      await desk.getByRole('textbox', { name: 'Why' }).fill('Please read the guidelines again')
      await desk.keyboard.press('Enter')
      await workerRow().getByText('paused', { exact: true }).waitFor()
      await workerRow().getByText('Please read the guidelines again').waitFor()
      await workerRow().getByRole('button', { name: 'Resume' }).click()
      await workerRow().getByText('may work').waitFor()
    },
    minutes(2),
  )

  it(
    'makes a key of the gateway that opens it, and ends it',
    async () => {
      await desk.goto(`${network.base}/desk/access`)
      await desk.getByRole('textbox', { name: 'Whose key' }).fill('a program')
      await desk.getByRole('button', { name: 'Make a key' }).click()
      await desk.getByText('Copy it now').waitFor()
      const key = await shown()
      const status = async () => (await fetch(`${network.base}/v1/models`, { headers: { authorization: `Bearer ${key}` } })).status
      expect(await status()).toBe(200)
      await desk.getByRole('button', { name: 'Done' }).click()
      const row = desk.getByRole('listitem').filter({ hasText: 'a program' })
      await row.getByRole('button', { name: 'Revoke' }).focus()
      for (let held = 0; held < 4; held++) await desk.keyboard.down('Enter')
      await desk.keyboard.up('Enter')
      expect(await row.getByRole('button', { name: 'No' }).evaluate((no) => no === document.activeElement)).toBe(true)
      await desk.keyboard.press('Enter')
      expect(await row.getByRole('button', { name: 'Revoke' }).evaluate((first) => first === document.activeElement)).toBe(true)
      expect(await status()).toBe(200)
      await desk.keyboard.press('Enter')
      await row.getByRole('button', { name: 'Yes, revoke' }).click()
      await row.getByText('revoked', { exact: true }).waitFor()
      expect(await status()).toBe(401)
    },
    minutes(3),
  )

  it(
    'changes the split, which is told in public',
    async () => {
      await desk.goto(`${network.base}/desk/settings`)
      await desk.getByRole('textbox', { name: "Operator's share, in percent" }).fill('10')
      await desk.getByRole('textbox', { name: 'Epochs to dispute' }).fill('1000')
      await desk.getByRole('textbox', { name: 'Edit window' }).fill('0')
      await desk.getByRole('textbox', { name: 'Least payout, in rao' }).fill('1')
      await desk.getByRole('button', { name: 'Save' }).click()
      await desk.getByText('Saved.').waitFor()
      const { events } = (await (await fetch(`${network.base}/api/activity?limit=50`)).json()) as {
        events: { kind: string; words: string }[]
      }
      expect(events.find(({ kind }) => kind === 'miner-settings-changed')?.words).toContain('operatorShare 0 → 0.1')
    },
    minutes(2),
  )

  it(
    'undoes nothing that another device has changed since, and says so where both changed the same',
    async () => {
      await second.goto(`${network.base}/desk/settings`)
      const field = (page: Page, name: string) => page.getByRole('textbox', { name })
      await field(second, 'Break').fill('30')
      await field(desk, 'Tasks a day').fill('900')
      await desk.getByRole('button', { name: 'Save' }).click()
      await desk.getByText('Saved.').waitFor()
      await second.getByRole('button', { name: 'Save' }).click()
      await second.getByText('Saved.').waitFor()
      await expect.poll(() => field(second, 'Tasks a day').inputValue()).toBe('900')

      await field(second, 'Tasks a day').fill('700')
      await field(desk, 'Tasks a day').fill('800')
      await desk.getByRole('button', { name: 'Save' }).click()
      await desk.getByText('Saved.').waitFor()
      await second.getByRole('button', { name: 'Save' }).click()
      await second.getByText('tasksPerDay from 900 to 800 meanwhile').waitFor()
      await second.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => field(second, 'Tasks a day').inputValue()).toBe('800')
      await second.context().close()
    },
    minutes(3),
  )

  it(
    'has a worker that judges well credited, who names an address and objects to a score',
    async () => {
      await work.goto(`${network.base}/work`)
      for (let task = 1; task <= 8; task++) {
        await judgeNext(work, readRankedLetters)
        if (task < 8) await work.getByRole('button', { name: /next task/i }).click()
      }
      const earnings = work.getByRole('region', { name: 'Your earnings' })
      await earnings
        .getByRole('button', { name: /^Credited for epoch/ })
        .first()
        .waitFor({ timeout: minutes(5) })
      await earnings.getByRole('textbox', { name: 'Address' }).fill(createWorkerSigner(new Uint8Array(32).fill(7)).address)
      await earnings.getByRole('button', { name: 'Save the address' }).click()
      await earnings.getByText('Saved. It holds from the next payout on.').waitFor()

      const done = work.getByRole('region', { name: 'Your work so far' })
      await done
        .getByRole('button', { name: /^Describe lake number .*Your score/ })
        .first()
        .click()
      await done.getByRole('button', { name: 'Object to this score' }).click()
      await done.getByRole('textbox', { name: 'What is wrong?' }).fill('The second one is as good as the first.')
      await done.getByRole('button', { name: 'Send the appeal' }).click()
      await earnings.getByRole('heading', { name: 'Your appeals' }).waitFor({ timeout: 60_000 })
    },
    minutes(9),
  )

  it(
    'answers the appeal with words and something on top, which the worker reads',
    async () => {
      await desk.goto(`${network.base}/desk/pay`)
      const appeals = desk.getByRole('region', { name: 'Appeals' })
      await appeals.getByText('The second one is as good as the first.').waitFor({ timeout: 60_000 })
      expect(await listFaults(desk)).toEqual([])
      await appeals.getByRole('textbox', { name: 'Your answer' }).fill('So it is. Thank you.')
      await appeals.getByRole('textbox', { name: 'On top, in TAO' }).fill('0.001')
      await appeals.getByRole('button', { name: 'Accept' }).click()
      await appeals.getByText(/^Your answer: “So it is. Thank you.” and 0[.]0010* TAO on top/).waitFor({ timeout: 60_000 })
      await work.reload()
      await expect
        .poll(() => work.getByRole('region', { name: 'Your earnings' }).innerText(), { timeout: 60_000 })
        .toMatch(/Answer of the operator: So it is. Thank you. 0[.]0010* τ were added/)
    },
    minutes(4),
  )

  it(
    'pays on the chain what can be paid, and both sides see the block',
    async () => {
      await desk.goto(`${network.base}/desk/settings`)
      await desk.getByRole('textbox', { name: 'Epochs to dispute' }).fill('0')
      await desk.getByRole('button', { name: 'Save' }).click()
      await desk.getByText('Saved.').waitFor()
      await desk.goto(`${network.base}/desk/pay`)
      const payouts = desk.getByRole('region', { name: 'Payouts' })
      await payouts.getByRole('button', { name: 'Pay on the chain' }).click({ timeout: minutes(3) })
      await payouts.getByText('TAO are transferred and cannot be called back').waitFor()
      await payouts.getByRole('button', { name: 'Yes, pay on the chain' }).click()
      const payout = payouts.getByRole('listitem').filter({ hasText: 'Payout 1' })
      await payout.getByText(/Ada [\d.,]+ \(paid in block \d+\)/).waitFor({ timeout: minutes(3) })
      await payout.getByText('done', { exact: true }).waitFor()
      expect(await listFaults(desk)).toEqual([])
      await work.reload()
      const earnings = work.getByRole('region', { name: 'Your earnings' })
      await expect.poll(() => earnings.innerText(), { timeout: 60_000 }).toMatch(/\nPaid\s+[\d.,]*[1-9][\d.,]* τ/)
      await earnings.getByRole('button', { name: /^Paid/ }).first().waitFor()
    },
    minutes(8),
  )

  it(
    'shuts a device out',
    async () => {
      await desk.goto(`${network.base}/desk/access`)
      await desk.getByRole('button', { name: 'Sign out' }).click()
      await desk.getByRole('button', { name: 'Yes, sign out' }).click()
      await desk.getByRole('heading', { name: 'How to get in' }).waitFor()
    },
    minutes(2),
  )

  it('complains of nothing on the way', () => {
    // A machine under load may leave a worker's page waiting for its validator: it says so and asks again. One that is paused is told so.
    const meant = (text: string) => text.includes('503') || (text.startsWith(invitation) && text.includes('403'))
    expect(complaints.filter((text) => !meant(text))).toEqual([])
  })
})
