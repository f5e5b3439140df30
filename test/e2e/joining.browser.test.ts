import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNonceSource } from '../../src/identity/nonce-source.ts'
import { phraseOfWorker } from '../../src/identity/phrase-of-worker.ts'
import { signRequest } from '../../src/identity/sign-request.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { createWorkerSigner } from '../../src/identity/worker-signer.ts'
import { newCode } from '../../src/miner/desk/new-code.ts'
import { ROUND_TASKS } from '../../src/miner/onboarding/pass-rule.ts'
import { trainingSecret } from '../../src/miner/onboarding/training-secret.ts'
import { drawTrainingTask } from '../../src/miner/onboarding/training-set.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import { MinerOffers, TrainingTask } from '../../src/protocol/onboarding.ts'
import { insertInvitation } from '../../src/store/desk-invitations.ts'
import { writeMinerSettings } from '../../src/store/miner-settings.ts'
import { openStore } from '../../src/store/open-store.ts'
import { judgeByKeys, judgeNext } from './judge-by-keys.ts'
import { readRankedLetters, writeRankedTexts } from './ranked-texts.ts'
import { listFaults, noBrowser, openBrowser, type RunningNetwork, startNetwork } from './testing.ts'

/** A person comes by a link, trains, qualifies, judges by keyboard, sees what came of it, and takes the key to another device. */
describe.skipIf(noBrowser)('joining by a link', () => {
  const { code, hash } = newCode()
  const folder = mkdtempSync(join(tmpdir(), 'kumite-joining-'))
  let network: RunningNetwork
  let base: string
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let miner: string
  /** What training tasks are drawn from: whoever has it knows their orders. */
  let secret: string

  beforeAll(async () => {
    const tasks = join(folder, 'tasks.jsonl')
    writeRankedTexts(tasks, 1000, 'facts')
    network = await startNetwork('--tasks', tasks)
    base = network.base.replace('127.0.0.1', 'localhost') // passkeys belong to a name
    const { miners } = MinerOffers.parse(await (await fetch(`${base}/api/joining`)).json())
    miner = miners[0]!.hotkey
    await network.crash()
    const { db, close } = await openStore({ kind: 'folder', dataDir: network.data })
    secret = await trainingSecret(db, miner)
    await writeMinerSettings(db, miner, MinerSettings.parse({ joining: 'invited', training: true, disputeEpochs: 1000 }))
    const [created_ms, expires_ms] = [Date.now() - 60_000, Date.now() + 3_600_000]
    await insertInvitation(db, { id: 'e2e', hash, miner, note: 'Ada', domains: null, uses: 1, created_ms, expires_ms })
    await close()
    await network.restart()
    browser = await openBrowser()
    context = await browser.newContext({ viewport: { width: 1440, height: 1000 } })
    page = await context.newPage()
  }, 600_000)
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const main = () => page.locator('main').innerText()
  const isThere = (what: Locator, timeout: number) =>
    what.waitFor({ timeout }).then(
      () => true,
      () => false,
    )

  async function worker(): Promise<Signer> {
    const hex = await page.evaluate(() => localStorage.getItem('kumite.worker-seed'))
    return createWorkerSigner(Uint8Array.from(Buffer.from(hex!, 'hex')))
  }

  /** The order of a training task as it was built, by the letters it is shown under, best first. */
  function builtOrder(domain: string, place: number, address: string): string[] {
    const { responses } = drawTrainingTask({ miner, worker: address, domain, round: 1, place }, secret)
    const lettered = responses.map(({ builtRank }, index) => ({ builtRank, letter: 'abcd'[index]! }))
    return lettered.toSorted((one, other) => one.builtRank - other.builtRank).map(({ letter }) => letter)
  }

  it('says what is wrong with a link that nobody gave out, and what to do', async () => {
    await page.goto(`${base}/join/not-a-code`)
    await page.getByText('Nobody here has given out this link').waitFor({ timeout: 90_000 })
    expect(await main()).toContain('Ask whoever sent it for a new one')
  }, 200_000)

  it('tells who invites, what it pays by and what it gets to know, without serious accessibility faults', async () => {
    await page.goto(`${base}/join/${code}`)
    await page.getByText('The miner “home” invites you.').waitFor({ timeout: 90_000 })
    for (const words of ['What it pays by', 'How to judge', 'What “home” gets to know of you', 'six training tasks'])
      await expect.poll(main, { timeout: 60_000 }).toContain(words)
    expect(await listFaults(page)).toEqual([])
  }, 200_000)

  it('stays with the invitation when a key is brought, and asks before a key takes the place of another', async () => {
    const other = await (await browser.newContext()).newPage()
    const stored = () => other.evaluate(() => localStorage.getItem('kumite.worker-seed'))
    const bring = async (seed: Uint8Array) => {
      await other.getByRole('button', { name: 'I have a key already' }).click()
      await other.getByRole('textbox', { name: 'Your 24 words' }).fill(phraseOfWorker(seed))
      await other.getByRole('button', { name: 'Use these words' }).click()
    }
    await other.goto(`${base}/join#${code}`)
    await other.getByRole('button', { name: 'I have a key already' }).waitFor({ timeout: 90_000 })
    await bring(new Uint8Array(32).fill(1))
    await expect.poll(stored, { timeout: 30_000 }).toBe('01'.repeat(32))
    expect(other.url()).toBe(`${base}/join#${code}`)
    await other.evaluate(() => location.assign('#main')) // as the link past the navigation does
    expect(await other.locator('main').innerText()).toContain('invites you')

    await bring(new Uint8Array(32).fill(2))
    await other.getByRole('button', { name: 'Keep it' }).click()
    expect(await stored()).toBe('01'.repeat(32))
    await other.getByRole('button', { name: 'Use these words' }).click()
    await other.getByRole('button', { name: 'Replace it' }).click()
    expect(await stored()).toBe('02'.repeat(32))
    await other.getByRole('textbox', { name: 'Your name' }).waitFor()
    await other.context().close()
  }, 200_000)

  it('seats a worker by the link, and puts the training before the paid tasks', async () => {
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Training comes first' }).waitFor({ timeout: 90_000 })
    expect(await listFaults(page)).toEqual([])
    await page.getByRole('link', { name: 'Start training: Factual texts' }).press('Enter')
    await page.getByText('Task 1 of 6').waitFor({ timeout: 90_000 })
    expect(await listFaults(page)).toEqual([])
  }, 300_000)

  it('tells after each task how the responses were made, and qualifies after six', async () => {
    const { address } = await worker()
    for (let place = 1; place <= ROUND_TASKS; place++) {
      await page.getByText(`Task ${place} of ${ROUND_TASKS}`).waitFor({ timeout: 90_000 })
      const order = builtOrder('facts', place, address)
      // Once, two neighbours the other way round: that is told too.
      await judgeByKeys(page, place === 2 ? [order[1]!, order[0]!, ...order.slice(2)] : order)
      await page.getByRole('heading', { name: 'How it was made' }).waitFor({ timeout: 90_000 })
      const words = await main()
      expect(words).toContain(place === 2 ? 'You have the other way round' : 'Your order is the same')
      expect(words).toContain('It does all that was asked.')
      if (place === 1) expect(await listFaults(page)).toEqual([])
      if (place === 3) {
        // Leaving by another way than "Next" shows no answered task on return.
        await page.getByRole('link', { name: 'Back to work' }).press('Enter')
        await page.getByRole('heading', { name: 'Training comes first' }).waitFor({ timeout: 60_000 })
        await page.goBack()
      } else if (place < ROUND_TASKS) await page.getByRole('button', { name: /^Next: task/ }).press('Enter')
    }
    await page.getByText('Passed: you are qualified for Factual texts').waitFor({ timeout: 60_000 })
  }, 600_000)

  it('qualifies in the other domains by the same rule', async () => {
    const signer = await worker()
    const nextNonce = createNonceSource({ now: Date.now })
    async function post(target: string, content: object): Promise<unknown> {
      const body = JSON.stringify(content)
      const headers = signRequest({ signer, method: 'POST', target, body, receiver: miner, nonce: nextNonce() })
      const reply = await fetch(base + target, { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } })
      if (!reply.ok) throw new Error(`${target}: ${reply.status} ${await reply.text()}`)
      return reply.json()
    }
    for (const domain of ['game', 'simulation', 'tool'])
      for (let place = 1; place <= ROUND_TASKS; place++) {
        const { assignment } = TrainingTask.parse(await post('/api/work/training', { domain }))
        const order = builtOrder(domain, place, signer.address)
        const responses = assignment.responses.map(({ id }, index) => {
          const rank = order.indexOf('abcd'[index]!) + 1
          return [id, { grade: 10 - rank, rank }]
        })
        await post(`/api/work/training/${assignment.id}/answer`, { verdict: { kind: 'ranked', responses: Object.fromEntries(responses) } })
      }
    await page.goto(`${base}/work/you`)
    await expect.poll(() => page.getByText(/^Qualified until/).count(), { timeout: 90_000 }).toBe(4)
    expect(await listFaults(page)).toEqual([])
  }, 400_000)

  it('lets five live tasks be judged by keyboard alone', async () => {
    await page.goto(`${base}/work`)
    for (let task = 1; task <= 5; task++) {
      await judgeNext(page, readRankedLetters)
      if (task < 5) await page.getByRole('button', { name: /next task/i }).press('Enter')
    }
  }, 400_000)

  it('says why a judgment got its score', async () => {
    await page.getByRole('heading', { name: /^Your judgment is (not )?scored/ }).waitFor({ timeout: 240_000 })
    expect(await listFaults(page)).toEqual([])
    const work = page.getByRole('region', { name: 'Your work so far' })
    const scored = work.getByRole('button', { name: /^Describe lake number .*Your score: [+−\d]/ }).first()
    await scored.waitFor({ timeout: 240_000 }) // a task whose judges do not agree is withheld
    await scored.press('Enter')
    await work.getByText('What went into it').waitFor()
    const words = await work.innerText()
    for (const part of ['Your order', 'All judges together', 'peer-spearman', 'peer-kappa']) expect(words).toContain(part)
  }, 500_000)

  it('shows the earnings, and how each amount came about', async () => {
    const earnings = page.getByRole('region', { name: 'Your earnings' })
    const credit = earnings.getByRole('button', { name: /^Credited for epoch/ }).first()
    // consensus pays for what the greater part of the stake has weighed: another task, until both validators have scored some
    for (let more = 0; more < 4; more++) {
      if (await isThere(credit, 60_000)) break
      await page.getByRole('button', { name: /next task/i }).press('Enter')
      await judgeNext(page, readRankedLetters)
    }
    await credit.waitFor({ timeout: 120_000 })
    expect(await earnings.innerText()).toMatch(/Earned in all\s+[\d.,]*[1-9][\d.,]* τ/)
    await credit.press('Enter')
    await earnings.getByText(/of your work ÷ .* of all work/).waitFor()
    expect(await listFaults(page)).toEqual([])
  }, 600_000)

  it('takes an appeal against a score, and keeps it among the earnings', async () => {
    const work = page.getByRole('region', { name: 'Your work so far' })
    const objection = work.getByRole('button', { name: 'Object to this score' })
    if (!(await isThere(objection, 5000)))
      await work
        .getByRole('button', { name: /Your score: [+−\d]/ })
        .first()
        .press('Enter')
    await objection.press('Enter')
    await page.keyboard.type('The second text has an example too.')
    expect(await listFaults(page)).toEqual([])
    await work.getByRole('button', { name: 'Send the appeal' }).press('Enter')
    const appeals = page.getByRole('region', { name: 'Your earnings' })
    await appeals.getByRole('heading', { name: 'Your appeals' }).waitFor({ timeout: 60_000 })
    for (const words of ['The second text has an example too.', 'open']) await appeals.getByText(words, { exact: true }).first().waitFor()
    expect(await work.getByRole('button', { name: 'Object to this score' }).count()).toBe(0)
  }, 120_000)

  it('takes the key to another device by 24 words, three of them asked for', async () => {
    await page.goto(`${base}/work/you`)
    await page.getByRole('button', { name: 'Show my 24 words' }).click()
    const list = page.getByRole('list', { name: 'Your 24 words, in order' })
    const words = (await list.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/^\d+\s+/, ''))
    expect(words).toHaveLength(24)
    await page.getByRole('button', { name: 'I have written them down' }).click()
    const asked = page.getByRole('textbox', { name: /^Word \d+$/ })
    await asked.first().waitFor()
    await asked.first().fill('wrong')
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByText('It is another word. Look at your paper.').first().waitFor()
    for (const box of await asked.all()) {
      const place = Number(
        /\d+/.exec(
          (await box.getAttribute('aria-label')) ?? (await box.evaluate((input: HTMLInputElement) => input.labels![0]!.innerText)),
        )![0],
      )
      await box.fill(words[place - 1]!)
    }
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByText('All three are right').waitFor()

    const other = await (await browser.newContext()).newPage()
    await other.goto(`${base}/work`)
    await other.getByRole('button', { name: 'I have a key already' }).click()
    const box = other.getByRole('textbox', { name: 'Your 24 words' })
    await box.fill([...words.slice(0, 23), 'zzz'].join(' '))
    await other.getByRole('button', { name: 'Use these words' }).click()
    await other.getByText('Word 24, “zzz”, is not in the list.').waitFor()
    await box.fill(words.join(' '))
    await other.getByRole('button', { name: 'Use these words' }).click()
    await expect.poll(() => other.locator('main').innerText(), { timeout: 90_000 }).toContain('Ada')
    expect(await other.evaluate(() => localStorage.getItem('kumite.worker-seed'))).toBe(
      await page.evaluate(() => localStorage.getItem('kumite.worker-seed')),
    )
    await other.context().close()
  }, 400_000)

  it('takes the key to another browser by a passkey that encrypts, and says so where it cannot', async () => {
    const authenticator = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    }
    const session = await context.newCDPSession(page)
    await session.send('WebAuthn.enable')
    const without = await session.send('WebAuthn.addVirtualAuthenticator', { options: { ...authenticator, hasPrf: false } as never })
    await page.goto(`${base}/work/you`)
    const add = page.getByRole('button', { name: 'Add a passkey' })
    await add.click()
    await page.getByText('This passkey cannot encrypt').waitFor({ timeout: 90_000 })
    await session.send('WebAuthn.removeVirtualAuthenticator', without)

    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...authenticator, hasPrf: true } as never,
    })
    await add.click()
    await page.getByText('Kept. A device that has this passkey can open your key.').waitFor({ timeout: 90_000 })
    const seed = await page.evaluate(() => localStorage.getItem('kumite.worker-seed'))
    await page.getByRole('button', { name: 'Forget this key' }).click()
    await page.getByRole('button', { name: 'Forget it' }).click()
    expect(await page.evaluate(() => localStorage.getItem('kumite.worker-seed'))).toBeNull()
    await page.goto(`${base}/work`)
    await page.getByRole('button', { name: 'I have a key already' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    const storedOrSaid = async () => (await page.evaluate(() => localStorage.getItem('kumite.worker-seed'))) ?? (await main())
    await expect.poll(storedOrSaid, { timeout: 90_000 }).toBe(seed)
    expect(authenticatorId).not.toBe('')
  }, 400_000)

  it('lets the worker leave, and come again by consenting', async () => {
    await page.goto(`${base}/work/you`)
    await page.getByRole('button', { name: 'Leave “home”' }).click()
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await page.getByText('You have left, or have not consented yet.').waitFor({ timeout: 90_000 })
    await page.goto(`${base}/work`)
    await page.getByRole('button', { name: 'Accept and go on' }).click()
    await expect.poll(main, { timeout: 90_000 }).toContain('Ada')
  }, 300_000)

  it('says of the link, once it is used up, that it is', async () => {
    await page.goto(`${base}/join/${code}`)
    await page.getByText('This link has been used up').waitFor({ timeout: 90_000 })
  }, 200_000)
})
