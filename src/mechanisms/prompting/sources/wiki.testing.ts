import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the wiki behaves. */
export type WikiMood =
  | 'well'
  | 'no pages'
  | 'no results'
  | 'short pages'
  | 'moved pages'
  | 'status 500'
  | 'asks for rest'
  | 'hangs'
  | 'hangs up'
  | 'no JSON'
  | 'other JSON'
  | 'endless'
  | 'redirects away'
  | 'redirects in a circle'

export interface FakeWiki {
  readonly endpoint: string
  mood: WikiMood
  /** Paths that were asked for. */
  readonly asked: string[]
  close(): Promise<void>
}

const license = { url: 'https://creativecommons.org/licenses/by-sa/4.0/', title: 'Creative Commons Attribution-Share Alike 4.0' }

const wikitext = (title: string) =>
  `{{Short description|A page with {{nested|templates}}}}\n[[File:A.jpg|thumb|A [[picture]] of it]]\n'''${title}''' is a thing that was first described in 1817 by [[Ann Other|Ann]].<ref name="x">{{cite web|url=https://example.org}}</ref> ${'It is well known, and much has been written about it since then. '.repeat(5)}\n\n== History ==\nLong ago.`

/** A small wiki on this machine that speaks MediaWiki's REST format, and misbehaves when told to. */
export async function startFakeWiki(): Promise<FakeWiki> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    asked.push(url.pathname)
    answer(wiki.mood, url, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const wiki: FakeWiki = {
    endpoint: `http://127.0.0.1:${port}/w/rest.php/v1`,
    mood: 'well',
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return wiki
}

function answer(mood: WikiMood, url: URL, response: ServerResponse): void {
  const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  const error = (httpCode: number, httpReason: string, message: string, headers?: Record<string, string>) =>
    json(httpCode, { messageTranslations: { en: message }, httpCode, httpReason }, headers)

  if (mood === 'hangs') return
  if (mood === 'hangs up') return void response.destroy()
  if (mood === 'no JSON') return void response.writeHead(200).end('<html>Our servers are having a problem.</html>')
  if (mood === 'other JSON') return void json(200, { pages: [{ name: 1 }], batchcomplete: true })
  if (mood === 'status 500') return void error(500, 'Internal Server Error', 'Error')
  if (mood === 'asks for rest') return void error(429, 'Too Many Requests', 'Slow down', { 'retry-after': '120' })
  if (mood === 'redirects away') return void response.writeHead(302, { location: 'http://localhost:1/elsewhere' }).end()
  if (mood === 'redirects in a circle') return void response.writeHead(302, { location: url.pathname }).end()
  if (mood === 'endless') {
    endless(response)
    return
  }

  const [, title] = url.pathname.match(/\/page\/(.+)$/) ?? []
  if (title === undefined || url.pathname.endsWith('/search/page')) {
    const q = url.searchParams.get('q') ?? ''
    const key = q.replaceAll(' ', '_')
    const result = {
      id: 7,
      key,
      title: q,
      excerpt: `<span class="searchmatch">${q}</span> is`,
      matched_title: null,
      description: null,
      thumbnail: null,
    }
    return void json(200, { pages: mood === 'no results' ? [] : [result] })
  }
  if (mood === 'no pages') return void error(404, 'Not Found', `The specified title (${title}) does not exist`)
  if (mood === 'moved pages' && !title.startsWith('New_')) return void response.writeHead(301, { location: `New_${title}` }).end()
  const name = decodeURIComponent(title).replaceAll('_', ' ')
  json(200, {
    id: 9228,
    key: decodeURIComponent(title),
    title: name,
    latest: { id: 963613515, timestamp: '2020-06-20T20:05:55Z' },
    content_model: 'wikitext',
    license,
    source: mood === 'short pages' ? `#REDIRECT [[${name}]]` : wikitext(name),
  })
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const piece = 'x'.repeat(100_000)
  const write = () => {
    while (!response.destroyed) if (!response.write(piece)) return void response.once('drain', write)
  }
  write()
}
