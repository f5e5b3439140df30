import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { DeskLink, DeskOverview, DeviceList, GatewayKeyList, InvitationList, NewInvitation } from '../../src/protocol/desk.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import { listNewestEvents } from '../../src/store/events.ts'
import { aDeskCode, DESK_ORIGIN, signIn } from './sign-in.ts'
import { openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

let net: TestNetwork
let receiver: string
const owner = aSigner(50, 'ed25519')
const helper = aSigner(51, 'ed25519')
let keys = 200
const newDevice = () => aSigner(keys++, 'ed25519')

beforeAll(async () => {
  net = await openTestNetwork()
  receiver = net.network.home.hotkey
  await net.network.chain.produceBlock()
  expect((await signIn(net, owner)).status).toBe(200)
  expect((await signIn(net, helper, 'helper')).status).toBe(200)
})
afterAll(() => net.close())

const get = (target: string, signer: Signer = owner) => net.send({ signer, receiver, method: 'GET', target })
const post = (target: string, content: object = {}, signer: Signer = owner) =>
  net.send({ signer, receiver, target, body: JSON.stringify(content) })
const withCode = (signer: Signer, code: string, origin = DESK_ORIGIN) => post('/api/desk/sign-in', { code, origin, name: 'a test' }, signer)

describe('signing in', () => {
  it('takes a code once, of many at the same time too', async () => {
    net.clock.advance(10 * 60_000)
    const code = await aDeskCode(net)
    const replies = await Promise.all(Array.from({ length: 8 }, () => withCode(newDevice(), code)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(403)])
  })

  it('tells nobody why a code opens nothing: too old, of another miner, or guessed', async () => {
    net.clock.advance(10 * 60_000)
    const old = await aDeskCode(net)
    net.clock.advance(10 * 60_000)
    const foreign = await aDeskCode(net, 'owner', net.network.simulatedMiners[0]!.miner.hotkey)
    const details = await Promise.all(
      [old, foreign, 'A'.repeat(22)].map(async (code) => {
        const problem = await problemOf(await withCode(newDevice(), code))
        expect(problem).toMatchObject({ status: 403, code: 'sign-in-code' })
        return problem.detail
      }),
    )
    expect(new Set(details).size).toBe(1)
  })

  it('lets whoever has the code in, however much was guessed or sent from the same address', async () => {
    net.clock.advance(20 * 60_000)
    const guesses = await Promise.all(Array.from({ length: 30 }, () => withCode(newDevice(), 'A'.repeat(22))))
    expect(guesses.map(({ status }) => status).sort()).toEqual([...Array(10).fill(403), ...Array(20).fill(429)])
    for (let sent = 0; sent < 200; sent++) await net.app.request(`${DESK_ORIGIN}/api/desk/sign-in`, { method: 'POST', body: '{}' })
    expect(await problemOf(await withCode(newDevice(), 'A'.repeat(22)))).toMatchObject({ code: 'too-many-requests' })
    expect((await withCode(newDevice(), await aDeskCode(net))).status).toBe(200)
  })

  it.each(['http://evil.invalid', 'http://127.0.0.1:2', 'http://127.0.0.1.evil.invalid:1', 'https://localhost:1'])(
    'refuses what was signed at %s, and leaves the code for its owner',
    async (origin) => {
      net.clock.advance(10 * 60_000)
      const code = await aDeskCode(net)
      expect(await problemOf(await withCode(newDevice(), code, origin))).toMatchObject({ status: 403, code: 'foreign-origin' })
      expect((await withCode(newDevice(), code)).status).toBe(200)
    },
  )

  it('takes the names of this machine for one place, and says which it takes', async () => {
    net.clock.advance(10 * 60_000)
    expect((await withCode(newDevice(), await aDeskCode(net), 'http://localhost:1')).status).toBe(200)
    const { detail } = await problemOf(await withCode(newDevice(), await aDeskCode(net), 'https://desk.example'))
    expect(detail).toContain(
      'expected a page of http://127.0.0.1:1 or http://localhost:1 or http://[::1]:1, got one of https://desk.example',
    )
  })

  it('is refused where the sender says both that it is of another site and that this server is', async () => {
    net.clock.advance(10 * 60_000)
    const body = JSON.stringify({ code: await aDeskCode(net), origin: 'https://evil.example', name: 'x' })
    const { headers } = net.request({ signer: newDevice(), receiver, target: '/api/desk/sign-in', body })
    const proxied = new Request('https://evil.example/api/desk/sign-in', { method: 'POST', headers, body })
    expect(await problemOf(await net.app.fetch(proxied))).toMatchObject({ status: 403, code: 'foreign-origin' })
  })

  it('is refused to who tries too often', async () => {
    net.clock.advance(10 * 60_000)
    const statuses = []
    for (let tries = 0; tries < 12; tries++) statuses.push((await withCode(newDevice(), 'A'.repeat(22))).status)
    expect(statuses).toEqual([...Array(10).fill(403), 429, 429])
    net.clock.advance(10 * 60_000)
  })
})

describe('a device', () => {
  it('is let in no more once it was revoked, or was away for 30 days; a new code lets it in again', async () => {
    const [phone, tablet] = [newDevice(), newDevice()]
    await signIn(net, phone)
    await signIn(net, tablet)
    expect((await post(`/api/desk/devices/${phone.address}/revoke`)).status).toBe(200)
    expect(await problemOf(await get('/api/desk/devices', phone))).toMatchObject({ status: 403, code: 'unknown-device' })
    expect(await problemOf(await post(`/api/desk/devices/${phone.address}/revoke`))).toMatchObject({ status: 404 })

    for (let week = 0; week < 5; week++) {
      net.clock.advance(7 * 24 * 3_600_000)
      expect((await get('/api/desk/devices')).status).toBe(200) // the owner's is used
    }
    expect((await problemOf(await get('/api/desk/devices', tablet))).detail).toContain('not used for 30 days')
    const { devices } = DeviceList.parse(await (await get('/api/desk/devices')).json())
    const stateOf = (id: string) => devices.find((device) => device.id === id)?.state
    expect([owner, phone, tablet].map(({ address }) => stateOf(address))).toEqual(['active', 'revoked', 'expired'])
    expect((await signIn(net, tablet)).status).toBe(200)
    expect((await get('/api/desk/devices', tablet)).status).toBe(200)
    await signIn(net, helper, 'helper')
  })

  it('lets another one in by a link, which it is told once', async () => {
    const { path, scope } = DeskLink.parse(await (await post('/api/desk/links', { scope: 'helper' })).json())
    const parameters = new URLSearchParams(path.split('#')[1])
    expect([scope, path.split('#')[0], parameters.get('miner')]).toEqual(['helper', '/desk', receiver])
    const phone = newDevice()
    expect(await (await withCode(phone, parameters.get('code')!)).json()).toMatchObject({ scope: 'helper', state: 'active', isThis: true })
  })

  it('that was shut out comes back by no link, neither of its own nor of another', async () => {
    net.clock.advance(10 * 60_000)
    const lost = newDevice()
    await signIn(net, lost)
    const link = DeskLink.parse(await (await post('/api/desk/links', { scope: 'owner' }, lost)).json())
    const own = new URLSearchParams(link.path.split('#')[1]).get('code')!
    await post(`/api/desk/devices/${lost.address}/revoke`)
    for (const device of [lost, newDevice()])
      expect(await problemOf(await withCode(device, own))).toMatchObject({ status: 403, code: 'sign-in-code' })
    const another = await aDeskCode(net)
    expect(await problemOf(await withCode(lost, another))).toMatchObject({ status: 403, code: 'unknown-device' })
    expect(await problemOf(await get('/api/desk/devices', lost))).toMatchObject({ status: 403, code: 'unknown-device' })
    expect((await withCode(newDevice(), another)).status).toBe(200) // it was left for somebody else
  })

  it('of a helper sees how the miner is, and touches neither money nor keys nor settings', async () => {
    for (const target of ['overview', 'workers', 'queue', 'invitations', 'devices', 'settings', 'pay', 'appeals'])
      expect([target, (await get(`/api/desk/${target}`, helper)).status]).toEqual([target, 200])
    const settings = await (await get('/api/desk/settings')).json()
    const refused: [string, object][] = [
      ['/api/desk/links', { scope: 'owner' }],
      ['/api/desk/invitations', { note: 'x' }],
      ['/api/desk/keys', { name: 'x' }],
      ['/api/desk/settings', { ...settings, operatorShare: 1 }],
      ['/api/desk/payouts', { way: 'chain' }],
      [`/api/desk/devices/${owner.address}/revoke`, {}],
    ]
    for (const [target, body] of refused) {
      const before = await net.stored({ nonces: false })
      expect([target, await problemOf(await post(target, body, helper))]).toEqual([
        target,
        expect.objectContaining({ code: 'device-scope' }),
      ])
      expect([target, await net.stored({ nonces: false })]).toEqual([target, before])
    }
    expect(await problemOf(await get('/api/desk/keys', helper))).toMatchObject({ status: 403, code: 'device-scope' })
  })
})

describe('the desk', () => {
  it('says how the miner is', async () => {
    const overview = DeskOverview.parse(await (await get('/api/desk/overview')).json())
    expect(overview).toMatchObject({ miner: { hotkey: receiver, name: 'home', uid: expect.any(Number) }, problems: [], gateway: false })
    expect(overview.validators.map(({ hotkey }) => hotkey).sort()).toEqual(net.network.validators.map(({ hotkey }) => hotkey).sort())
  })

  it('makes invitations that let workers in, lists them without their codes, and takes them back', async () => {
    const made = NewInvitation.parse(await (await post('/api/desk/invitations', { note: 'a class', uses: 5, domains: ['code'] })).json())
    const code = made.path.slice('/join#'.length)
    const worker = newDevice()
    expect((await post('/api/work/join', { name: 'Ann', invitation: code }, worker)).status).toBe(200)
    const text = await (await get('/api/desk/invitations')).text()
    expect(text).not.toContain(code)
    const { invitations } = InvitationList.parse(JSON.parse(text))
    expect(invitations[0]).toMatchObject({ note: 'a class', uses: 5, used: 1, state: 'valid', domains: ['code'] })
    expect(await (await post(`/api/desk/invitations/${made.invitation.id}/revoke`)).json()).toMatchObject({ state: 'revoked' })
    expect(await problemOf(await post('/api/work/join', { name: 'Bob', invitation: code }, newDevice()))).toMatchObject({ status: 410 })

    const { workers } = (await (await get('/api/desk/workers')).json()) as { workers: { id: string; state: string }[] }
    expect(workers.find(({ id }) => id === worker.address)).toMatchObject({ name: 'Ann', state: 'active', domains: ['code'] })
  })

  it('pauses a worker with words, lets it go on, and parts with it', async () => {
    const worker = newDevice()
    const made = NewInvitation.parse(await (await post('/api/desk/invitations', { note: 'one' })).json())
    await post('/api/work/join', { name: 'Cem', invitation: made.path.slice('/join/'.length) }, worker)
    const stateNow = async () => {
      const { workers } = (await (await get('/api/desk/workers')).json()) as { workers: { id: string }[] }
      return workers.find(({ id }) => id === worker.address)
    }
    const target = `/api/desk/workers/${worker.address}`
    expect((await post(`${target}/pause`, { words: 'Take a break' }, helper)).status).toBe(200)
    expect(await stateNow()).toMatchObject({ state: 'paused', pausedWords: 'Take a break' })
    expect((await post(`${target}/resume`, {}, helper)).status).toBe(200)
    expect(await stateNow()).toMatchObject({ state: 'active' })
    expect((await post(`${target}/domains`, { domains: ['interface'] })).status).toBe(200)
    expect(await stateNow()).toMatchObject({ domains: ['interface'] })
    expect((await post(`${target}/remove`)).status).toBe(200)
    expect(await stateNow()).toMatchObject({ state: 'removed' })
  })

  it('changes settings whole, refuses what is none, and says publicly what has changed', async () => {
    const settings = MinerSettings.parse(await (await get('/api/desk/settings')).json())
    expect(await (await post('/api/desk/settings', { ...settings, operatorShare: 0.1 })).json()).toMatchObject({ operatorShare: 0.1 })
    const [event] = await listNewestEvents(net.db, 1)
    expect(event).toMatchObject({ kind: 'miner-settings-changed', actor: receiver, words: 'Settings changed: operatorShare 0 → 0.1' })
    for (const wrong of [{ operatorShare: 1.1 }, { operatorShare: null }, { redundancy: 0 }, { leastPayoutRao: '-1' }, { unknown: 1 }])
      expect(await problemOf(await post('/api/desk/settings', { ...settings, ...wrong }))).toMatchObject({
        status: 400,
        code: 'invalid-request',
      })
    expect(await (await get('/api/desk/settings')).json()).toMatchObject({ operatorShare: 0.1 })
    await post('/api/desk/settings', settings)
  })

  it('has no keys where no gateway runs', async () => {
    expect(GatewayKeyList.parse(await (await get('/api/desk/keys')).json())).toEqual({ runs: false, keys: [] })
    expect(await problemOf(await post('/api/desk/keys', { name: 'x' }))).toMatchObject({ status: 404, code: 'not-found' })
  })
})
