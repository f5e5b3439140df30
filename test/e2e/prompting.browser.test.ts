import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TaskDetail, TaskPage } from '../../src/protocol/explore.ts'
import type { PromptingSkills } from '../../src/protocol/prompting.ts'
import { listFaults, noBrowser, openBrowser, openPage, type RunningNetwork, startNetwork } from './testing.ts'

describe.skipIf(noBrowser)('Explore of the prompting mechanism', () => {
  let network: RunningNetwork
  let browser: Browser
  let scored: string
  let open: TaskDetail
  const complaints: string[] = []

  beforeAll(async () => {
    network = await startNetwork('--block-ms', '250')
    browser = await openBrowser()
    open = await until(async () => {
      const [task] = await conversations('open')
      const detail = task && (await get<TaskDetail>(`/api/tasks/${task.id}`))
      return detail?.outcome === null ? detail : undefined
    })
    scored = await until(async () => {
      const { miners } = await get<PromptingSkills>('/api/prompting/skills')
      const { epoch } = await get<{ epoch: number }>('/api/network')
      const [task] = await conversations('scored')
      return epoch >= 3 && miners.length >= 5 ? task?.id : undefined
    })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await network?.stop()
  })

  const get = async <T>(target: string): Promise<T> => (await fetch(network.base + target)).json() as Promise<T>
  const conversations = async (state: string) =>
    (await get<TaskPage>(`/api/tasks?state=${state}&limit=100`)).tasks.filter(({ mechanism }) => mechanism === 'prompting')
  const visit = (path: string, options: Parameters<Browser['newContext']>[0] = {}) =>
    openPage(browser, network.base + path, { complaints, ...options })
  const leaderboard = (page: Page) => page.getByRole('region', { name: 'Skill of miners by type of task' })

  it('row 3: leads by keyboard from the leaderboard to a challenge, its answers, and why each got its score', async () => {
    const page = await visit('/challenges')
    await leaderboard(page).getByRole('rowheader', { name: 'mori simulated' }).waitFor()
    const number = leaderboard(page)
      .getByRole('button', { name: /^mori, / })
      .first()
    await number.focus()
    await page.keyboard.press('Enter')
    expect(await number.getAttribute('aria-pressed')).toBe('true')
    const answers = page.getByRole('region', { name: /^Answers of mori in / })
    await answers.getByText('Median times:').waitFor()
    await page.reload() // the choice is part of the address
    await answers.getByRole('link').first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain('/tasks/')
    await page.getByRole('heading', { name: 'What was really asked' }).waitFor()
    await page.getByRole('heading', { name: 'Right answers, with their sources' }).waitFor()
    expect(await page.locator('blockquote cite').first().innerText()).toMatch(/revision/)
    for (const axis of ['profile', 'mood', 'tone', 'language', 'fuzz'])
      expect(await page.getByRole('term').getByText(axis, { exact: true }).count()).toBe(1)
    await page.getByRole('button', { name: /^mori/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^correctness, /).waitFor()
    await page.close()
  })

  it('rows 3 and 21: shows how far validators agree, and what anchors say of each, in words and by alarm or none', async () => {
    const page = await visit('/challenges')
    const agreement = page.getByRole('region', { name: 'Agreement of validators' })
    for (const name of ['north', 'south']) {
      await agreement.getByRole('rowheader', { name }).waitFor()
      const card = page.getByRole('region', { name: `Do miners get better? Anchors of ${name}` })
      await card.getByText(/^(Not enough challenges yet|No drift found)$/).waitFor()
      for (const label of ['Anchors', 'All others', 'Fixed answers']) await card.getByText(label, { exact: true }).waitFor()
    }
    await page.close()
  })

  it('row 25: says how many answers count, and which are too few to compare', async () => {
    const page = await visit('/challenges')
    await page.getByText(/Mean score of the newest 50 answers in each type.*Fewer than 5 answers are too few to compare/).waitFor()
    const { miners, fewest } = await get<PromptingSkills>('/api/prompting/skills')
    const skills = miners.flatMap((miner) => miner.skills)
    if (skills.some(({ n }) => n < fewest))
      await leaderboard(page)
        .getByText(/^too few: [1-4]$/)
        .first()
        .waitFor()
    expect(await leaderboard(page).getByRole('row').count()).toBe(1 + 5 + 1)
    await page.close()
  })

  it('row 29: shows what was asked by clearness, profile, mood and tone, and how evenly', async () => {
    const page = await visit('/challenges')
    const card = page.getByRole('region', { name: 'What north has asked', exact: true })
    const columns = card.getByRole('columnheader')
    await expect
      .poll(() => columns.allInnerTexts())
      .toEqual(['Type of task', 'clear', 'plain', 'vague', 'fuzzy', 'Hardness', 'Passed lately'])
    await card.getByText('Tone', { exact: true }).click()
    await expect.poll(() => columns.count()).toBe(14)
    for (const words of ['Entropy', 'Columns as wanted']) await card.getByText(words, { exact: true }).waitFor()
    await page.close()
  })

  it('tells neither truth nor answers before scoring', async () => {
    expect(JSON.stringify(open)).not.toMatch(/reference|persona|difficulty/)
    const page = await visit('/')
    await page.route(`**/api/tasks/${open.id}`, (route) => route.fulfill({ json: open })) // as it was: by now it may be scored
    await page.goto(`${network.base}/tasks/${open.id}`)
    await page.getByText('Hidden until scored').waitFor()
    await page.getByRole('heading', { name: 'Challenge' }).waitFor()
    expect(await page.getByRole('heading', { name: /really asked|Answers/ }).count()).toBe(0)
    await page.close()
  })

  it('shows what a miner says as text, whatever it is', async () => {
    const detail = await get<TaskDetail>(`/api/tasks/${scored}`)
    const hostile = '<img src="/nothing" onerror="document.title = `taken`"><h1>Not a heading</h1>'
    const [first] = detail.outcome!.conversation!.answers
    Object.assign(first!, {
      answer: hostile,
      turns: first!.turns.map((turn) => ({ ...turn, answer: `${hostile} ${'long '.repeat(1000)}` })),
    })
    const page = await visit('/')
    await page.route(`**/api/tasks/${scored}`, (route) => route.fulfill({ json: detail }))
    await page.goto(`${network.base}/tasks/${scored}`)
    const row = page.getByRole('button').filter({ hasText: hostile })
    await row.click()
    await page
      .getByRole('region', { name: /^Answer 1 of/ })
      .filter({ hasText: hostile })
      .waitFor()
    expect(await page.locator('main img').count()).toBe(0)
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await listFaults(page)).toEqual([])
    await page.close()
  })

  it('says so where there is nothing yet, and where nothing could be loaded', async () => {
    const page = await visit('/')
    const skills = await get<PromptingSkills>('/api/prompting/skills')
    await page.route('**/api/prompting/skills', (route) => route.fulfill({ json: { ...skills, types: [], miners: [] } }))
    await page.route('**/api/prompting/coverage', (route) => route.fulfill({ json: { validators: [] } }))
    await page.goto(`${network.base}/challenges`)
    await page.getByText('No answer has been scored yet').waitFor()
    await page.getByText('No validator of this mechanism runs here').waitFor()
    await page.unroute('**/api/prompting/skills')
    await page.route('**/api/prompting/skills', (route) => route.fulfill({ status: 404, json: {} }))
    await page.reload()
    await page.getByText('This could not be loaded').waitFor()
    await page.unroute('**/api/prompting/skills')
    await page.getByRole('button', { name: 'Try again' }).click()
    await leaderboard(page).waitFor()
    await page.close()
  })

  it('lets every page of the chain be read by mechanism', async () => {
    const page = await visit('/weights')
    await page.getByRole('radiogroup', { name: 'Mechanism' }).getByText('prompting').click()
    await expect.poll(() => page.url()).toBe(`${network.base}/weights?mechid=1`)
    const { neurons } = await get<{ neurons: { uid: number; name: string }[] }>('/api/metagraph?mechid=1')
    await page.goto(`${network.base}/neurons/${neurons.find(({ name }) => name === 'mori')!.uid}?mechid=1`)
    const skill = page.getByRole('region', { name: 'Skill by type of challenge' })
    await skill.getByRole('link').first().click()
    await page.getByRole('region', { name: /^Answers of mori in / }).waitFor()
    await page.close()
  })

  it.each([
    ['/challenges', 'light'],
    ['/challenges', 'dark'],
    ['a challenge', 'light'],
    ['a challenge', 'dark'],
    ['/neurons/2?mechid=1', 'light'],
  ] as const)('has no serious accessibility fault and fits a phone: %s, %s', async (path, colorScheme) => {
    const page = await visit(path === 'a challenge' ? `/tasks/${scored}` : path, { viewport: { width: 360, height: 780 }, colorScheme })
    expect(await listFaults(page)).toEqual([])
    await page.close()
  })

  it('says nothing on the console but what the tests break themselves', () => {
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
  })
})

/** Asks again and again. */
async function until<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await find()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
