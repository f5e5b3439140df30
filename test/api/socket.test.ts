import type { AddressInfo } from 'node:net'
import { connect, type Socket } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signRequest } from '../../src/identity/sign-request.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { TaskDetail, TaskPage } from '../../src/protocol/explore.ts'
import { Problem } from '../../src/protocol/problem.ts'
import { contentsOf, openTestNetwork, TEMPO, type TestNetwork } from './testing.ts'

const ann = aSigner(1, 'ed25519')
let net: TestNetwork
let server: ServerType
let port: number
const sockets: Socket[] = []

beforeAll(async () => {
  net = await openTestNetwork({ webDir: 'web' })
  await net.step(TEMPO)
  port = await new Promise((resolve) => {
    server = serve({ fetch: net.app.fetch, hostname: '127.0.0.1', port: 0 }, (address: AddressInfo) => resolve(address.port))
  })
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await net.close()
})

/** Opens a connection, sends exactly these bytes and leaves it open. */
function dial(...bytes: (string | Uint8Array)[]): Socket {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => {}) // the server may hang up while we still write
  for (const part of bytes) socket.write(part)
  return socket
}

/** What comes back, up to its end or to what is waited for. */
async function answer(socket: Socket, until?: RegExp): Promise<string> {
  let text = ''
  for await (const chunk of socket) {
    text += chunk
    if (until?.test(text)) break
  }
  return text
}

const ask = (line: string, ...headers: string[]) =>
  answer(
    dial(
      [
        `${line} HTTP/1.1`,
        ...(headers.some((name) => name.startsWith('Host:')) ? [] : ['Host: 127.0.0.1']),
        'Connection: close',
        ...headers,
        '',
        '',
      ].join('\r\n'),
    ),
  )
const statusOf = (text: string) => Number(text.split(' ')[1])
const bodyOf = (text: string) => text.slice(text.indexOf('\r\n\r\n') + 4)

/** Header lines of a signed request. */
const signed = (method: string, target: string, body: string | Uint8Array = '', receiver: string = net.network.home.hotkey) =>
  Object.entries(signRequest({ signer: ann, receiver, method, target, body, nonce: net.nextNonce() })).map((pair) => pair.join(': '))

describe('over a real socket', () => {
  it.each([
    '/assets/../../package.json',
    '/assets/../package.json',
    '/../../../../etc/passwd',
    '//etc/passwd',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets\\..\\..\\package.json',
  ])('%s leads nowhere', async (path) => {
    const reply = await ask(`GET ${path}`)
    expect([400, 404]).toContain(statusOf(reply))
    expect(reply).not.toMatch(/devDependencies|root:/)
  })

  it('a signature is over the target as it stands in the request line', async () => {
    const join = async (target: string, body: string, asSigned = target) =>
      statusOf(
        await answer(
          dial(
            [
              `POST ${target} HTTP/1.1`,
              'Host: x',
              'Connection: close',
              'Content-Type: application/json',
              `Content-Length: ${body.length}`,
              ...signed('POST', asSigned, body),
              '',
              body,
            ].join('\r\n'),
          ),
        ),
      )
    expect(await join('/api/work/join', await net.joinBody(ann))).toBe(200)
    expect(await join('/api/work/join?a=%7E&b=~&c=%c3%A9', await net.joinBody(ann))).toBe(200)
    const body = await net.joinBody(ann)
    expect(await join('/api/work/join?a=%7E', body, '/api/work/join?a=~')).toBe(401)
    expect(await join('/api/./work/join', body, '/api/work/join')).not.toBe(200)
    expect(await join('/api/work/%6aoin', body, '/api/work/join')).toBe(401)
  })

  it('a header that comes twice is refused, whatever stands in between', async () => {
    await net.seat(ann)
    const lines = signed('GET', '/api/work/history')
    const nonce = lines.find((line) => line.startsWith('X-Bittensor-Nonce'))!
    expect(statusOf(await ask('GET /api/work/history', ...lines))).toBe(200)
    expect(
      Problem.parse(JSON.parse(bodyOf(await ask('GET /api/work/history', ...signed('GET', '/api/work/history'), 'X: y', nonce)))),
    ).toMatchObject({ status: 401, code: 'malformed-auth' })
  })

  it('a body too large is refused by its declared length, before it is sent', async () => {
    const reply = await answer(dial('POST /api/work/join HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n'), /body-too-large/)
    expect(statusOf(reply)).toBe(413)
  })

  it('a body too large is refused as it comes, when it declares no length', async () => {
    const socket = dial('POST /api/work/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    for (let n = 0; n < 20; n++) socket.write(chunk) // 1.3 MB, and no end in sight
    const reply = await answer(socket, /body-too-large/)
    expect(statusOf(reply)).toBe(413)
  })

  it('headers too large are refused, and bytes that are no HTTP', async () => {
    expect(statusOf(await ask('GET /api/health', `X: ${'x'.repeat(20_000)}`))).toBe(431)
    expect(statusOf(await answer(dial('\x16\x03\x01 hello\r\n\r\n')))).toBe(400)
    expect(
      statusOf(
        await answer(dial('POST /api/work/join HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')),
      ),
    ).toBe(400)
  })

  it('somebody who sends slowly, or nothing, keeps nobody else waiting', async () => {
    for (let n = 0; n < 50; n++) dial('POST /api/work/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"na')
    for (let n = 0; n < 50; n++) dial('GET /api/hea')
    expect(statusOf(await ask('GET /api/health'))).toBe(200)
  })

  it.each(['evil.invalid', 'a;script-src', "a'b", 'a,b', '[::1]', 'x\ty', 'a b', '%00', 'x'.repeat(300), ''])(
    'a page asked for under the name "%s" gets no other rights',
    async (host) => {
      const reply = await ask('GET /', `Host: ${host}`)
      expect([200, 400]).toContain(statusOf(reply))
      const policy = /^content-security-policy: (.*)$/im.exec(reply)?.[1] ?? ''
      expect(policy.split('; ').filter((directive) => /^(script|default|connect)-src/.test(directive))).toEqual(
        policy ? ["default-src 'self'"] : [],
      )
      expect(reply).not.toMatch(/^access-control-/im)
    },
  )

  it('a listener gets the first block at once, and one who is gone is forgotten', async () => {
    for (let n = 0; n < 3; n++) {
      const socket = dial('GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n')
      expect(await answer(socket, /event: block\r?\ndata: \{.*\}/)).toMatch(/^content-type: text\/event-stream/im)
    }
    const gone = Array.from({ length: 2_050 }, () => dial('GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n'))
    await Promise.all(gone.map((socket) => answer(socket, /event: block|too-many-listeners/))) // reading up to there hangs up
    await expect.poll(async () => statusOf(await answer(dial('GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n'), /\r\n\r\n/))).toBe(200)
  })

  it('the head of the feed and of a download ends at once', async () => {
    expect(bodyOf(await ask('HEAD /api/events'))).toBe('')
    expect(bodyOf(await ask('HEAD /api/dataset/download?format=raw'))).toBe('')
  })

  it('a frame comes under both names of the machine, each time in its sandbox', async () => {
    const { tasks } = TaskPage.parse(JSON.parse(bodyOf(await fetchText('/api/tasks?state=scored'))))
    const detail = TaskDetail.parse(JSON.parse(bodyOf(await fetchText(`/api/tasks/${tasks[0]!.id}`))))
    const frame = new URL(contentsOf(detail)[0]!.frameUrl!)
    expect(frame.origin).toBe(`http://localhost:${port}`)
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`])
      expect(await ask(`GET ${frame.pathname}`, `Host: ${host}`)).toMatch(
        /^content-security-policy: sandbox allow-scripts; default-src 'none'/im,
      )
  })
})

/** A reply whose length is declared, whole. */
async function fetchText(path: string): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`)
  return `${reply.status}\r\n\r\n${await reply.text()}`
}
