import { parse } from 'parse5'
import { opaqueId } from '../../core/hash.ts'
import { createRng, type Rng } from '../../core/rng.ts'
import type { HtmlDocument } from '../page/page.ts'
import { type JoinedPages, joinPages } from './join-pages.ts'

/** There is one bit for each. */
const MOST_PAGES = 30
/** Copies of some tasks are made by turns: so many signs of pages stay joined in each thread, and those of the newest task whatever their length. */
const MOST_KEPT = 300_000

/** Tasks whose pages were joined last, the newest at the end: all copies of a task are made of the same. */
const kept = new Map<string, { readonly joined: JoinedPages | undefined; readonly length: number }>()

/**
 * A page that holds all responses of a task, and in which conditions that only a browser can tell choose one of them. The copies of every
 * response are made of the same parts, so nothing that can be counted in a source says which one it is. All but the answers follows from the
 * pages and the task's key, whether it can be done too: it is done for all copies of a task, or for none.
 * @param shown the page that it shows
 * @param others the task's other pages
 * @param rng of this copy
 * @returns `undefined` where the pages cannot be joined ({@link joinPages})
 * @cost that of {@link joinPages} for the first copy of a task, some milliseconds for each
 */
export function unionPage(shown: string, others: readonly string[], rng: Rng, taskKey: string): HtmlDocument | undefined {
  const found = [...new Set([shown, ...others])].map((page) => ({ page, place: opaqueId(taskKey, [page]) }))
  if (found.length < 2 || found.length > MOST_PAGES) return undefined
  found.sort((a, b) => (a.place < b.place ? -1 : 1)) // an order that tells nothing
  const joined = joinedPages(
    found.map(({ page }) => page),
    taskKey,
  )
  const text = joined?.textFor(1 << found.findIndex(({ page }) => page === shown), rng)
  return text === undefined ? undefined : parse(text)
}

function joinedPages(pages: readonly string[], taskKey: string): JoinedPages | undefined {
  const key = opaqueId(taskKey, pages)
  const known = kept.get(key)
  const versions = pages.map((item, n) => ({ who: 1 << n, item }))
  const joined = known ? known.joined : joinPages(versions, createRng(taskKey))
  kept.delete(key)
  kept.set(key, { joined, length: key.length + (joined ? pages.reduce((sum, page) => sum + page.length, 0) : 0) })
  let length = [...kept.values()].reduce((sum, one) => sum + one.length, 0)
  for (const [oldest, one] of kept) {
    if (length <= MOST_KEPT || oldest === key) break
    kept.delete(oldest)
    length -= one.length
  }
  return joined
}
