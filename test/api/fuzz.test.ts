import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSigner } from '../../src/identity/testing.ts'
import { judge, openTestNetwork, problemOf, type SignedCall, type TestNetwork } from './testing.ts'

const ann = aSigner(1, 'ed25519')

let net: TestNetwork
let signedCalls: SignedCall[]

beforeAll(async () => {
  net = await openTestNetwork()
  await net.network.chain.produceBlock()
  net.clock.advance(12_000)
  await net.act.validators()
  const assignment = await net.seat(ann)
  await net.act.miners()
  const miner = net.network.simulatedMiners[0]!.miner.signer
  const validator = net.network.validators[0]!.hotkey
  const worker = { signer: ann, receiver: net.network.home.hotkey }
  signedCalls = [
    { ...worker, target: '/api/work/join' },
    { ...worker, target: '/api/work/next' },
    { ...worker, target: `/api/work/assignments/${assignment.id}/judgment`, body: JSON.stringify(judge(ann, assignment)) },
    { signer: miner, receiver: validator, target: `/validators/${validator}/leases` },
    { signer: miner, receiver: validator, target: `/validators/${validator}/leases/aaaaaaaaaaaaaaaaaaaa/judgment` },
    { signer: miner, receiver: validator, target: `/validators/${validator}/leases/aaaaaaaaaaaaaaaaaaaa/release` },
    { signer: net.network.validators[0]!.signer, receiver: validator, target: '/api/seeds' },
  ]
})
afterAll(() => net.close())

/** After so long the limit on joining lets one more request through: what is behind the limit is to be met. */
const ONE_JOIN_MS = 2000

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\0', '..', '__proto__', 'constructor', '%', '1e999', '~', '-0'),
)
const encoded = anyText.map((text) => encodeURIComponent(text.toWellFormed()))
const rawPart = fc.oneof(encoded, fc.constantFrom('%00', '%', '%ff', '%2e%2e', '%2F', '%E0%A4%A', '*', ';', '?', '\\', ''))
const known = fc.constantFrom(
  'api',
  'tasks',
  'events',
  'dataset',
  'download',
  'activity',
  'blobs',
  'making',
  'supply',
  'history',
  'frame',
  'work',
  'task',
  'validators',
  'assets',
)
const path = fc.array(fc.oneof(known, rawPart), { maxLength: 5 }).map((parts) => `/${parts.join('/')}`)
const parameter = fc.tuple(fc.constantFrom('limit', 'cursor', 'state', 'format', 'after', 'x'), rawPart).map((pair) => pair.join('='))
const query = fc.array(parameter, { maxLength: 3 }).map((parameters) => (parameters.length ? `?${parameters.join('&')}` : ''))
const listed = fc.constantFrom('/api/tasks', '/api/dataset', '/api/activity', '/api/dataset/download', '/api/history')

/** A JSON value with the words of a judgment in it, so that more than the first check is met. */
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    anyText,
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(anyText, fc.constantFrom('judgment', 'signature', 'simulated', 'verdict', 'id', 'name', 'capacity', 'mechid')),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value

/** What came back, if it is more than the server should ever say. */
async function faultOf(reply: Response, what: string): Promise<string | undefined> {
  await reply.body?.cancel()
  return reply.status >= 500 ? `${what}: ${reply.status} ${net.logged.splice(0).join()}` : undefined
}

/** A body without end, that tells how much of it was taken. */
function anEndlessBody() {
  let taken = 0
  const piece = new Uint8Array(64 * 1024).fill(0x20)
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += piece.length
      if (taken > 50_000_000) return controller.close()
      controller.enqueue(piece)
    },
  })
  return { body, taken: () => taken }
}

describe('whatever comes', () => {
  it('without an end to any address that takes bodies, signed or not, a megabyte of it is read', async () => {
    const { paths } = (await (await net.get('/api/openapi.json')).json()) as { paths: Record<string, object> }
    const posts = Object.keys(paths).filter((path) => 'post' in paths[path]!)
    expect(posts).toContain('/api/work/join/invitation')
    const headers = { 'content-type': 'application/json' }
    for (const path of [...posts, '/api/nowhere', '/']) {
      const { body, taken } = anEndlessBody()
      const target = `http://127.0.0.1:1${path.replace(/\{[^}]+\}/g, 'aaaaaaaaaaaaaaaaaaaa')}`
      const reply = await net.app.fetch(new Request(target, { method: 'POST', headers, body, duplex: 'half' } as RequestInit))
      expect([path, (await problemOf(reply)).code]).toEqual([path, 'body-too-large'])
      expect(taken()).toBeLessThan(1_500_000)
    }
  })

  it('to whatever path and query, the server is not at fault', async () => {
    const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'DELETE')
    await fc.assert(
      fc.asyncProperty(fc.oneof(path, listed), query, method, async (where, asked, method) => {
        const what = `${method} ${where}${asked}`
        expect(await faultOf(await net.app.request(`http://127.0.0.1:1${where}${asked}`, { method }), what)).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  it('as a signed body, the server is not at fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(6), anyJson, async (index, value) => {
        net.clock.advance(ONE_JOIN_MS)
        const body = JSON.stringify(value)
        expect(await faultOf(await net.send({ ...signedCalls[index]!, body }), body)).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  it('as a judgment that a worker did sign, the server is not at fault', async () => {
    const call = signedCalls[2]!
    const { judgment } = JSON.parse(String(call.body))
    const shown = { ...judgment, id: judgment.leaseId, responses: [] }
    const field = fc.constantFrom('leaseId', 'worker', 'miner', 'validator', 'id', 'activeMs', 'judgedAt', 'verdict', 'verdict', 'verdict')
    await fc.assert(
      fc.asyncProperty(field, anyJson, async (field, value) => {
        let body: string
        try {
          body = JSON.stringify(judge(ann, shown, { [field]: value }))
        } catch {
          return // it has no canonical form, so that nobody can sign it
        }
        expect(await faultOf(await net.send({ ...call, body }), body)).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  it('as bytes, headers and content types, the server is not at fault', async () => {
    const type = fc.constantFrom('application/json', 'application/json; charset=utf-16', 'text/plain', 'multipart/form-data', '*/*')
    const bytes = fc.uint8Array({ maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(fc.nat(6), bytes, type, fc.string({ maxLength: 20 }), async (index, body, contentType, garbage) => {
        net.clock.advance(2 * ONE_JOIN_MS)
        const request = net.request({ ...signedCalls[index]!, body: new Uint8Array(body), contentType })
        expect(await faultOf(await net.app.fetch(request), `${body}`)).toBeUndefined()
        const spoilt = net.request(signedCalls[index]!)
        for (const name of ['accept', 'if-none-match', 'X-Bittensor-Nonce', 'X-Bittensor-Hotkey'])
          spoilt.headers.set(name, encodeURIComponent(garbage.toWellFormed()))
        expect((await net.app.fetch(spoilt)).status).toBe(401)
      }),
      { numRuns: 200 },
    )
  })
})
