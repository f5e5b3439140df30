import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, stopListening } from '../../src/cli/listen.ts'
import { insertAppeal } from '../../src/store/appeals.ts'
import { putDeskPlace } from '../../src/store/desk-places.ts'
import { readMinerSettings } from '../../src/store/miner-settings.ts'
import { findSetting, putSetting } from '../../src/store/settings.ts'
import { aDeskCode } from '../api/sign-in.ts'
import { openTestNetwork, type TestNetwork } from '../api/testing.ts'
import { freePort } from '../cli/kumite-process.ts'
import { listFaults, noBrowser, openBrowser, openPage } from './testing.ts'

/** What comes into a miner's data while its desk is open, as no other miner's worker or version of Kumite could be made to write it in time. */
describe.skipIf(noBrowser)('an open desk', () => {
  let net: TestNetwork
  let base: string
  let server: Awaited<ReturnType<typeof listen>>
  let browser: Browser
  let desk: Page
  let ticking: NodeJS.Timeout

  beforeAll(async () => {
    net = await openTestNetwork({ webDir: 'dist/web' })
    const port = await freePort()
    base = `http://127.0.0.1:${port}`
    const tick = () => net.clock.advance(Math.max(0, Date.now() - net.clock.now())) // the page signs by the time of day
    tick()
    ticking = setInterval(tick, 50)
    await net.network.chain.produceBlock()
    server = await listen(net.app.fetch, '127.0.0.1', port)
    await putDeskPlace(net.db, { miner: net.network.home.hotkey, name: 'a desk', url: base, at_ms: net.clock.now() })
    browser = await openBrowser()
    desk = await openPage(browser, `${base}/desk#code=${await aDeskCode(net)}&miner=${net.network.home.hotkey}`, { complaints: [] })
    await desk.getByRole('textbox', { name: 'Name of this device' }).fill('laptop')
    await desk.keyboard.press('Enter')
    await desk.getByRole('heading', { name: 'Desk of home' }).waitFor()
  }, 120_000)
  afterAll(async () => {
    clearInterval(ticking)
    await browser?.close()
    if (server) await stopListening(server)
    await net?.close()
  })

  it('shows an appeal that comes, without being loaded again, and leaves what is being written alone', async () => {
    const appeal = async (epoch: number, reason: string) =>
      insertAppeal(net.db, {
        id: `appeal-${epoch}`,
        miner: net.network.home.hotkey,
        worker: 'ada',
        about: JSON.stringify({ kind: 'credit', epoch }),
        epoch,
        reason,
        at_ms: net.clock.now(),
        held_rao: '0',
        state: 'open',
        added_rao: '0',
        note: null,
        decided_ms: null,
      })
    await desk.goto(`${base}/desk/pay`)
    const appeals = desk.getByRole('region', { name: 'Appeals' })
    await appeals.getByText('No appeals').waitFor()
    await appeal(1, 'The first one was better.')
    await appeals.getByText('The first one was better.').waitFor({ timeout: 20_000 })
    await appeals.getByRole('textbox', { name: 'Your answer' }).fill('So it')
    await appeal(2, 'Nobody has seen this one.')
    await appeals.getByText('Nobody has seen this one.').waitFor({ timeout: 20_000 })
    const first = appeals.getByRole('listitem').filter({ hasText: 'The first one was better.' })
    expect(await first.getByRole('textbox', { name: 'Your answer' }).inputValue()).toBe('So it')
  }, 90_000)

  it('says which settings cannot be read and what would take their place, and puts it there when its owner says so', async () => {
    const key = `miner/${net.network.home.hotkey}`
    const stored = { joining: 'by lot', operatorShare: 0.2, colour: 'red' }
    await putSetting(net.db, key, stored)
    await desk.goto(`${base}/desk/settings`)
    const told = desk.getByRole('alert').filter({ hasText: 'Some settings cannot be read' })
    await told.getByText('joining would become invited').waitFor({ timeout: 60_000 })
    expect(await listFaults(desk)).toEqual([])
    expect(await findSetting(net.db, key)).toEqual(stored)
    await told.getByRole('button', { name: 'Replace what cannot be read' }).click()
    await told.getByRole('button', { name: /^Yes/ }).click()
    await desk.getByRole('textbox', { name: "Operator's share, in percent" }).waitFor()
    expect(await readMinerSettings(net.db, net.network.home.hotkey)).toMatchObject({ joining: 'invited', operatorShare: 0.2 })
    expect(await findSetting(net.db, key)).toMatchObject({ colour: 'red' })
  }, 90_000)
})
