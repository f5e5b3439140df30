import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TaskDetail, TaskPage } from '../../src/protocol/explore.ts'
import { findTask } from '../../src/store/tasks.ts'
import { contentsOf, openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

let net: TestNetwork
let framesOfAnOpenTask: number[]
const folder = mkdtempSync(join(tmpdir(), 'kumite-pages-'))

beforeAll(async () => {
  mkdirSync(join(folder, 'web/assets'), { recursive: true })
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html><title>the page</title>')
  writeFileSync(join(folder, 'web/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, 'web/assets/app.js'), 'the script')
  writeFileSync(join(folder, 'secret.txt'), 'the secret')
  net = await openTestNetwork({ webDir: join(folder, 'web') })
  await net.step(2)
  framesOfAnOpenTask = await statusOfFrames()
  await net.step(TEMPO)
})
afterAll(async () => {
  await net.close()
  rmSync(folder, { recursive: true })
})

const directivesOf = (reply: Response) =>
  new Map((reply.headers.get('content-security-policy') ?? '').split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1)]))

async function statusOfFrames(): Promise<number[]> {
  const { tasks } = TaskPage.parse(await (await net.get('/api/tasks?state=open')).json())
  const { responses } = (await findTask(net.db, tasks[0]!.id))!.body as { responses: { id: string }[] }
  return Promise.all(responses.map(async ({ id }) => (await net.get(`/frame/task/${tasks[0]!.id}/${id}`)).status))
}

async function aFrame() {
  const { tasks } = TaskPage.parse(await (await net.get('/api/tasks?state=scored')).json())
  const detail = TaskDetail.parse(await (await net.get(`/api/tasks/${tasks[0]!.id}`)).json())
  return { id: detail.id, url: new URL(contentsOf(detail)[0]!.frameUrl!) }
}

describe('pages', () => {
  it.each([
    '/',
    '/weights',
    '/epochs',
    '/hyperparameters',
    '/challenges',
    '/supply',
    '/integrity',
    '/neurons/3',
    '/work',
    '/data',
    '/desk',
    '/desk/settings',
    '/tasks/x',
    '/tasks/a/b',
    '/?theme=dark',
  ])('%s is the page', async (path) => {
    const reply = await net.get(path)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await reply.text()).toContain('the page')
  })

  it('come with their script, which never changes under its name, and their icon', async () => {
    const script = await net.get('/assets/app.js')
    expect([await script.text(), script.headers.get('cache-control')]).toEqual(['the script', 'public, max-age=31536000, immutable'])
    expect((await net.get('/assets/none.js')).headers.get('cache-control')).toBeNull()
    expect((await net.get('/favicon.svg')).headers.get('content-type')).toMatch(/^image\/svg\+xml/)
  })

  it.each([
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%252e%252e%252f%252e%252e%252fsecret.txt',
    '/assets/%c0%ae%c0%ae/secret.txt',
    '/assets//etc/passwd',
    '/assets/%00',
    '/assets/app.js%00.html',
    '/assets/%E0%A4%A',
    '/assets/',
    '/assets',
    '/index.html.map',
    '/package.json',
    '/.env',
    '/work/',
    '/api',
    '/api/',
  ])('do not lead to %s', async (path) => {
    expect(await problemOf(await net.get(path))).toMatchObject({ status: 404, code: 'not-found' })
  })

  it.each(['/tasks/../../secret.txt', '/tasks/..%2f..%2fsecret.txt', '/tasks/%2e%2e/%2e%2e/secret.txt'])(
    'tell no secret at %s',
    async (path) => {
      expect(await (await net.get(path)).text()).not.toContain('the secret')
    },
  )
})

describe('the headers', () => {
  it.each([
    '/',
    '/work',
    '/assets/app.js',
    '/api/health',
    '/api/dataset/download',
    '/api/openapi.json',
    '/nowhere',
    '/api/tasks/x',
    '/frame/task/a/b',
  ])('of %s let in own scripts only, and no page around it', async (path) => {
    const reply = await net.get(path)
    const csp = directivesOf(reply)
    expect(csp.get('frame-ancestors')).toEqual(["'none'"])
    expect(csp.get('default-src')).toEqual(["'self'"])
    expect(csp.get('object-src')).toEqual(["'none'"])
    expect(csp.get('frame-src')).toEqual(['http://localhost:1', 'http://*.localhost:1', 'http://127.0.0.1:1'])
    expect(csp.has('script-src')).toBe(false) // as default-src: no inline scripts
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('let no other site read anything', async () => {
    for (const path of ['/', '/api/health', '/api/dataset/download', '/api/work/history', '/nowhere', (await aFrame()).url.pathname]) {
      const reply = await net.get(path, { origin: 'http://elsewhere.invalid' })
      expect([path, [...reply.headers.keys()].filter((name) => name.startsWith('access-control-'))]).toEqual([path, []])
    }
  })
})

describe('a frame', () => {
  it('comes from the other loopback name, with its sandbox and nothing that it could reach', async () => {
    const { url } = await aFrame()
    expect(url.hostname).toBe('localhost')
    const reply = await net.get(url.pathname)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
    const csp = directivesOf(reply)
    expect(csp.get('sandbox')).toEqual(['allow-scripts']) // without allow-same-origin its origin is opaque
    expect(csp.get('default-src')).toEqual(["'none'"])
    expect(csp.get('form-action')).toEqual(["'none'"])
    for (const directive of ['connect-src', 'frame-src', 'worker-src']) expect(csp.has(directive)).toBe(false) // as default-src: none
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply.headers.get('permissions-policy')).toContain('camera=()')
  })

  it('has its bootstrap before everything else, and the doctype before that', async () => {
    const text = await (await net.get((await aFrame()).url.pathname)).text()
    expect(text).toMatch(/^<!doctype html><script>\(\(\) => \{/i)
  })

  it.each([
    '/frame/task/%00/x',
    '/frame/work/%00/x',
    '/frame/task/aaaa/x',
    '/frame/work/aaaa/x',
    '/frame/task/__proto__/constructor',
    '/frame/x',
  ])('at %s does not exist', async (path) => {
    expect(await problemOf(await net.get(path))).toMatchObject({ status: 404, code: 'not-found' })
    expect(net.logged).toEqual([])
  })

  it('of an open task is not there: its judges could tell by it which of their copies are of which', () => {
    expect(framesOfAnOpenTask).toEqual([404, 404, 404, 404])
  })

  it('of a task shows nothing but its own responses', async () => {
    const { id } = await aFrame()
    for (const name of ['x', '%00', '__proto__', '..%2F..'])
      expect((await problemOf(await net.get(`/frame/task/${id}/${name}`))).status).toBe(404)
  })
})

describe('methods', () => {
  const paths = [
    '/',
    '/work',
    '/api/health',
    '/api/network',
    '/api/metagraph',
    '/api/history',
    '/api/tasks',
    '/api/activity',
    '/api/dataset',
  ]
  it.each([...paths, '/api/dataset/download', '/api/openapi.json', '/favicon.svg'])(
    'HEAD of %s is its GET without a body',
    async (path) => {
      const [got, head] = [await net.get(path), await net.app.request(path, { method: 'HEAD' })]
      await got.body?.cancel()
      expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, got.headers.get('content-type'), ''])
    },
  )

  it.each(['OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'get-all'])(
    '%s finds nothing where only reading is offered',
    async (method) => {
      for (const path of [...paths, '/api/events', '/api/tasks/x', '/frame/task/a/b', '/nowhere'])
        expect(await problemOf(await net.app.request(path, { method }))).toMatchObject({ status: 404, code: 'not-found', instance: path })
    },
  )

  it.each(['OPTIONS', 'PUT', 'DELETE', 'HEAD', 'PROPFIND'])(
    '%s without a signature gets nowhere near the signed routes',
    async (method) => {
      for (const path of ['/api/work/join', '/api/work/history', `/validators/${net.network.validators[0]!.hotkey}/results`])
        expect((await net.app.request(path, { method })).status).toBe(401)
    },
  )
})
