import type { Page } from 'playwright-core'

const TAKEN = /waiting for the other judges|is (not )?scored/

/** Grades and places all responses of the task at hand with keys alone, best first, and sends them. */
export async function judgeByKeys(page: Page, order: readonly string[]): Promise<void> {
  await page.getByText('Still missing').first().waitFor({ timeout: 60_000 })
  await page.locator('h1').click()
  const grades = order.map((letter, index) => ({ letter, grade: String(9 - index) })).toSorted((a, b) => (a.letter < b.letter ? -1 : 1))
  for (const key of ['a', 'g', ...grades.map(({ grade }) => grade), 'r', ...order]) await page.keyboard.press(key)
  await page.keyboard.press('Escape') // whatever else is asked is optional
  await page.keyboard.press('Enter')
}

/**
 * Judges the next task by keys, and waits until it is taken.
 * @param readOrder tells, of the task at hand, its letters from the best to the worst
 * @throws {Error} with what the page says, if it is not
 */
export async function judgeNext(page: Page, readOrder: (page: Page) => Promise<readonly string[]>): Promise<void> {
  await page.getByText('Still missing').first().waitFor({ timeout: 180_000 })
  await judgeByKeys(page, await readOrder(page))
  const taken = page.getByRole('heading', { name: TAKEN })
  await taken.waitFor({ timeout: 90_000 }).catch(async (cause: unknown) => {
    throw new Error(`the judgment was not taken; the page says: ${await page.locator('main').innerText()}`, { cause })
  })
}
