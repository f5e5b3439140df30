import { join } from 'node:path'
import type { Page } from 'playwright-core'

const DESKTOP = 1440
const PHONE = 360
/** As tall as what is on a desk, and as a phone. */
const HEIGHTS = { [DESKTOP]: 1000, [PHONE]: 740 }

interface Look {
  readonly width: typeof DESKTOP | typeof PHONE
  readonly colorScheme: 'light' | 'dark'
  readonly language: 'en' | 'de' | 'ar'
}

const ENGLISH = ([DESKTOP, PHONE] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme): Look => ({ width, colorScheme, language: 'en' })),
)
/** Longer words where there is least room for them, and the other direction. */
const OTHERS: readonly Look[] = [
  { width: PHONE, colorScheme: 'light', language: 'de' },
  { width: DESKTOP, colorScheme: 'light', language: 'ar' },
  { width: PHONE, colorScheme: 'dark', language: 'ar' },
]
const NAMES = { en: 'English', de: 'Deutsch', ar: 'العربية' }
/** Plots and frames come a moment after the rest. */
const SETTLES_MS = 700

/** Where pictures go, and in which languages the page of a picture speaks. */
export interface Album {
  readonly dir: string
  readonly languages: 'english' | 'all'
  /** For pages that are laid out when they are opened: opens it again at another width, as it was. */
  readonly reopen?: (page: Page) => Promise<void>
}

/**
 * Takes a page as it is, whatever led there, in every look: desktop and phone, light and dark, and where it is translated also in German
 * and Arabic. Says so on stderr where the page is wider than the screen.
 */
export async function takeLooks(page: Page, name: string, { dir, languages, reopen }: Album): Promise<void> {
  for (const { width, colorScheme, language } of languages === 'all' ? [...ENGLISH, ...OTHERS] : ENGLISH) {
    await speak(page, language)
    const changes = page.viewportSize()?.width !== width
    await page.setViewportSize({ width, height: HEIGHTS[width] })
    if (changes) await reopen?.(page)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.waitForTimeout(SETTLES_MS)
    const look = `${name}-${width}-${colorScheme}${language === 'en' ? '' : `-${language}`}`
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (over > 0) process.stderr.write(`${look}: wider than the screen by ${over} px: ${await page.evaluate(findOutside)}\n`)
    await page.screenshot({ path: join(dir, `${look}.png`), fullPage: true })
  }
  await speak(page, 'en')
  await page.setViewportSize({ width: DESKTOP, height: HEIGHTS[DESKTOP] })
  await reopen?.(page)
}

async function speak(page: Page, language: Look['language']): Promise<void> {
  if ((await page.evaluate(() => document.documentElement.lang)) === language) return
  await page.getByRole('banner').locator('button[aria-haspopup=menu]').click()
  await page.getByRole('menuitemradio', { name: NAMES[language] }).click()
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language)
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

/** The innermost element that stands out of the screen, as its tag begins. Runs in the page. */
function findOutside(): string {
  const outside = [...document.querySelectorAll('body *')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect()
    return width > 0 && (left < -1 || right > window.innerWidth + 1)
  })
  return outside.at(-1)?.outerHTML.slice(0, 200) ?? 'nothing that has a width'
}
