import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signer } from '../../src/identity/signer.ts'
import { createWorkerSigner } from '../../src/identity/worker-signer.ts'
import { runStep as runMinerStep } from '../../src/miner/run-step.ts'
import { Verdict } from '../../src/protocol/judgment.ts'
import { type Assignment, NextReply, WorkerView, WorkHistory, WorkHistoryItem } from '../../src/protocol/work.ts'
import { judgeWell } from './judge-well.ts'
import { judge, openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

const ann = createWorkerSigner(new Uint8Array(32).fill(1))
const bob = createWorkerSigner(new Uint8Array(32).fill(2))

let net: TestNetwork

const post = (worker: Signer, target: string, body: object = {}) =>
  net.send({ signer: worker, receiver: net.network.home.hotkey, target, body: JSON.stringify(body) })
const next = async (worker: Signer) => NextReply.parse(await (await post(worker, '/api/work/next')).json()).assignment
const history = async (worker: Signer) => {
  const json = await (
    await net.send({ signer: worker, receiver: net.network.home.hotkey, method: 'GET', target: '/api/work/history' })
  ).json()
  expect(WorkHistory.parse(json)).toEqual(json)
  return WorkHistory.parse(json)
}

beforeAll(async () => {
  net = await openTestNetwork()
  await net.network.chain.produceBlock()
  net.clock.advance(12_000)
  await net.act.validators()
})
afterAll(() => net.close())

describe("a worker's way through the API", () => {
  let assignment: Assignment

  it('begins with a name, which may be changed', async () => {
    const joined = WorkerView.parse(await (await post(ann, '/api/work/join', JSON.parse(await net.joinBody(ann, '  Ann ')))).json())
    expect(joined).toMatchObject({
      id: ann.address,
      name: 'Ann',
      miner: net.network.home.hotkey,
      judged: 0,
      meanScore: null,
      earnedRao: '0',
    })
    net.clock.advance(1000)
    const renamed = WorkerView.parse(await (await post(ann, '/api/work/join', { name: '安 👩‍💻' })).json())
    expect(renamed).toEqual({ ...joined, name: '安 👩‍💻' })
    await post(bob, '/api/work/join', JSON.parse(await net.joinBody(bob, 'Bob')))
    for (const worker of [ann, bob]) await post(worker, '/api/work/consent', JSON.parse(await net.consentBody(worker)))
  })

  it.each(['', ' ', 'x'.repeat(81), 'a\0b', '\u001b[31mred', '\ud800', 7, null, ['Ann'], { toString: 'Ann' }])(
    'refuses %j as a name',
    async (name) => {
      const before = await net.stored({ nonces: false })
      expect(await problemOf(await post(ann, '/api/work/join', { name }))).toMatchObject({ status: 400, code: 'invalid-request' })
      expect(await net.stored({ nonces: false })).toEqual(before)
    },
  )

  it('goes on with a task, the same until it is done, and another one for another worker', async () => {
    assignment = (await next(ann))!
    expect(await next(ann)).toEqual({ ...assignment, serverNow: expect.any(String) })
    const other = (await next(bob))!
    expect(other.id).not.toBe(assignment.id)
    expect(Date.parse(assignment.expiresAt)).toBeGreaterThan(Date.parse(assignment.serverNow))
    expect(JSON.stringify(assignment)).not.toMatch(/knownRank|source|truth|built-in/)
  })

  it('shows the responses under ids and in an order that no other recipient has', async () => {
    const { signer } = net.network.simulatedMiners[0]!.miner
    const lease = await net.lease(signer, assignment.validator)
    const ids = (responses: readonly { id: string }[]) => responses.map(({ id }) => id)
    expect(ids(lease.responses).filter((id) => ids(assignment.responses).includes(id))).toEqual([])
    const target = `/validators/${assignment.validator}/leases/${lease.id}/release`
    expect((await net.send({ signer, receiver: assignment.validator, target })).status).toBe(200)
  })

  it('takes a judgment at once and says that its result is not there yet', async () => {
    const signed = await judgeWell(net, ann, assignment)
    const item = WorkHistoryItem.parse(await (await post(ann, `/api/work/assignments/${assignment.id}/judgment`, signed)).json())
    const verdict = Verdict.parse(signed.judgment.verdict)
    const ranks = verdict.kind === 'ranked' ? Object.fromEntries(Object.entries(verdict.responses).map(([id, { rank }]) => [id, rank])) : {}
    expect(item).toMatchObject({ assignmentId: assignment.id, state: 'submitted', result: null, ranks })
    expect((await history(ann)).items).toEqual([item])
    expect((await history(bob)).items.map(({ state }) => state)).toEqual(['open'])
    expect((await next(ann))!.id).not.toBe(assignment.id)
  })

  it('lets a task be given back, once and for all', async () => {
    const task = (await next(bob))!
    const { id } = task
    for (const _ of [1, 2])
      expect(await (await post(bob, `/api/work/assignments/${id}/release`)).json()).toEqual({ state: 'released', skipsLeft: 19 })
    expect((await next(bob))!.id).not.toBe(id)
    const late = judge(bob, task)
    expect(await problemOf(await post(bob, `/api/work/assignments/${id}/judgment`, late))).toMatchObject({
      status: 409,
      code: 'assignment-closed',
    })
  })

  it('tells after scoring what the score is made of, and the known ranks under the ids that were shown', async () => {
    await post(bob, `/api/work/assignments/${(await next(bob))!.id}/release`)
    const judged = [assignment]
    const scored = async () => (await history(ann)).items.filter(({ result }) => result?.record.outcome === 'scored')
    // Where the simulated judges do not agree, nobody has a score: then the next task is tried.
    for (let block = 0; block < TEMPO && (await scored()).length === 0; block++) {
      for (let task = await next(ann); task; task = await next(ann)) {
        judged.push(task)
        await post(ann, `/api/work/assignments/${task.id}/judgment`, await judgeWell(net, ann, task))
      }
      await net.step()
    }
    const all = await scored()
    const item = all[0]!
    expect(item.state).toBe('scored')
    const responses = judged.find(({ id }) => id === item.assignmentId)!.responses
    const { record, revealed } = item.result!
    expect(record).toMatchObject({ outcome: 'scored', miner: net.network.home.hotkey, gate: { outcome: 'trusted' } })
    expect(record.value).toBeGreaterThan(0.5)
    expect(record.components.length).toBeGreaterThan(2)
    expect(record.components.every(({ words }) => words.length > 10)).toBe(true)
    expect(record.components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
    expect(revealed.map(({ id }) => id).sort()).toEqual(responses.map(({ id }) => id).sort())
    expect(revealed.map(({ knownRank }) => knownRank).sort()).toEqual(Array.from(revealed, (_, index) => index + 1))
    expect(JSON.stringify(item)).not.toContain('taskId')
    const mean = all.reduce((sum, { result }) => sum + result!.record.value, 0) / all.length
    expect((await history(ann)).worker).toMatchObject({ judged: judged.length, scored: all.length, meanScore: expect.closeTo(mean, 9) })
  })

  it('ends with credits that add up to what the chain paid its miner', async () => {
    for (let block = 0; block < 3 * TEMPO; block++) {
      for (const worker of [ann, bob]) {
        const task = await next(worker)
        if (task)
          expect((await post(worker, `/api/work/assignments/${task.id}/judgment`, await judgeWell(net, worker, task))).status).toBe(200)
      }
      await net.step()
    }
    await runMinerStep(net.network.home)
    const blocks = await net.network.chain.eventsAfter(0, 100_000)
    const paid = blocks
      .flatMap(({ events }) => events.filter((event) => event.kind === 'epoch-ran'))
      .map(({ epoch, neurons }) => ({ epoch, rao: neurons.find(({ hotkey }) => hotkey === net.network.home.hotkey)?.serverRao ?? 0n }))
    const earned = paid.filter(({ rao }) => rao > 0n)
    expect(earned.length).toBeGreaterThan(0)
    const [one, two] = [await history(ann), await history(bob)]
    for (const { epoch, rao } of earned) {
      const shares = [...one.credits, ...two.credits].filter((credit) => credit.epoch === epoch).map(({ amountRao }) => BigInt(amountRao))
      expect([epoch, shares.reduce((sum, share) => sum + share, 0n)]).toEqual([epoch, rao])
    }
    for (const { worker, credits } of [one, two])
      expect(BigInt(worker.earnedRao)).toBe(credits.reduce((sum, { amountRao }) => sum + BigInt(amountRao), 0n))
    expect(net.logged).toEqual([])
  }, 240_000)

  it('is closed to a judgment that comes after the time', async () => {
    let task = await next(ann)
    while (!task) {
      await net.step()
      task = await next(ann)
    }
    const signed = judge(ann, task)
    net.clock.advance(Date.parse(task.expiresAt) - Date.parse(task.serverNow))
    const refused = await problemOf(await post(ann, `/api/work/assignments/${task.id}/judgment`, signed))
    expect(refused.code).toBeOneOf(['lease-closed', 'assignment-closed'])
    expect([409, 410]).toContain(refused.status)
    const item = (await history(ann)).items.find(({ assignmentId }) => assignmentId === task.id)!
    expect(item.state).toBeOneOf(['expired', 'refused'])
  })
})
