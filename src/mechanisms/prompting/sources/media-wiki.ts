import * as z from 'zod'
import { DeadSourceError, NoPageError } from '../errors.ts'

/** A wiki's REST API, such as `https://en.wikipedia.org/w/rest.php/v1`. */
export interface MediaWiki {
  readonly endpoint: string
  /** Names the program and a way to reach who runs it, as Wikimedia's rules for robots ask. */
  readonly userAgent: string
  readonly timeoutMs: number
}

/** @source API:REST API/Reference, page object, www.mediawiki.org */
const Page = z.object({
  key: z.string().min(1),
  title: z.string().min(1).max(255),
  latest: z.object({ id: z.number().int() }),
  content_model: z.string(),
  license: z.object({ title: z.string() }),
  source: z.string(),
})
export type Page = z.infer<typeof Page>

/** @source API:REST API/Reference, search result object, www.mediawiki.org */
const SearchResult = z.object({ pages: z.array(z.object({ key: z.string().min(1) })) })

/** MediaWiki keeps no page above 2 MB; in JSON it may take a little more. */
const MOST_BYTES = 4_000_000
const MOST_REDIRECTS = 3

/**
 * The newest revision of a page, in wikitext.
 * @throws {@link NoPageError} if the wiki is well, but has no such page
 * @throws {@link DeadSourceError} if it does not answer in time, or with something else than a page
 */
export async function readPage(wiki: MediaWiki, key: string): Promise<Page> {
  const page = parse(Page, await getJson(wiki, `/page/${encodeURIComponent(key)}`), wiki)
  if (page.content_model !== 'wikitext') throw new NoPageError({ wiki: wiki.endpoint, page: key })
  return page
}

/**
 * Keys of pages that a search for some words finds, best first.
 * @throws {@link DeadSourceError} if the wiki does not answer in time, or with something else than results
 */
export async function searchPages(wiki: MediaWiki, text: string, limit: number): Promise<readonly string[]> {
  const query = new URLSearchParams({ q: text, limit: String(limit) })
  return parse(SearchResult, await getJson(wiki, `/search/page?${query}`), wiki).pages.map(({ key }) => key)
}

function parse<T>(schema: z.ZodType<T>, value: unknown, { endpoint }: MediaWiki): T {
  const { data, error } = schema.safeParse(value)
  if (error) throw new DeadSourceError({ source: endpoint, got: 'JSON of another shape', cause: error })
  return data
}

async function getJson({ endpoint, userAgent, timeoutMs }: MediaWiki, path: string): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs)
  let url = new URL(`${endpoint}${path}`)
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const response = await fetch(url, { headers: { accept: 'application/json', 'user-agent': userAgent }, redirect: 'manual', signal })
      const next = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || next === null) return await readJson(response, endpoint, path)
      await response.body?.cancel()
      const target = new URL(next, url)
      if (target.origin !== url.origin) throw new DeadSourceError({ source: endpoint, got: `a redirect to ${target.origin}` })
      url = target
    }
    throw new DeadSourceError({ source: endpoint, got: `more than ${MOST_REDIRECTS} redirects` })
  } catch (cause) {
    if (cause instanceof DeadSourceError || cause instanceof NoPageError) throw cause
    const got = signal.aborted ? `no answer within ${timeoutMs} ms` : cause instanceof SyntaxError ? 'no JSON' : 'no answer'
    throw new DeadSourceError({ source: endpoint, got, cause })
  }
}

async function readJson(response: Response, endpoint: string, path: string): Promise<unknown> {
  if (!response.ok) {
    await response.body?.cancel()
    if (response.status === 404) throw new NoPageError({ wiki: endpoint, page: path })
    throw new DeadSourceError({ source: endpoint, got: `status ${response.status}`, retryAfter: response.headers.get('retry-after') ?? '' })
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new DeadSourceError({ source: endpoint, got: `more than ${MOST_BYTES} bytes` })
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
