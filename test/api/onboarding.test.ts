import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signConsent } from '../../src/identity/sign-consent.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { createWorkerSigner } from '../../src/identity/worker-signer.ts'
import { publishGuidelines } from '../../src/miner/onboarding/guidelines.ts'
import { ROUNDS_A_DAY } from '../../src/miner/onboarding/next-training-task.ts'
import { ROUND_TASKS, VALID_MS } from '../../src/miner/onboarding/pass-rule.ts'
import { listQualifiedDomains, mayWorkIn } from '../../src/miner/onboarding/qualification.ts'
import { trainingSecret } from '../../src/miner/onboarding/training-secret.ts'
import { drawTrainingTask } from '../../src/miner/onboarding/training-set.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import {
  Consent,
  MinerOffers,
  OnboardingStatus,
  PasskeyBlob,
  PasskeyList,
  SignedConsent,
  TrainingFeedback,
  TrainingTask,
} from '../../src/protocol/onboarding.ts'
import { LeaseReply } from '../../src/protocol/wire.ts'
import { NextReply } from '../../src/protocol/work.ts'
import { findLease } from '../../src/store/leases.ts'
import { readMinerSettings, writeMinerSettings } from '../../src/store/miner-settings.ts'
import {
  extendQualification,
  findTrainingTask,
  keepTrainingTask,
  listQualifications,
  listTrainingTasks,
} from '../../src/store/onboarding-training.ts'
import { joinWorker } from '../../src/store/workers.ts'
import { judge, openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

const [ann, bob, cleo] = [11, 12, 13].map((byte) => createWorkerSigner(new Uint8Array(32).fill(byte))) as [Signer, Signer, Signer]

let net: TestNetwork
let miner: string

const post = (worker: Signer, target: string, body: object = {}) =>
  net.send({ signer: worker, receiver: miner, target, body: JSON.stringify(body) })
const get = (worker: Signer, target: string) => net.send({ signer: worker, receiver: miner, method: 'GET', target })
const status = async (worker: Signer) => OnboardingStatus.parse(await (await get(worker, '/api/work/onboarding')).json())
const consent = async (worker: Signer) => post(worker, '/api/work/consent', JSON.parse(await net.consentBody(worker)))
const train = async (worker: Signer, domain: string) =>
  TrainingTask.parse(await (await post(worker, '/api/work/training', { domain })).json())
const mayWork = async (worker: Signer, domain: string, nowMs = net.clock.now()) =>
  mayWorkIn(await listQualifiedDomains(net.db, { miner, worker: worker.address, nowMs }, await readMinerSettings(net.db, miner)), domain)
const settings = (changes: Partial<MinerSettings>) => writeMinerSettings(net.db, miner, MinerSettings.parse(changes))

/** Answers as one who knows how the task was made, or the other way round. */
async function answer(worker: Signer, { assignment }: TrainingTask, { upsideDown = false } = {}): Promise<TrainingFeedback> {
  const row = (await findTrainingTask(net.db, { miner, id: assignment.id }))!
  const drawn = drawTrainingTask(row, await trainingSecret(net.db, miner))
  const responses = drawn.responses.map(({ response, builtRank }) => {
    const rank = upsideDown ? 5 - builtRank : builtRank
    return [response.id, { grade: 10 - rank, rank }]
  })
  const verdict = { kind: 'ranked', responses: Object.fromEntries(responses) }
  return TrainingFeedback.parse(await (await post(worker, `/api/work/training/${assignment.id}/answer`, { verdict })).json())
}

async function round(worker: Signer, domain: string, how = {}): Promise<TrainingFeedback> {
  let feedback: TrainingFeedback | undefined
  for (let place = 1; place <= ROUND_TASKS; place++) feedback = await answer(worker, await train(worker, domain), how)
  return feedback!
}

beforeAll(async () => {
  net = await openTestNetwork()
  miner = net.network.home.hotkey
  await net.network.chain.produceBlock()
  net.clock.advance(12_000)
  await net.act.validators()
  for (const [worker, name] of [
    [ann, 'Ann'],
    [bob, 'Bob'],
    [cleo, 'Cleo'],
  ] as const)
    await joinWorker(net.db, { id: worker.address, miner, name, simulated: false, joined_ms: net.clock.now() })
})
afterAll(() => net.close())

describe('guidelines and consent', () => {
  it('can be read by anybody before joining, with what the miner pays by', async () => {
    const { miners } = MinerOffers.parse(await (await net.get('/api/joining')).json())
    expect(miners.map(({ hotkey }) => hotkey)).toEqual([miner])
    expect(miners[0]).toMatchObject({ joining: 'open', training: false, pay: { operatorShare: 0 } })
    const { guidelines } = miners[0]!
    expect(guidelines).toMatchObject({ builtIn: true, publishedAt: null })
    expect(Object.keys(guidelines.texts).sort()).toEqual(['ar', 'de', 'en'])
  })

  it('stand before the first task', async () => {
    expect(await status(ann)).toMatchObject({ consent: null, ready: false })
    expect(await problemOf(await post(ann, '/api/work/next'))).toMatchObject({ status: 403, code: 'consent-needed' })
    expect(OnboardingStatus.parse(await (await consent(ann)).json())).toMatchObject({ ready: true })
    expect(NextReply.parse(await (await post(ann, '/api/work/next')).json()).assignment).not.toBeNull()
  })

  it('are asked for again when they change, and not again when the old ones come back', async () => {
    const before = await status(ann)
    net.clock.advance(1000)
    const published = await publishGuidelines(net.network.home, '# Ours\r\n\r\nBe kind.')
    expect(published).toMatchObject({ builtIn: false, texts: { und: '# Ours\n\nBe kind.' } })
    expect(await status(ann)).toMatchObject({ guidelines: published.version, consent: { guidelines: before.guidelines }, ready: false })
    expect((await problemOf(await post(ann, '/api/work/next'))).code).toBe('consent-needed')
    await consent(ann)
    expect((await post(ann, '/api/work/next')).status).toBe(200)
    net.clock.advance(1000)
    expect(await publishGuidelines(net.network.home, null)).toMatchObject({ builtIn: true, version: before.guidelines })
    expect((await post(ann, '/api/work/next')).status).toBe(200)
  })

  it.each([
    { what: 'nothing', text: '', words: 'an empty one' },
    { what: 'blanks', text: ' \n', words: 'an empty one' },
    { what: 'too long', text: 'x'.repeat(20_001), words: '20001 characters' },
    { what: 'text with NUL in it', text: 'a\0b', words: 'no text' },
    { what: 'half a character', text: '\ud800', words: 'no text' },
  ])('refuse to be $what', async ({ text, words }) => {
    await expect(publishGuidelines(net.network.home, text)).rejects.toThrow(words)
  })

  it.each<[string, (signed: SignedConsent) => unknown, number, string]>([
    ['that another worker signed', ({ consent }) => signConsent(bob, consent), 422, 'invalid-consent'],
    [
      "in another worker's name",
      ({ consent }) => signConsent(bob, { ...consent, worker: Consent.shape.worker.parse(bob.address) }),
      422,
      'invalid-consent',
    ],
    [
      'for another miner',
      ({ consent }) => signConsent(ann, { ...consent, miner: Consent.shape.miner.parse(net.network.validators[0]!.hotkey) }),
      422,
      'invalid-consent',
    ],
    ['to other guidelines', ({ consent }) => signConsent(ann, { ...consent, guidelines: 'a'.repeat(64) }), 422, 'invalid-consent'],
    [
      'changed after it was signed',
      ({ consent, signature }) => ({ consent: { ...consent, at: '2030-01-01T00:00:00.000Z' }, signature }),
      422,
      'invalid-consent',
    ],
    ['that shares half', ({ consent, signature }) => ({ consent: { ...consent, shares: ['name'] }, signature }), 400, 'invalid-request'],
    ['with more in it', ({ consent, signature }) => ({ consent: { ...consent, more: 1 }, signature }), 400, 'invalid-request'],
  ])('take no consent %s', async (_, change, wanted, code) => {
    const before = await net.stored({ nonces: false })
    const signed = SignedConsent.parse(JSON.parse(await net.consentBody(ann)))
    expect(await problemOf(await post(ann, '/api/work/consent', change(signed) as object))).toMatchObject({ status: wanted, code })
    expect(await net.stored({ nonces: false })).toEqual(before)
  })

  it('end when a worker leaves: its task goes back, and it may come again', async () => {
    const { assignment } = NextReply.parse(await (await post(ann, '/api/work/next')).json())
    expect(await (await post(ann, '/api/work/leave')).json()).toEqual({ left: true })
    expect(await status(ann)).toMatchObject({ consent: null, ready: false })
    expect((await problemOf(await post(ann, '/api/work/next'))).code).toBe('consent-needed')
    const history = (await (await get(ann, '/api/work/history')).json()) as { items: { assignmentId: string; state: string }[] }
    expect(history.items.find(({ assignmentId }) => assignmentId === assignment!.id)).toMatchObject({ state: 'released' })
    await consent(ann)
    expect((await post(ann, '/api/work/next')).status).toBe(200)
  })

  it('are named in a judgment only by who has accepted them', async () => {
    const { assignment } = NextReply.parse(await (await post(ann, '/api/work/next')).json())
    const { guidelines } = await status(ann)
    const send = async (named: string) =>
      post(ann, `/api/work/assignments/${assignment!.id}/judgment`, judge(ann, assignment!, { guidelines: named }))
    expect(await problemOf(await send('a'.repeat(64)))).toMatchObject({
      status: 422,
      code: 'invalid-judgment',
      detail: expect.stringContaining('judgment.guidelines: expected ones that this worker has accepted'),
    })
    expect((await send(guidelines)).status).toBe(200)
  })

  it('are nobody else’s: an unknown key has none of it', async () => {
    const stranger = createWorkerSigner(new Uint8Array(32).fill(99))
    for (const reply of [
      await get(stranger, '/api/work/onboarding'),
      await consent(stranger),
      await post(stranger, '/api/work/leave'),
      await post(stranger, '/api/work/training', { domain: 'code' }),
      await get(stranger, '/api/work/passkeys'),
    ])
      expect(await problemOf(reply)).toMatchObject({ status: 403, code: 'unknown-worker' })
  })
})

describe('training', () => {
  it('gives a task that is the same until it is answered, and nobody else’s', async () => {
    const task = await train(ann, 'code')
    expect(task).toMatchObject({ domain: 'code', place: 1, of: ROUND_TASKS, counts: true })
    expect(task.assignment.responses).toHaveLength(4)
    expect((await train(ann, 'code')).assignment.id).toBe(task.assignment.id)
    const other = await train(bob, 'code')
    expect(other.assignment.id).not.toBe(task.assignment.id)
    expect(other.assignment.responses.map(({ text }) => text)).not.toEqual(task.assignment.responses.map(({ text }) => text))
    expect(JSON.stringify(task)).not.toMatch(/builtRank|"faults"|"instead"/)
    const verdict = { kind: 'cannot-judge', why: 'unclear' }
    expect(await problemOf(await post(bob, `/api/work/training/${task.assignment.id}/answer`, { verdict }))).toMatchObject({
      status: 404,
      code: 'unknown-training-task',
    })
  })

  it('tells how each response was made and where one’s order differs, once and for all', async () => {
    const task = await train(ann, 'code')
    const right = await answer(ann, task)
    expect(right).toMatchObject({ agreement: 1, reversed: [], tied: [], cannotJudge: false, round: { done: 1, outcome: null } })
    expect(right.responses.map(({ builtRank, faults }) => [builtRank, faults.length > 0])).toEqual([
      [1, false],
      [2, true],
      [3, true],
      [4, true],
    ])
    const wrong = await answer(ann, task, { upsideDown: true })
    expect(wrong).toMatchObject({ agreement: -1, round: { done: 1 } })
    expect(wrong.reversed).toHaveLength(6)
    expect((await findTrainingTask(net.db, { miner, id: task.assignment.id }))?.agreement).toBe(1)
  })

  it('refuses what does not rank the responses shown', async () => {
    const { assignment } = await train(ann, 'code')
    const [first] = assignment.responses
    for (const responses of [
      {},
      { [first!.id]: { grade: 1, rank: 1 } },
      Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { grade: 1, rank: 1 }])),
    ])
      expect(
        await problemOf(await post(ann, `/api/work/training/${assignment.id}/answer`, { verdict: { kind: 'ranked', responses } })),
      ).toMatchObject({ status: 422, code: 'invalid-training-answer' })
    expect(await problemOf(await post(ann, '/api/work/training', { domain: 'astrology' }))).toMatchObject({
      status: 404,
      code: 'unknown-training-domain',
    })
  })

  it('shows its pages from frames, to whoever knows their ids', async () => {
    const { assignment } = await train(ann, 'game')
    const { frameUrl } = assignment.responses[0]!
    const reply = await net.app.request(frameUrl!)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-security-policy')).toContain('sandbox')
    expect((await net.get(`/frame/training/${assignment.id}/nothing`)).status).toBe(404)
  })

  it('writes nothing that is paid: no assignment, no judgment', async () => {
    const { assignment: before, judgment } = await net.stored()
    await answer(cleo, await train(cleo, 'facts'))
    const after = await net.stored()
    expect([after.assignment, after.judgment]).toEqual([before, judgment])
  })
})

describe('one key at two miners', () => {
  it('never has the same task through both', async () => {
    const worker = createWorkerSigner(new Uint8Array(32).fill(44))
    const [validator] = net.network.validators
    const miners = [net.network.home.signer, net.network.simulatedMiners[0]!.miner.signer]
    const had = new Map<string, string>() // an open lease is told again
    for (let turn = 0; turn < 4; turn++) {
      const target = `/validators/${validator!.hotkey}/leases`
      const body = JSON.stringify({ capacity: 1, workers: [worker.address] })
      const reply = await net.send({ signer: miners[turn % 2]!, receiver: validator!.hotkey, target, body })
      for (const { leaseId } of LeaseReply.parse(await reply.json()).leases) had.set(leaseId, (await findLease(net.db, leaseId))!.task_id)
    }
    expect(had.size).toBeGreaterThan(1)
    expect(new Set(had.values()).size).toBe(had.size)
  })
})

describe('a qualification', () => {
  it('is needed only where the miner asks for training', async () => {
    await consent(bob)
    expect(await mayWork(bob, 'game')).toBe(true)
    await settings({ training: true })
    expect(await mayWork(bob, 'game')).toBe(false)
    expect(await problemOf(await post(bob, '/api/work/next'))).toMatchObject({ status: 403, code: 'qualification-needed' })
  })

  it('is not reached by a round answered upside down; then practice goes on, and half an hour later it counts again', async () => {
    const failed = await round(bob, 'game', { upsideDown: true })
    expect(failed.round.outcome).toMatchObject({ passed: false, until: null })
    expect(failed.round.outcome!.practise.length).toBeGreaterThan(0)
    const retryAt = Date.parse(failed.round.outcome!.retryAt!)
    expect(retryAt - net.clock.now()).toBe(30 * 60_000)
    const practice = await train(bob, 'game')
    expect(practice.counts).toBe(false)
    net.clock.advance(30 * 60_000)
    const counting = await train(bob, 'game')
    expect(counting).toMatchObject({ counts: true, place: 1 })
    expect(counting.assignment.id).not.toBe(practice.assignment.id)
  })

  it('is not reached in a round of practice, however good', async () => {
    await round(cleo, 'code', { upsideDown: true })
    expect((await round(cleo, 'code')).round).toMatchObject({ counts: false, outcome: { passed: true, until: null } })
    expect((await status(cleo)).standings.find(({ domain }) => domain === 'code')).toMatchObject({ state: 'none', rounds: 2 })
  })

  it('is reached with the answer that ends the round, or that answer was not taken', async () => {
    const dora = createWorkerSigner(new Uint8Array(32).fill(45))
    await joinWorker(net.db, { id: dora.address, miner, name: 'Dora', simulated: false, joined_ms: net.clock.now() })
    for (let place = 1; place < ROUND_TASKS; place++) await answer(dora, await train(dora, 'code'))
    const last = await train(dora, 'code')
    await sql`alter table qualification add constraint out_of_order check (false) not valid`.execute(net.db)
    await expect(answer(dora, last)).rejects.toThrow()
    await sql`alter table qualification drop constraint out_of_order`.execute(net.db)
    expect((await findTrainingTask(net.db, { miner, id: last.assignment.id }))?.judged_ms).toBeNull()
    expect((await answer(dora, last)).round.outcome).toMatchObject({ passed: true, until: expect.any(String) })
    expect(await mayWork(dora, 'code')).toBe(true)

    const renewed = { miner, worker: dora.address, domain: 'code', untilMs: net.clock.now() + 2 * VALID_MS }
    await extendQualification(net.db, renewed)
    await answer(dora, last) // told again: takes nothing back
    const [qualification] = await listQualifications(net.db, renewed)
    expect(qualification).toMatchObject({ until_ms: renewed.untilMs })
    net.logged.length = 0
  })

  it('is practised for in so many rounds a day, and those of days ago are forgotten', async () => {
    const emil = createWorkerSigner(new Uint8Array(32).fill(46))
    await joinWorker(net.db, { id: emil.address, miner, name: 'Emil', simulated: false, joined_ms: net.clock.now() })
    const who = { miner, worker: emil.address, domain: 'facts' }
    const rounds = async () => [...new Set((await listTrainingTasks(net.db, who)).map(({ round }) => round))]
    await round(emil, 'facts')
    for (let begun = 2; begun <= ROUNDS_A_DAY; begun++) {
      const { assignment } = await train(emil, 'facts')
      const practised = { miner, worker: emil.address, domain: 'facts', round: begun, counts: false, made_ms: net.clock.now() }
      for (let place = 2; place <= ROUND_TASKS; place++)
        await keepTrainingTask(net.db, { ...practised, id: `${assignment.id}-${place}`, place })
      await net.db.updateTable('training_task').set({ judged_ms: net.clock.now() }).where('worker', '=', emil.address).execute()
    }
    const refused = await problemOf(await post(emil, '/api/work/training', { domain: 'facts' }))
    expect(refused).toMatchObject({ status: 429, code: 'too-many-rounds' })
    net.clock.advance(86_400_000)
    await train(emil, 'facts')
    expect(await rounds()).toEqual([1, ROUNDS_A_DAY + 1]) // the one that counted stays
    expect((await status(emil)).standings.find(({ domain }) => domain === 'facts')).toMatchObject({ rounds: ROUNDS_A_DAY })
  })

  it('is reached by a round in the order as built, in its domain alone and for 90 days', async () => {
    const passed = await round(bob, 'game')
    expect(passed.round).toMatchObject({ done: ROUND_TASKS, counts: true, outcome: { passed: true, retryAt: null } })
    expect(Date.parse(passed.round.outcome!.until!) - net.clock.now()).toBe(90 * 86_400_000)
    expect([await mayWork(bob, 'game'), await mayWork(bob, 'tool'), await mayWork(bob, 'imported: poems')]).toEqual([true, false, true])
    expect((await post(bob, '/api/work/next')).status).toBe(200)
    expect((await train(bob, 'game')).counts).toBe(false)
    expect(await mayWork(bob, 'game', net.clock.now() + 90 * 86_400_000)).toBe(false)
    net.clock.advance(61 * 86_400_000)
    expect((await train(bob, 'game')).counts).toBe(true) // near its end it may be renewed
    net.clock.advance(30 * 86_400_000)
    expect((await status(bob)).standings.find(({ domain }) => domain === 'game')).toMatchObject({ state: 'expired' })
    await settings({})
  })
})

describe('passkeys', () => {
  const blob = 'A'.repeat(80)
  const id = 'credential-of-ann-0001'

  it('keep an encrypted seed that a device without a key can fetch', async () => {
    const kept = PasskeyList.parse(await (await post(ann, '/api/work/passkeys', { id, name: ' My phone ', blob })).json())
    expect(kept.passkeys).toMatchObject([{ id, name: 'My phone' }])
    expect(PasskeyBlob.parse(await (await net.get(`/api/joining/passkeys/${id}`)).json())).toEqual({ blob })
    expect(await problemOf(await net.get('/api/joining/passkeys/credential-of-nobody-1'))).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('are their owner’s: nobody else can change or forget one', async () => {
    expect(await problemOf(await post(bob, '/api/work/passkeys', { id, name: 'mine', blob: 'B'.repeat(80) }))).toMatchObject({
      status: 409,
      code: 'passkey-refused',
    })
    expect(PasskeyList.parse(await (await post(bob, `/api/work/passkeys/${id}/forget`)).json()).passkeys).toEqual([])
    expect((await net.get(`/api/joining/passkeys/${id}`)).status).toBe(200)
    expect(PasskeyList.parse(await (await post(ann, `/api/work/passkeys/${id}/forget`)).json()).passkeys).toEqual([])
    expect((await net.get(`/api/joining/passkeys/${id}`)).status).toBe(404)
  })

  it('are ten at the most', async () => {
    const add = (n: number) => post(ann, '/api/work/passkeys', { id: `credential-number-${n}`, name: `${n}`, blob })
    for (let n = 0; n < 10; n++) expect((await add(n)).status).toBe(200)
    expect(await problemOf(await add(10))).toMatchObject({ status: 409, code: 'passkey-refused' })
    expect((await add(3)).status).toBe(200)
  })
})
