import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSigner } from '../../src/identity/testing.ts'
import { DEVICES, DOORS, KEYLESS, NOWHERE, TABLE } from './authorisation-table.ts'
import { openWorld, type Role, SEEDS, type World } from './authorisation-world.ts'
import { judge, problemOf, type SignedCall } from './testing.ts'

let world: World
/** All that was ever answered here: no secret may be in it. */
const answers: string[] = []
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.net.close())

const names = Object.keys(TABLE)
const signedNames = names.filter((name) => !['public', 'gateway'].includes(TABLE[name]!.door))

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
  const problem = reply.ok ? undefined : await refusalOf(reply.clone())
  const text = await reply.text()
  answers.push(text)
  return { status: reply.status, code: problem?.code, text }
}
/** The gateway speaks OpenAI's protocol, errors included; all else says no by a problem. */
async function refusalOf(reply: Response): Promise<{ code: string }> {
  if (!reply.headers.get('content-type')?.startsWith('application/json')) return problemOf(reply)
  return ((await reply.json()) as { error: { code: string } }).error
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
  for (const role of DEVICES) await as(role, { method: 'GET', target: '/api/desk/settings' })
}

/** Runs what should change nothing, and holds it to that. */
async function changingNothing(run: () => Promise<void>): Promise<void> {
  const before = await world.net.stored({ nonces: false })
  await run()
  expect(await world.net.stored({ nonces: false })).toEqual(before)
}

describe('the table of who may do what', () => {
  it('has a row for every route, and for nothing else', async () => {
    const { app, gateway } = world.net
    const all = [...app.routes, ...(await gateway!.open()).routes] // what is mounted, described or not
    const routes = all
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]+\})?/g, '{$1}')}`)
    expect(names.toSorted()).toEqual([...new Set(routes)].toSorted())
    expect(names.filter((name) => name.includes(' /v1/') !== (TABLE[name]!.door === 'gateway'))).toEqual([])
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

describe('ids that nothing can have', () => {
  const HOSTILE = ['%00', 'a%00b', '%F0%9F%98%80', '%ED%A0%80', "'%20or%201=1--", '%2e%2e%2f', 'x'.repeat(5000), '-1', '1e999']
  it.each(names.filter((name) => name.includes('{')))('are refused, and nothing is written or logged: %s', async (name) => {
    const { door } = TABLE[name]!
    const [role] = DOORS[door].in as Role[]
    await later()
    await changingNothing(async () => {
      const { method, body } = callOf(name)
      const template = name.split(' ')[1]!
      const parameters = template.match(/\{\w+\}/g)!
      for (const parameter of parameters)
        for (const id of HOSTILE) {
          const target = template.replaceAll(/\{\w+\}/g, (found) => (found === parameter ? id : NOWHERE))
          const call = { method, target, ...(body === undefined ? {} : { body }) }
          const { status } = role === undefined ? await unsigned(call) : await as(role, call)
          expect([target.slice(0, 200), status, status >= 400 && status < 500]).toEqual([target.slice(0, 200), status, true])
        }
    })
    expect(world.net.logged).toEqual([])
  })
})

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
