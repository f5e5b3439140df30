import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCollusion } from '../../src/scoring/collusion/find-collusion.ts'
import { insertFlag } from '../../src/store/collusion-flags.ts'
import { openStore } from '../../src/store/open-store.ts'
import { collusionEvidence } from '../../src/validator/collusion-evidence.ts'
import { listFaults, noBrowser, openBrowser, openPage, type RunningNetwork, startNetwork } from './testing.ts'

const ATTACK = '<img src=x onerror="document.title = `broken`"> we share a flat, not answers'

/** Writes down what it takes long to come about by itself: a ring of three, one of its pairs appealing, and a pair that was cleared. */
async function foundFlags(dataDir: string): Promise<void> {
  const store = await openStore({ kind: 'folder', dataDir })
  const replies = Array.from({ length: 12 }, (_, n) =>
    ['a', 'b'].map((rater) => ({ task: `task-${n}`, rater, deviation: [1, -1], shownRanks: [], receivedMs: 0 })),
  )
  const evidence = collusionEvidence(findCollusion(replies.flat())[0]!)
  const row = { validator: 'validator', mechid: 0, odds: 20, evidence: JSON.stringify(evidence), words: 'Alike beyond all chance.' }
  const at = '2026-01-01T00:00:00.000Z'
  const times = { epoch: 1, seen_epoch: 2, raised_ms: Date.parse(at) }
  const appeal = JSON.stringify({ by: 'ann', text: ATTACK, at })
  const decision = JSON.stringify({ note: 'looked into', at })
  await insertFlag(store.db, { ...row, ...times, a: 'ann', b: 'ben', state: 'flagged', voice: 1 })
  await insertFlag(store.db, { ...row, ...times, a: 'ann', b: 'cem', state: 'appealed', voice: 1, appeal })
  await insertFlag(store.db, { ...row, ...times, a: 'dan', b: 'eve', state: 'cleared', decision })
  await store.close()
}

describe.skipIf(noBrowser)('the Integrity page', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kumite-integrity-'))
  let network: RunningNetwork
  let browser: Browser
  const complaints: string[] = []

  beforeAll(async () => {
    await foundFlags(dataDir)
    network = await startNetwork('--block-ms', '250', '--data', dataDir)
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const page = await openPage(browser, `${network.base}/integrity`, { complaints, ...options })
    await page.getByRole('heading', { name: 'Who judges with whom' }).waitFor({ timeout: 60_000 })
    return page
  }

  it('shows who counts as one voice, and of each flag the reason, the evidence and the way to appeal, by keyboard', async () => {
    const page = await open()
    const clusters = page.getByRole('list', { name: 'Clusters' }).getByRole('listitem').filter({ hasText: 'ann' }) // the copier of every network may be flagged by now
    expect(await clusters.count()).toBe(1)
    for (const name of ['ann', 'ben', 'cem', '3 miners as one voice', '2 flagged pairs', '12 shared tasks'])
      expect(await clusters.innerText()).toContain(name)
    const line = page.getByRole('button', { name: /^ann and cem appealed/ })
    await line.focus()
    await page.keyboard.press('Enter')
    const flag = page.getByRole('region', { name: /^ann and cem/ })
    await flag.getByText('Alike beyond all chance.').waitFor()
    await flag.getByText(ATTACK).waitFor()
    await flag.getByText('/api/integrity/flags/2/appeal').waitFor()
    expect(await flag.getByRole('row').allInnerTexts()).toHaveLength(4)
    expect(await page.title()).not.toBe('broken')
    await page.getByRole('button', { name: /^dan and eve cleared/ }).click()
    await page.getByText('looked into').waitFor()
    await page.close()
  })

  it('says of every part how it is computed, and keeps in the address whose records are shown', async () => {
    const page = await open()
    for (const part of await page
      .getByRole('region')
      .filter({ has: page.getByRole('heading', { level: 2 }) })
      .all()) {
      const how = part.locator('summary')
      await how.focus()
      await page.keyboard.press('Enter')
      await part.getByText('In the repository:').waitFor()
    }
    const seenBy = page.getByLabel('As seen by')
    const last = (await seenBy.getByRole('option').allInnerTexts()).at(-1)!
    await seenBy.selectOption({ label: last })
    await page.getByText('Everybody is asked').waitFor()
    await page.reload()
    await page.getByText('Everybody is asked').waitFor({ timeout: 60_000 })
    await page.close()
  })

  it.each(['light', 'dark'] as const)(
    'has no serious accessibility fault and fits a phone, with all of it open: %s',
    async (colorScheme) => {
      const page = await open({ viewport: { width: 360, height: 780 }, colorScheme })
      for (const summary of await page.locator('summary').all()) await summary.click()
      for (const line of await page.getByRole('button', { name: /^(ann|dan) and/ }).all()) await line.click()
      expect(await listFaults(page)).toEqual([])
      await page.close()
    },
  )

  it('says nothing on the console', () => {
    expect(complaints).toEqual([])
  })
})
