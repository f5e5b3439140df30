import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openPage, takePageTask } from '../../test/e2e/testing.ts'

const SIZE = { viewport: { width: 1440, height: 1500 }, colorScheme: 'light' } as const
/** Lines of plots, and live pages, come a moment after the rest. */
const SETTLES_MS = 2500

/** The two pictures of the README: a network that has run for some epochs, and a task with four live pages. */
export async function takeReadmePictures(browser: Browser, base: string, dir: string): Promise<void> {
  const take = async (page: Page, name: string) => {
    await page.waitForTimeout(SETTLES_MS)
    await page.screenshot({ path: join(dir, `${name}.png`) })
    await page.close()
  }
  const work = await openPage(browser, `${base}/work`, { complaints: [], ...SIZE })
  await work.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  await work.keyboard.press('Enter')
  await takePageTask(work)
  await take(work, 'work')
  for (;;) {
    const { epoch } = (await (await fetch(`${base}/api/health`)).json()) as { epoch: number }
    if (epoch >= 8) break
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  await take(await openPage(browser, `${base}/`, { complaints: [], ...SIZE }), 'explore')
}
