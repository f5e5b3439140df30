import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSigner } from '../../src/identity/testing.ts'
import { joinWorker } from '../../src/store/workers.ts'
import { judge, openTestNetwork, problemOf, type SignedCall, type TestNetwork } from './testing.ts'

const ann = aSigner(1, 'ed25519')
const bob = aSigner(2, 'ed25519')
const stranger = aSigner(3, 'ed25519')
const unregistered = aSigner(4, 'sr25519')

let net: TestNetwork
let calls: Record<string, SignedCall>
/** The same calls by somebody else who is known here too, or known elsewhere, or by nobody at all. */
let foreign: [string, SignedCall, number, string][]

beforeAll(async () => {
  net = await openTestNetwork()
  await net.network.chain.produceBlock()
  net.clock.advance(12_000)
  await net.act.validators()
  const { home, simulatedMiners, validators } = net.network
  const [one, two] = simulatedMiners.map(({ miner }) => miner.signer)
  const receiver = home.hotkey
  const [validator, other] = validators.map(({ hotkey }) => hotkey)
  const assignment = await net.seat(ann)
  await net.seat(bob)
  await joinWorker(net.db, { id: stranger.address, miner: one!.address, name: 'elsewhere', simulated: false, joined_ms: 0 })
  const lease = await net.lease(one!)
  const desk = `/api/work/assignments/${assignment.id}`
  const door = `/validators/${validator}`
  const judged = JSON.stringify(judge(ann, assignment))
  const leased = JSON.stringify(judge(bob, lease))
  const work = { signer: ann, receiver }
  const mine = { signer: one!, receiver: validator! }
  calls = {
    join: { ...work, target: '/api/work/join', body: '{"name":"Ann"}' },
    next: { ...work, target: '/api/work/next' },
    judgment: { ...work, target: `${desk}/judgment`, body: judged },
    'giving back': { ...work, target: `${desk}/release`, body: '{}' },
    history: { ...work, target: '/api/work/history', method: 'GET' },
    leases: { ...mine, target: `${door}/leases`, body: '{"capacity":1}' },
    'leased judgment': { ...mine, target: `${door}/leases/${lease.id}/judgment`, body: leased },
    'lease release': { ...mine, target: `${door}/leases/${lease.id}/release`, body: '{}' },
    results: { ...mine, target: `${door}/results?after=0`, method: 'GET' },
  }
  const { next, judgment, history, leases, results } = calls as Record<string, SignedCall>
  const back = calls['giving back']!
  const leasedJudgment = calls['leased judgment']!
  const release = calls['lease release']!
  const atOther = (call: SignedCall) => ({ ...call, receiver: other!, target: call.target.replace(validator!, other!) })
  foreign = [
    ...[next!, judgment!, back, history!].flatMap((call): [string, SignedCall, number, string][] => [
      [`${call.target} by a stranger`, { ...call, signer: aSigner(5, 'ed25519') }, 403, 'unknown-worker'],
      [`${call.target} by a worker of another miner`, { ...call, signer: stranger }, 403, 'unknown-worker'],
    ]),
    ['a judgment sent by another worker of this miner', { ...judgment!, signer: bob }, 400, 'invalid-request'],
    [
      "another worker's task judged in one's own name",
      { ...judgment!, signer: bob, body: JSON.stringify(judge(bob, assignment)) },
      404,
      'unknown-assignment',
    ],
    ["another worker's task given back", { ...back, signer: bob }, 404, 'unknown-assignment'],
    [
      'a judgment of one task sent for another',
      { ...judgment!, target: '/api/work/assignments/aaaaaaaaaaaaaaaaaaaa/judgment' },
      400,
      'invalid-request',
    ],
    ['a task that nobody has', { ...back, target: '/api/work/assignments/aaaaaaaaaaaaaaaaaaaa/release' }, 404, 'unknown-assignment'],
    ['leases for a hotkey without a place in the subnet', { ...leases!, signer: unregistered }, 403, 'not-registered'],
    ['leases for a validator', { ...leases!, signer: validators[1]!.signer, body: '{"capacity":1,"mechid":9}' }, 404, 'unknown-mechanism'],
    ...[leasedJudgment, release].flatMap((call): [string, SignedCall, number, string][] => [
      [`${call.target} by a stranger`, { ...call, signer: unregistered }, 404, 'unknown-lease'],
      [`${call.target} by another miner`, { ...call, signer: two! }, 404, 'unknown-lease'],
      [`${call.target} at another validator`, atOther(call), 404, 'unknown-lease'],
      [
        `${call.target} for a lease that is not`,
        { ...call, target: call.target.replace(lease.id, 'aaaaaaaaaaaaaaaaaaaa') },
        404,
        'unknown-lease',
      ],
    ]),
    [
      'a judgment for another miner',
      { ...leasedJudgment, body: JSON.stringify(judge(bob, { ...lease, miner: two!.address })) },
      422,
      'foreign-judgment',
    ],
    [
      'a judgment for another validator',
      { ...leasedJudgment, body: JSON.stringify(judge(bob, { ...lease, validator: other! })) },
      422,
      'foreign-judgment',
    ],
    [
      'a judgment of another lease',
      { ...leasedJudgment, body: JSON.stringify(judge(bob, { ...lease, id: assignment.id })) },
      422,
      'foreign-judgment',
    ],
    [
      'a judgment signed by another worker',
      { ...leasedJudgment, body: JSON.stringify({ ...judge(bob, lease), signature: judge(ann, lease).signature }) },
      422,
      'judgment-signature',
    ],
    ['a judgment changed by the miner', { ...leasedJudgment, body: leased.replace('"rank":1', '"rank":2') }, 422, 'judgment-signature'],
    [
      'a validator that is not here',
      { ...results!, receiver: two!.address, target: `/validators/${two!.address}/results` },
      404,
      'not-found',
    ],
  ]
})
afterAll(() => net.close())

const names = ['join', 'next', 'judgment', 'giving back', 'history', 'leases', 'leased judgment', 'lease release', 'results']
const nonceAt = (ms: number) => (BigInt(net.clock.now() + ms) * 1_000_000n).toString()

/** A good request, spoilt: signed as `signed`, sent as `call`. */
function resent(call: SignedCall, signed: Partial<SignedCall>): Request {
  const good = net.request({ ...call, ...signed })
  return new Request(new URL(call.target, good.url), {
    method: call.method ?? 'POST',
    headers: good.headers,
    ...(call.body ? { body: call.body } : {}),
  })
}
function withHeaders(call: SignedCall, change: (headers: Headers) => void): Request {
  const request = net.request(call)
  change(request.headers)
  return request
}

const header = 'X-Bittensor-'
const spoilt: Record<string, [code: string, (call: SignedCall) => Request]> = {
  'no signature at all': [
    'malformed-auth',
    (call) => withHeaders(call, (headers) => [...headers.keys()].map((name) => headers.delete(name))),
  ],
  'a nonce twice': ['malformed-auth', (call) => withHeaders(call, (headers) => headers.append(`${header}Nonce`, nonceAt(0)))],
  'a signature twice': [
    'malformed-auth',
    (call) => withHeaders(call, (headers) => headers.append(`${header}Signature`, headers.get(`${header}Signature`)!)),
  ],
  'another version': ['malformed-auth', (call) => withHeaders(call, (headers) => headers.set(`${header}Version`, '2'))],
  'a nonce that is no number': ['malformed-auth', (call) => withHeaders(call, (headers) => headers.set(`${header}Nonce`, '1e19'))],
  'a signature that is none': ['malformed-auth', (call) => withHeaders(call, (headers) => headers.set(`${header}Signature`, '0x00'))],
  'a signature of zeros': [
    'bad-signature',
    (call) => withHeaders(call, (headers) => headers.set(`${header}Signature`, `0x${'00'.repeat(64)}`)),
  ],
  "somebody else's name": [
    'bad-signature',
    (call) => withHeaders(call, (headers) => headers.set(`${header}Hotkey`, aSigner(9, call.signer.scheme).address)),
  ],
  'another receiver': ['wrong-receiver', (call) => net.request({ ...call, receiver: aSigner(8).address })],
  'its sender as receiver': ['wrong-receiver', (call) => net.request({ ...call, receiver: call.signer.address })],
  'an age of 10,001 ms': ['stale-request', (call) => net.request({ ...call, nonce: nonceAt(-10_001) })],
  'a time 2,001 ms ahead': ['stale-request', (call) => net.request({ ...call, nonce: nonceAt(2001) })],
  'a nonce of zero': ['stale-request', (call) => net.request({ ...call, nonce: '0' })],
  'the largest nonce': ['stale-request', (call) => net.request({ ...call, nonce: '9'.repeat(20) })],
  'another path signed': ['bad-signature', (call) => resent(call, { target: `${call.target}x` })],
  'another query signed': ['bad-signature', (call) => resent(call, { target: `${call.target.split('?')[0]}?after=1` })],
  'another method signed': ['bad-signature', (call) => resent(call, { method: 'PUT' })],
  'another body signed': ['bad-signature', (call) => resent(call, { body: `${call.body ?? ''} `, method: 'POST' })],
  "the other scheme's key": [
    'malformed-auth',
    (call) => net.request({ ...call, signer: aSigner(1, call.signer.scheme === 'sr25519' ? 'ed25519' : 'sr25519') }),
  ],
  'the other scheme named': [
    'malformed-auth',
    (call) =>
      withHeaders(call, (headers) =>
        headers.has(`${header}Crypto`) ? headers.delete(`${header}Crypto`) : headers.set(`${header}Crypto`, 'ed25519'),
      ),
  ],
}

describe.each(names)('the signed route of %s', (name) => {
  it.each(Object.keys(spoilt))('refuses %s, and writes nothing', async (what) => {
    const [code, spoil] = spoilt[what]!
    const before = await net.stored()
    const reply = await net.app.fetch(spoil(calls[name]!))
    expect(await problemOf(reply)).toMatchObject({ status: 401, code, hint: expect.any(String) })
    expect(await net.stored()).toEqual(before)
  })

  it('refuses what it has taken before, and writes nothing', async () => {
    const { target, ...call } = calls[name]!
    const nowhere = target.split('/').map((part) => (part.length === 20 ? 'a'.repeat(20) : part)) // what the others need stays as it is
    const request = { ...call, target: nowhere.join('/'), nonce: net.nextNonce() }
    expect((await net.send(request)).status).not.toBe(401)
    const before = await net.stored()
    expect(await problemOf(await net.send(request))).toMatchObject({ status: 401, code: 'replayed-request' })
    expect(await net.stored()).toEqual(before)
  })
})

describe('signed routes', () => {
  it('refuse whom a task, a lease or a judgment does not belong to, and write nothing but the nonce', async () => {
    for (const [what, call, status, code] of foreign) {
      const before = await net.stored({ nonces: false })
      expect([what, await problemOf(await net.send(call))]).toEqual([what, expect.objectContaining({ status, code })])
      expect([what, await net.stored({ nonces: false })]).toEqual([what, before])
    }
  })

  it('show a miner its own results only', async () => {
    const reply = await net.send({ ...calls.results!, signer: unregistered })
    expect([reply.status, await reply.json()]).toEqual([200, { results: [] }])
  })

  it('name no lease and no page of a task to those who do not have it', async () => {
    const id = calls.judgment!.target.split('/')[4]!
    for (const path of ['/api/tasks?limit=200', '/api/activity?limit=200', '/api/dataset', '/api/network'])
      expect([path, (await (await net.get(path)).text()).includes(id)]).toEqual([path, false])
  })

  it('take the very same calls when nothing is wrong with them', async () => {
    const ending = ['giving back', 'lease release']
    for (const name of names.filter((name) => !ending.includes(name)))
      expect([name, (await net.send(calls[name]!)).status]).toEqual([name, 200])
    for (const name of ending) expect(await (await net.send(calls[name]!)).json()).toMatchObject({ state: 'submitted' })
    expect(net.logged).toEqual([])
  })
})
