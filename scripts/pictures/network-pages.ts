import type { Browser } from 'playwright-core'
import type { TaskPage } from '../../src/protocol/explore.ts'
import { openPage } from '../../test/e2e/testing.ts'
import { type Album, takeLooks } from './looks.ts'

const PAGES = ['weights', 'epochs', 'challenges', 'supply', 'integrity', 'hyperparameters', 'neurons/2', 'data', 'tasks/nobody-knows-it']

/** What anybody may see of a network: Explore, its tasks, Data, Integrity, Challenges. */
export async function takeNetworkPages(browser: Browser, base: string, album: Album): Promise<void> {
  const english = { ...album, languages: 'english' } as const
  const tasks = await listTasks(base)
  const idOf = (mechanism: string, state: string) =>
    tasks.find((task) => task.mechanism === mechanism && task.state === state)?.id ?? 'nobody-knows-it'
  const addresses: [name: string, path: string][] = [
    ['task', `tasks/${idOf('dojo', 'scored')}`],
    ['task-open', `tasks/${idOf('dojo', 'open')}`],
    ['challenge', `tasks/${idOf('prompting', 'scored')}`],
    ...PAGES.map((path): [string, string] => [path.replaceAll('/', '-'), path]),
  ]
  const page = await openPage(browser, `${base}/`, { complaints: [] })
  await page.locator('canvas').first().waitFor({ timeout: 30_000 })
  await page.waitForTimeout(2000)
  await takeLooks(page, 'explore', album)
  for (const [name, path] of addresses) {
    await page.goto(`${base}/${path}`)
    await page.locator('main h1').waitFor()
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached', timeout: 60_000 })
    await page.waitForTimeout(2000)
    await takeLooks(page, name, english)
  }
  await page.close()
}

async function listTasks(base: string): Promise<TaskPage['tasks']> {
  const pages = await Promise.all(
    ['open', 'scored'].map(async (state) => (await fetch(`${base}/api/tasks?state=${state}&limit=200`)).json() as Promise<TaskPage>),
  )
  return pages.flatMap(({ tasks }) => tasks)
}
