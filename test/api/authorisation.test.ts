import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSigner } from '../../src/identity/testing.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import { openWorld, type Role, SEEDS, type World } from './authorisation-world.ts'
import { judge, problemOf, type SignedCall } from './testing.ts'

let world: World
/** All that was ever answered here: no secret may be in it. */
const answers: string[] = []
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.net.close())

const NOWHERE = 'aaaaaaaaaaaaaaaaaaaa'
const KEYLESS = ['malformed-auth', 'wrong-receiver', 'stale-request', 'bad-signature', 'replayed-request']

const workers: Role[] = ['ann', 'bob', 'paused', 'removed', 'worker of another miner, at hers']
const owners: Role[] = ['owner', "another miner's owner, at hers"]
const devices: Role[] = [...owners, 'helper']
const anyKey: Role[] = [
  ...workers,
  ...devices,
  'stranger',
  'worker of another miner',
  'revoked device',
  'expired device',
  "another miner's owner",
]
const atValidator: Role[] = ['miner at the validator', 'validator at itself', 'validator at another']

/** Who is let in at a kind of door, and how everybody else is refused. */
const DOORS = {
  public: { in: [], refusals: KEYLESS },
  'any key': { in: anyKey, refusals: KEYLESS },
  worker: { in: workers, refusals: [...KEYLESS, 'unknown-worker'] },
  'worker at work': { in: ['ann', 'bob'], refusals: [...KEYLESS, 'unknown-worker', 'worker-paused', 'worker-removed', 'consent-needed'] },
  desk: { in: [], refusals: [...KEYLESS, 'sign-in-code', 'too-many-requests'] }, // a key alone opens nothing
  device: { in: devices, refusals: [...KEYLESS, 'unknown-device'] },
  owner: { in: owners, refusals: [...KEYLESS, 'unknown-device', 'device-scope'] },
  miner: { in: [...atValidator, 'hotkey without a place'], refusals: KEYLESS },
  'miner at any validator': { in: [...atValidator, 'hotkey without a place', 'miner at another validator'], refusals: KEYLESS },
  'registered miner': { in: atValidator, refusals: [...KEYLESS, 'not-registered'] },
  validator: { in: ['validator at itself', 'validator at another'], refusals: [...KEYLESS, 'not-a-validator'] },
  'validator at a miner': { in: ['validator at a miner'], refusals: [...KEYLESS, 'no-permit'] },
} satisfies Record<string, { in: Role[]; refusals: string[] }>

interface Row {
  readonly door: keyof typeof DOORS
  /** Of the right form, and about nothing that exists: so that only the door decides. */
  readonly body?: (world: World) => unknown
  /** Values of the path's parameters; what is not named exists nowhere. */
  readonly path?: (world: World) => Record<string, string>
}

const open: Row = { door: 'public' }
const atTheValidator = ({ net }: World) => ({ validator: net.network.validators[0]!.hotkey })
const ofAnn = ({ people }: World) => ({ id: people.ann.address })
const aVerdict = { kind: 'cannot-judge', why: 'other', reason: 'a test' }
const judgmentFor = ({ people, assignment }: World) => judge(people.ann, { ...assignment, id: NOWHERE as never })

/** Every route: whoever adds one says here who may use it. */
const TABLE: Readonly<Record<string, Row>> = {
  'GET /api/health': open,
  'GET /api/network': open,
  'GET /api/metagraph': open,
  'GET /api/weights': open,
  'GET /api/hyperparameters': open,
  'GET /api/history': open,
  'GET /api/epochs': open,
  'GET /api/neurons/{uid}': open,
  'GET /api/neurons/{uid}/tasks': open,
  'GET /api/tasks': open,
  'GET /api/tasks/{id}': open,
  'GET /api/activity': open,
  'GET /api/tasks/{id}/making': open,
  'GET /api/blobs/{hash}': open,
  'GET /api/supply': open,
  'GET /api/miners/{hotkey}/skill': open,
  'GET /api/integrity': open,
  'GET /api/integrity/audit': open,
  'GET /api/prompting/skills': open,
  'GET /api/prompting/coverage': open,
  'GET /api/prompting/answers': open,
  'GET /api/prompting/agreement': open,
  'GET /api/prompting/anchors': open,
  'GET /api/events': open,
  'GET /api/dataset': open,
  'GET /api/dataset/download': open,
  'GET /api/joining': open,
  'GET /api/joining/passkeys/{id}': open, // a blob that only its passkey opens, by an id that only its device knows
  'POST /api/work/join/invitation': { ...open, body: () => ({ code: NOWHERE }) },
  // Opaque ids of 100 bits: who was not shown a task cannot name its pages.
  'GET /frame/work/{leaseId}/{responseId}': open,
  'GET /frame/training/{trainingId}/{responseId}': open,
  'GET /frame/task/{taskId}/{responseId}': open,

  'POST /api/seeds': { door: 'validator', body: () => ({ axis: 'persona', words: 'bakers' }) },
  'POST /api/integrity/flags/{id}/appeal': { door: 'miner at any validator', path: () => ({ id: '999' }), body: () => ({ text: 'why?' }) },
  'POST /api/integrity/flags/{id}/decision': {
    door: 'validator',
    path: () => ({ id: '999' }),
    body: () => ({ state: 'cleared', note: 'so' }),
  },
  'POST /validators/{validator}/leases': { door: 'registered miner', path: atTheValidator, body: () => ({ capacity: 1 }) },
  'POST /validators/{validator}/leases/{leaseId}/judgment': { door: 'miner', path: atTheValidator, body: judgmentFor },
  'POST /validators/{validator}/leases/{leaseId}/release': { door: 'miner', path: atTheValidator },
  'GET /validators/{validator}/results': { door: 'miner', path: atTheValidator },
  'POST /miners/{miner}/v1/chat/completions': {
    door: 'validator at a miner',
    path: ({ net }) => ({ miner: net.network.simulatedMiners[1]!.miner.hotkey }),
    body: () => ({ messages: [], stream: true }),
  },

  'GET /api/work/join/challenge': { door: 'any key' },
  'POST /api/work/join': { door: 'any key', body: () => ({ name: '' }) },
  'POST /api/work/next': { door: 'worker at work' },
  'POST /api/work/assignments/{id}/judgment': { door: 'worker', body: judgmentFor },
  'POST /api/work/assignments/{id}/release': { door: 'worker' },
  'POST /api/work/assignments/{id}/reopen': { door: 'worker' },
  'GET /api/work/history': { door: 'worker' },
  'GET /api/work/pay': { door: 'worker' },
  'GET /api/work/pay/csv': { door: 'worker' },
  'POST /api/work/appeals': { door: 'worker', body: () => ({ about: { kind: 'score', assignmentId: NOWHERE }, reason: 'why?' }) },
  'POST /api/work/payout-address': { door: 'worker', body: () => ({ address: null }) },
  'GET /api/work/onboarding': { door: 'worker' },
  'POST /api/work/consent': {
    door: 'worker',
    body: ({ people, home }) => ({
      consent: {
        miner: home.hotkey,
        worker: people.ann.address,
        guidelines: 'a'.repeat(64),
        shares: ['name', 'judgments', 'active-time', 'scores', 'pay'],
        at: '2026-01-01T00:00:00.000Z',
      },
      signature: `0x${'00'.repeat(64)}`,
    }),
  },
  'POST /api/work/leave': { door: 'worker' },
  'POST /api/work/training': { door: 'worker', body: () => ({ domain: 'nothing' }) },
  'POST /api/work/training/{id}/answer': { door: 'worker', body: () => ({ verdict: aVerdict }) },
  'GET /api/work/passkeys': { door: 'worker' },
  'POST /api/work/passkeys': { door: 'worker', body: () => ({ id: 'a'.repeat(16), blob: 'b'.repeat(60), name: 'a phone' }) },
  'POST /api/work/passkeys/{id}/forget': { door: 'worker' },

  'POST /api/desk/sign-in': { door: 'desk', body: () => ({ code: 'A'.repeat(22), origin: 'http://127.0.0.1:1', name: 'x' }) },
  'GET /api/desk/overview': { door: 'device' },
  'GET /api/desk/workers': { door: 'device' },
  'POST /api/desk/workers/{id}/pause': { door: 'device', path: ofAnn, body: () => ({ words: '' }) },
  'POST /api/desk/workers/{id}/resume': { door: 'device' },
  'POST /api/desk/workers/{id}/remove': { door: 'owner' },
  'POST /api/desk/workers/{id}/domains': { door: 'owner', body: () => ({ domains: null }) },
  'GET /api/desk/queue': { door: 'device' },
  'GET /api/desk/pay': { door: 'device' },
  'GET /api/desk/appeals': { door: 'device' },
  'POST /api/desk/appeals/{id}/decision': { door: 'owner', body: () => ({ verdict: 'declined', note: 'no' }) },
  'GET /api/desk/payouts/preview': { door: 'device' },
  'POST /api/desk/payouts': { door: 'owner', body: () => ({ way: 'export' }) },
  'GET /api/desk/payouts/{number}/csv': { door: 'owner', path: () => ({ number: '999' }) },
  'POST /api/desk/payouts/{number}/confirm': { door: 'owner', path: () => ({ number: '999' }), body: () => ({ note: 'paid' }) },
  'POST /api/desk/payouts/{number}/cancel': { door: 'owner', path: () => ({ number: '999' }) },
  'GET /api/desk/devices': { door: 'device' },
  'POST /api/desk/links': { door: 'owner', body: () => ({ scope: 'nothing' }) },
  'POST /api/desk/devices/{id}/revoke': { door: 'owner' },
  'GET /api/desk/invitations': { door: 'device' },
  'POST /api/desk/invitations': { door: 'owner', body: () => ({ note: '' }) },
  'POST /api/desk/invitations/{id}/revoke': { door: 'owner' },
  'GET /api/desk/keys': { door: 'owner' },
  'POST /api/desk/keys': { door: 'owner', body: () => ({ name: 'x' }) },
  'POST /api/desk/keys/{id}/revoke': { door: 'owner' },
  'GET /api/desk/settings': { door: 'device' },
  'POST /api/desk/settings': { door: 'owner', body: () => MinerSettings.parse({}) },
  'GET /api/desk/guidelines': { door: 'device' },
  'POST /api/desk/guidelines': { door: 'owner', body: () => ({ text: ' ' }) },
}
const names = Object.keys(TABLE)
const signedNames = names.filter((name) => TABLE[name]!.door !== 'public')

function callOf(name: string) {
  const { path, body } = TABLE[name]!
  const [method, template] = name.split(' ') as [string, string]
  const values = path?.(world) ?? {}
  const target = template.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => values[parameter] ?? NOWHERE)
  return { method, target, ...(method === 'POST' ? { body: JSON.stringify(body?.(world) ?? {}) } : {}) }
}

/** Its status and code, with everything that no reply may have. */
async function outcomeOf(reply: Response): Promise<{ status: number; code: string | undefined; text: string }> {
  expect([...reply.headers.keys()].filter((header) => /^(set-cookie|access-control-)/.test(header))).toEqual([])
  if (reply.headers.get('content-type')?.startsWith('text/event-stream')) {
    await reply.body?.cancel()
    return { status: reply.status, code: undefined, text: '' }
  }
  const problem = reply.ok ? undefined : await problemOf(reply.clone())
  const text = await reply.text()
  answers.push(text)
  return { status: reply.status, code: problem?.code, text }
}
const as = async (role: Role, call: Omit<SignedCall, 'signer' | 'receiver'>) =>
  outcomeOf(await world.net.send({ ...world.roles[role], ...call }))
async function unsigned({ method, target, body }: { method: string; target: string; body?: string }, headers: Record<string, string> = {}) {
  const json = body === undefined ? {} : { body, headers: { 'content-type': 'application/json', ...headers } }
  return outcomeOf(await world.net.app.request(`http://127.0.0.1:1${target}`, { method, headers, ...json }))
}

/** Lets time pass, so that no rate limit is reached: that is another test's. Devices are in use meanwhile, which is written down once a minute. */
async function later(): Promise<void> {
  world.net.clock.advance(100_000)
  for (const role of devices) await as(role, { method: 'GET', target: '/api/desk/settings' })
}

/** Runs what should change nothing, and holds it to that. */
async function changingNothing(run: () => Promise<void>): Promise<void> {
  const before = await world.net.stored({ nonces: false })
  await run()
  expect(await world.net.stored({ nonces: false })).toEqual(before)
}

describe('the table of who may do what', () => {
  it('has a row for every route, and for nothing else', async () => {
    const { paths } = (await (await world.net.get('/api/openapi.json')).json()) as { paths: Record<string, object> }
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(names.toSorted()).toEqual(routes.toSorted())
  })
})

describe('what belongs to somebody', () => {
  const others: Record<string, { by: Role[]; code: string; call: (world: World) => { method?: string; target: string; body?: string } }> = {
    "a task, judged in another worker's own name": {
      by: ['bob', 'worker of another miner, at hers'],
      code: 'unknown-assignment',
      call: ({ people, assignment }) => ({
        target: `/api/work/assignments/${assignment.id}/judgment`,
        body: JSON.stringify(judge(people.bob, assignment)),
      }),
    },
    'a task, given back': {
      by: ['bob', 'worker of another miner, at hers'],
      code: 'unknown-assignment',
      call: ({ assignment }) => ({ target: `/api/work/assignments/${assignment.id}/release` }),
    },
    'a task, taken back': {
      by: ['bob', 'worker of another miner, at hers'],
      code: 'unknown-assignment',
      call: ({ assignment }) => ({ target: `/api/work/assignments/${assignment.id}/reopen` }),
    },
    'a score, appealed against': {
      by: ['bob', 'worker of another miner, at hers'],
      code: 'nothing-to-appeal',
      call: ({ assignment }) => ({
        target: '/api/work/appeals',
        body: JSON.stringify({ about: { kind: 'score', assignmentId: assignment.id }, reason: 'mine' }),
      }),
    },
    ...Object.fromEntries(
      [
        ['pause', { words: 'stop' }],
        ['resume', {}],
        ['remove', {}],
        ['domains', { domains: ['x'] }],
      ].map(([what, body]) => [
        `a worker: ${what}`,
        {
          by: ["another miner's owner, at hers"],
          code: 'unknown-worker',
          call: ({ people }: World) => ({ target: `/api/desk/workers/${people.ann.address}/${what}`, body: JSON.stringify(body) }),
        },
      ]),
    ),
    'an invitation, taken back': {
      by: ["another miner's owner, at hers"],
      code: 'not-found',
      call: ({ invitation }) => ({ target: `/api/desk/invitations/${invitation.id}/revoke` }),
    },
    'an invitation, used at another miner': {
      by: ["another miner's owner, at hers"],
      code: 'unknown-invitation',
      call: ({ code }) => ({ target: '/api/work/join', body: JSON.stringify({ name: 'x', invitation: code }) }),
    },
    'a device, shut out': {
      by: ["another miner's owner, at hers"],
      code: 'not-found',
      call: ({ devices }) => ({ target: `/api/desk/devices/${devices.owner.address}/revoke` }),
    },
    'an appeal, decided': {
      by: ["another miner's owner, at hers"],
      code: 'unknown-appeal',
      call: ({ appeal }) => ({
        target: `/api/desk/appeals/${appeal.id}/decision`,
        body: JSON.stringify({ verdict: 'accepted', addRao: '1', note: 'x' }),
      }),
    },
    'a payout, read': {
      by: ["another miner's owner, at hers"],
      code: 'unknown-payout',
      call: ({ payout }) => ({ method: 'GET', target: `/api/desk/payouts/${payout.number}/csv` }),
    },
    'a payout, confirmed': {
      by: ["another miner's owner, at hers"],
      code: 'unknown-payout',
      call: ({ payout }) => ({ target: `/api/desk/payouts/${payout.number}/confirm`, body: '{"note":"x"}' }),
    },
    'a payout, taken back': {
      by: ["another miner's owner, at hers"],
      code: 'unknown-payout',
      call: ({ payout }) => ({ target: `/api/desk/payouts/${payout.number}/cancel` }),
    },
  }
  it.each(Object.keys(others))('is not there for anybody else, and stays as it is: %s', async (what) => {
    const { by, code, call } = others[what]!
    await changingNothing(async () => {
      for (const role of by) {
        const made = call(world)
        // In one's own name, whoever one is: the task alone is another's.
        const body = made.target.endsWith('/judgment') ? JSON.stringify(judge(world.roles[role].signer, world.assignment)) : made.body
        expect([role, await as(role, { ...made, ...(body === undefined ? {} : { body }) })]).toEqual([
          role,
          expect.objectContaining({ code }),
        ])
      }
    })
  })

  it("is in no list of another miner's operator, nor of another worker", async () => {
    const { people, devices, invitation, assignment, bobs, home } = world
    const lists = names.filter((name) => /^GET \/api\/(desk|work)\//.test(name) && !name.includes('{'))
    const own = [
      people.ann.address,
      people.paused.address,
      devices.owner.address,
      invitation.id,
      assignment.id,
      home.hotkey,
      'appeal-of-ann',
    ]
    for (const name of lists) {
      const [, target] = name.split(' ') as [string, string]
      const asked: [Role, string[]][] = name.includes('/desk/')
        ? [["another miner's owner, at hers", [...own, bobs.id]]]
        : [
            ['bob', [people.ann.address, assignment.id, devices.owner.address]],
            ['worker of another miner, at hers', own],
          ]
      for (const [role, foreign] of asked) {
        const { status, text } = await as(role, { method: 'GET', target })
        expect([name, role, status, foreign.filter((id) => text.includes(id))]).toEqual([name, role, 200, []])
      }
    }
  })
})

describe.each(signedNames)('%s', (name) => {
  it('is for those of its door, and for nobody else', async () => {
    const { door } = TABLE[name]!
    const { in: letIn, refusals } = DOORS[door] as { in: Role[]; refusals: string[] }
    await later()
    await changingNothing(async () => {
      const call = callOf(name)
      for (const headers of [{}, { authorization: `Bearer ${world.gatewayKey}` }, { cookie: 'session=1' }])
        expect((await unsigned(call, headers)).code).toBe('malformed-auth')
      for (const role of (Object.keys(world.roles) as Role[]).filter((role) => !letIn.includes(role))) {
        const { status, code } = await as(role, callOf(name))
        expect([role, refusals.includes(code ?? ''), [401, 403, 429].includes(status), code]).toEqual([role, true, true, code])
      }
    })
    for (const role of letIn) {
      const { code } = await as(role, callOf(name))
      // A worker that is not of this miner is told so where the path names one.
      if (!/^POST \/api\/desk\/workers/.test(name)) expect([role, refusals.filter((refusal) => refusal === code)]).toEqual([role, []])
    }
  })

  it('takes a request once, as it was signed, at its own address, by its own method, and from no form of another site', async () => {
    const { door } = TABLE[name]!
    const [role = 'stranger'] = DOORS[door].in as Role[]
    await later()
    await changingNothing(async () => {
      await expectSpoiltRefused(name, role)
      await expectOtherWaysRefused(name)
    })
    await later()
    const call = { ...callOf(name), nonce: world.net.nextNonce() }
    await as(role, call)
    expect((await as(role, call)).code).toBe('replayed-request')
  })
})

async function expectSpoiltRefused(name: string, role: Role): Promise<void> {
  const { net } = world
  const call = callOf(name)
  const nonceAt = (ms: number) => (BigInt(net.clock.now() + ms) * 1_000_000n).toString()
  const send = async (change: object) => (await as(role, { ...call, ...change })).code
  expect(await send({ receiver: aSigner(8).address })).toBe('wrong-receiver')
  expect(await send({ nonce: nonceAt(-10_001) })).toBe('stale-request')
  expect(await send({ nonce: nonceAt(2_001) })).toBe('stale-request')
  const { url, headers } = net.request({ ...world.roles[role], ...call })
  const { method, body } = call
  const spoilt = [new Request(`${url}?x=1`, { method, headers, ...(body === undefined ? {} : { body }) })]
  if (body !== undefined) spoilt.push(new Request(url, { method, headers, body: `${body} ` }))
  for (const request of spoilt) expect((await outcomeOf(await net.app.fetch(request))).code).toBe('bad-signature')
}

async function expectOtherWaysRefused(name: string): Promise<void> {
  const { method, target } = callOf(name)
  const ask = async (path: string, init: RequestInit, allowed: readonly number[]) => {
    const { status } = await outcomeOf(await world.net.app.request(`http://127.0.0.1:1${path}`, init))
    expect([path, init, allowed.includes(status)]).toEqual([path, init, true])
  }
  const origin = 'http://evil.invalid'
  for (const other of ['OPTIONS', 'PUT', 'PATCH', 'DELETE', method === 'GET' ? 'POST' : 'GET'])
    await ask(target, { method: other, headers: { origin } }, [401, 404])
  expect((await world.net.app.request(`http://127.0.0.1:1${target}`, { method: 'HEAD' })).ok).toBe(false)
  for (const spelling of [
    `/${target}`,
    `${target}/`,
    `${target};x`,
    `${target}%00`,
    target.replace('/', '//'),
    target.toUpperCase(),
    `/x/..${target}`,
  ])
    await ask(spelling, { method }, [400, 401, 404])
  if (method === 'POST')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      await ask(target, { method, body: '{}', headers: { 'content-type': type, origin, cookie: 'a=b' } }, [401, 429])
  const disguised = {
    'x-http-method-override': method,
    'x-original-url': target,
    'x-rewrite-url': target,
    'x-forwarded-host': '127.0.0.1:1',
  }
  const { text } = await unsigned({ method: 'GET', target: '/api/health' }, disguised)
  expect(JSON.parse(text)).toMatchObject({ version: expect.any(String) })
}

describe('what anybody may read', () => {
  it.each(names.filter((name) => TABLE[name]!.door === 'public'))('asks for no key, and sets no cookie: %s', async (name) => {
    const { status, code } = await unsigned(callOf(name))
    expect([status < 500, KEYLESS.filter((refusal) => refusal === code)]).toEqual([true, []])
  })
})

describe('secrets', () => {
  it('are in no answer, no log, no event and no table', async () => {
    const { net, code, gatewayKey } = world
    const seeds = SEEDS.map((n) => Buffer.from(new Uint8Array(32).fill(n)).toString('hex'))
    const secrets = [code, gatewayKey, ...seeds]
    const found = (text: string) => secrets.filter((secret) => text.includes(secret))
    expect(answers.flatMap(found)).toEqual([])
    expect(found(inspect(net.logged, { depth: 6 }))).toEqual([])
    for (const { name } of await net.db.introspection.getTables()) {
      const rows = await net.db
        .selectFrom(name as 'event')
        .selectAll()
        .execute()
      const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
      expect([name, found(text)]).toEqual([name, []])
    }
    expect(net.logged).toEqual([])
  })
})
