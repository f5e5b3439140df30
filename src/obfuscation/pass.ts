import type { Rng } from '../core/rng.ts'
import type { Page } from './page/page.ts'

/** One kind of change that leaves what a page shows and does as it was. How much of it is done, and where, is drawn from `rng`. */
export type Pass = (page: Page, rng: Rng) => void
