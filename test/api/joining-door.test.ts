import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { solveProof } from '../../src/identity/solve-proof.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { createInvitation } from '../../src/miner/desk/create-invitation.ts'
import type { InvitationRequest } from '../../src/protocol/desk.ts'
import { JoinChallenge, type JoinProof } from '../../src/protocol/joining.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import { revokeInvitation } from '../../src/store/desk-invitations.ts'
import { writeMinerSettings } from '../../src/store/miner-settings.ts'
import { changeWorker, findWorker } from '../../src/store/workers.ts'
import { openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

let net: TestNetwork
let receiver: string
beforeAll(async () => {
  net = await openTestNetwork()
  receiver = net.network.home.hotkey
})
afterAll(() => net.close())

let keys = 100
const someone = () => aSigner(keys++, 'ed25519')
const join = (signer = someone(), body: object = {}) =>
  net.send({ signer, receiver, target: '/api/work/join', body: JSON.stringify({ name: 'Ann', ...body }) })
const challengeFor = async (signer = someone()) =>
  JoinChallenge.parse(await (await net.send({ signer, receiver, method: 'GET', target: '/api/work/join/challenge' })).json())
const invite = async (request: Partial<InvitationRequest> = {}) => createInvitation(net.network.home, { note: 'a test', ...request })
const look = async (code: string) =>
  net.app.request('http://127.0.0.1:1/api/work/join/invitation', {
    method: 'POST',
    body: JSON.stringify({ code }),
    headers: { 'content-type': 'application/json' },
  })

describe('joining where it is open', () => {
  it('takes a proof of work, and none a second time from who is known', async () => {
    const ann = someone()
    expect(await problemOf(await join(ann))).toMatchObject({ status: 403, code: 'join-proof' })
    expect((await join(ann, { proof: await solveProof(await challengeFor(ann)) })).status).toBe(200)
    const again = await join(ann, { name: 'Anna' })
    expect(await again.json()).toMatchObject({ name: 'Anna' })
  })

  it("refuses another worker's proof, one that was used, one that is old, and every altered one", async () => {
    const [ann, bob] = [someone(), someone()]
    const proof = await solveProof(await challengeFor(ann))
    const got = async (signer: ReturnType<typeof someone>, sent: unknown) => (await problemOf(await join(signer, { proof: sent }))).detail
    expect(await got(bob, proof)).toContain("got somebody else's")

    const { parameters, signature } = proof.challenge
    const altered: JoinProof[] = [
      { ...proof, challenge: { signature, parameters: { ...parameters, cost: 1 } } },
      { ...proof, challenge: { signature, parameters: { ...parameters, data: { ...parameters.data, worker: bob.address } } } },
      { ...proof, challenge: { signature, parameters: { ...parameters, data: { ...parameters.data, expiresMs: 9e15 } } } },
      { ...proof, challenge: { parameters, signature: '00'.repeat(32) } },
      { ...proof, solution: { ...proof.solution, derivedKey: '00'.repeat(32) } },
    ]
    for (const wrong of altered) expect(await got(wrong === altered[1] ? bob : ann, wrong)).toContain('got one that is wrong')

    const old = await solveProof(await challengeFor(ann))
    net.clock.advance(10 * 60_000 + 1)
    expect(await got(ann, old)).toContain('got one that is too old')

    const fresh = await solveProof(await challengeFor(ann))
    expect((await join(ann, { proof: fresh })).status).toBe(200)
    await net.db.deleteFrom('worker').where('id', '=', ann.address).execute()
    expect(await got(ann, fresh)).toContain('got one that was used before')
  })

  it.each([[{}], [{ challenge: {}, solution: {} }], ['proof'], [null]])(
    'refuses %j in place of a proof, as a request that is wrong',
    async (proof) => {
      expect(await problemOf(await join(someone(), { proof }))).toMatchObject({ status: 400, code: 'invalid-request' })
    },
  )

  it('gets dearer while many come, and is as before a minute later', async () => {
    net.clock.advance(20 * 60_000)
    const cost = async () => (await challengeFor()).parameters.cost
    const first = await cost()
    for (let asked = 0; asked < 59; asked++) await cost()
    net.clock.advance(2_000)
    expect(await cost()).toBe(2 * first)
    net.clock.advance(61_000)
    expect(await cost()).toBe(first)
  })

  it('is refused to who asks too often, with the time to wait, and not for ever', async () => {
    net.clock.advance(20 * 60_000)
    const statuses: number[] = []
    for (let asked = 0; asked < 61; asked++) statuses.push((await look('x')).status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(60)
    const refusal = await problemOf(await look('x'))
    expect(refusal).toMatchObject({ status: 429, code: 'too-many-requests', hint: expect.stringMatching(/again in [12] s/) })
    net.clock.advance(2_000)
    expect((await look('x')).status).toBe(404)
    net.clock.advance(20 * 60_000)
  })
})

describe('a stranger who shares the address of all others, as behind a proxy', () => {
  it('keeps out neither who is invited nor who does the work', async () => {
    net.clock.advance(20 * 60_000)
    const { code } = await invite({ uses: 2 })
    const post = (target: string) => net.app.request(`http://127.0.0.1:1${target}`, { method: 'POST', body: '{}' })
    for (let sent = 0; sent < 700; sent++) await post(sent % 2 ? '/api/work/join' : '/api/work/join/invitation')
    for (let guessed = 0; guessed < 100; guessed++) await look('guessed')
    expect(await problemOf(await look('guessed'))).toMatchObject({ code: 'too-many-requests' })
    expect(await problemOf(await join(someone()))).toMatchObject({ code: 'too-many-requests' })
    expect((await look(code)).status).toBe(200)
    expect((await join(someone(), { invitation: code })).status).toBe(200)
    const ann = someone()
    expect((await join(ann, { proof: await solveProof(await challengeFor(ann)) })).status).toBe(200)
    net.clock.advance(20 * 60_000)
  })
})

describe('an invitation', () => {
  it('lets in without a proof, gives its domains, and comes to an end', async () => {
    const { code } = await invite({ domains: ['code'], uses: 2 })
    const [ann, bob] = [someone(), someone()]
    expect((await join(ann, { invitation: code })).status).toBe(200)
    expect(await findWorker(net.db, { miner: receiver, id: ann.address })).toMatchObject({ domains: ['code'] })
    expect(await (await look(code)).json()).toMatchObject({ miner: receiver, minerName: 'home', state: 'valid', domains: ['code'] })
    expect((await join(ann, { invitation: code, name: 'Again' })).status).toBe(200) // takes no use
    expect((await join(bob, { invitation: code })).status).toBe(200)
    expect(await problemOf(await join(someone(), { invitation: code }))).toMatchObject({ status: 410, code: 'invitation-used' })
    expect(await (await look(code)).json()).toMatchObject({ state: 'used' })
  })

  it('of three uses lets exactly three of thirty in, however they come', async () => {
    const { code } = await invite({ uses: 3 })
    const replies = await Promise.all(Array.from({ length: 30 }, () => join(someone(), { invitation: code })))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, ...Array(27).fill(410)])
    net.clock.advance(20 * 60_000)
  })

  it('says whether it is over, taken back, or was never made', async () => {
    const expired = await invite({ days: 1 })
    net.clock.advance(24 * 3_600_000)
    expect(await problemOf(await join(someone(), { invitation: expired.code }))).toMatchObject({ status: 410, code: 'invitation-expired' })
    const revoked = await invite()
    await revokeInvitation(net.db, { miner: receiver, id: revoked.row.id, nowMs: net.clock.now() })
    expect(await problemOf(await join(someone(), { invitation: revoked.code }))).toMatchObject({ status: 410, code: 'invitation-revoked' })
    expect(await problemOf(await join(someone(), { invitation: 'guessed' }))).toMatchObject({ status: 404, code: 'unknown-invitation' })
    expect(await problemOf(await look('guessed'))).toMatchObject({ status: 404, code: 'unknown-invitation' })
  })

  it('of one who was removed since brings nobody back, and keeps its uses', async () => {
    const ann = someone()
    const { code, row } = await invite({ uses: 30 })
    await join(ann, { invitation: code })
    net.clock.advance(1000)
    const id = { miner: receiver, id: ann.address }
    await changeWorker(net.db, id, { removed_ms: net.clock.now() })
    net.clock.advance(1000)
    expect(await problemOf(await join(ann, { invitation: code }))).toMatchObject({ status: 403, code: 'worker-removed' })
    expect(await findWorker(net.db, id)).toMatchObject({ removed_ms: expect.any(Number) })
    const uses = net.db.selectFrom('desk_invitation').select('used').where('id', '=', row.id)
    expect(await uses.executeTakeFirst()).toEqual({ used: 1 })
    expect((await join(ann, { invitation: (await invite()).code })).status).toBe(200)
    expect(await findWorker(net.db, id)).toMatchObject({ removed_ms: null })
  })

  it('gives one key one use, however often it comes at the same time', async () => {
    const ann = someone()
    const { code, row } = await invite({ uses: 2 })
    const replies = await Promise.all(['A', 'B', 'C'].map((name) => join(ann, { invitation: code, name })))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    const uses = net.db.selectFrom('desk_invitation').select('used').where('id', '=', row.id)
    expect(await uses.executeTakeFirst()).toEqual({ used: 1 })
  })

  it('of another miner is unknown here', async () => {
    const elsewhere = { ...net.network.home, hotkey: net.network.simulatedMiners[0]!.miner.hotkey }
    const { code } = await createInvitation(elsewhere, { note: 'elsewhere' })
    expect(await problemOf(await join(someone(), { invitation: code }))).toMatchObject({ status: 404, code: 'unknown-invitation' })
  })

  it('is needed where joining is by invitation, and by whom the operator has parted with', async () => {
    const ann = someone()
    await join(ann, { invitation: (await invite()).code })
    await writeMinerSettings(net.db, receiver, MinerSettings.parse({ joining: 'invited' }))
    const bob = someone()
    const proof = await solveProof(await challengeFor(bob))
    expect(await problemOf(await join(bob, { proof }))).toMatchObject({ status: 403, code: 'invitation-needed' })
    expect((await join(bob, { invitation: (await invite()).code })).status).toBe(200)

    const id = { miner: receiver, id: ann.address }
    await changeWorker(net.db, id, { removed_ms: net.clock.now() })
    await join(ann, {})
    expect(await findWorker(net.db, id)).toMatchObject({ removed_ms: expect.any(Number) })
    net.clock.advance(1)
    await join(ann, { invitation: (await invite()).code })
    expect(await findWorker(net.db, id)).toMatchObject({ removed_ms: null })
    await writeMinerSettings(net.db, receiver, MinerSettings.parse({}))
  })

  it('is kept as a hash: its code is nowhere in the database', async () => {
    const { code } = await invite()
    expect(JSON.stringify(await net.db.selectFrom('desk_invitation').selectAll().execute())).not.toContain(code)
  })
})
