import { describe, expect, it } from 'vitest'
import { MinerSettings } from '../protocol/miner-settings.ts'
import { type Lease, LeaseRequest, LONGEST_LEASE_MS } from '../protocol/wire.ts'
import { type AssignmentRow, findAssignment } from '../store/assignments.ts'
import { getCursor } from '../store/cursors.ts'
import { insertHeldLeases, listHeldIds } from '../store/held-leases.ts'
import { writeMinerSettings } from '../store/miner-settings.ts'
import { dyingAt, openTestStores } from '../store/testing.ts'
import { collectResults } from './collect-results.ts'
import { leaseFrom, leasePool } from './lease-work.ts'
import type { Miner } from './miner.ts'
import { releaseAssignment } from './release-assignment.ts'
import { releaseIdle } from './release-idle.ts'
import { runStep } from './run-step.ts'
import { sendJudgments } from './send-judgments.ts'
import { submitJudgment } from './submit-judgment.ts'
import { aJudgment, aLease, aMiner, aRanking, aResult, aWorker, seatOf, seatWorker } from './testing.ts'
import { createValidatorClient, type ValidatorClient } from './validator-client.ts'
import { createWorkQueue } from './work-queue.ts'

const stores = await openTestStores()

/** Sends what is due at every validator. */
const sendAll = async (miner: Miner) => Promise.all((await miner.validators()).map((validator) => sendJudgments(miner, validator)))

describe.each(stores)('a miner among validators that are away, slow or bad on $name', ({ db }) => {
  const aSetting = async (leases = 1, settings: Partial<MinerSettings> = {}) => {
    const setting = await aMiner(db)
    const { miner, validators, clock } = setting
    const [validator, other] = validators
    await writeMinerSettings(db, miner.hotkey, MinerSettings.parse({ editSeconds: 0, ...settings }))
    validator.leases = Array.from({ length: leases }, (_, n) => aLease(`lease-${n + 1}`, clock.now()))
    const queue = createWorkQueue(miner)
    const next = async (n: number) => queue.next(await seatOf(miner, n))
    const stored = async ({ lease_id: leaseId, worker }: AssignmentRow) =>
      (await findAssignment(db, { miner: miner.hotkey, leaseId, worker }))!
    const leaseOf = (id: string) =>
      db.selectFrom('held_lease').select(['state', 'seats']).where('lease_id', '=', id).executeTakeFirstOrThrow()
    /** Several are at work, so that leases come to the pool, for anybody. */
    const atWork = async (...numbers: number[]) => {
      for (const n of numbers) await seatWorker(miner, n)
      await db.updateTable('worker').set({ seen_ms: clock.now() }).execute()
    }
    return { ...setting, validator, other, next, stored, leaseOf, atWork }
  }
  /** The same miner, whose first validator does some things otherwise. */
  const withFirst = async (miner: Miner, otherwise: (client: ValidatorClient) => Partial<ValidatorClient>): Promise<Miner> => {
    const [first, ...others] = await miner.validators()
    return { ...miner, validators: async () => [{ ...first!, ...otherwise(first!) }, ...others] }
  }

  describe('that refuse a judgment because of its worker', () => {
    const sameWorker = { status: 409, code: 'same-worker' } as const

    it('pays the worker whose judgment was taken in its place, and goes on', async () => {
      const { miner, validator, next, stored, atWork } = await aSetting()
      await atWork(1, 2)
      const one = (await next(1))!
      validator.fault = sameWorker
      await expect(submitJudgment(miner, aJudgment(one, 1, { verdict: aRanking(one, [1, 2]) }))).rejects.toMatchObject({
        reason: 'same-worker',
      })
      validator.fault = 'none'
      const two = (await next(2))!
      expect(two.lease_id).toBe(one.lease_id)
      await submitJudgment(miner, aJudgment(two, 2, { verdict: aRanking(two, [1, 2]) }))
      const revealed = ['a', 'b'].map((name, n) => ({ id: `${name}-of-lease-1`, consensusRank: n + 1, knownRank: null }))
      validator.results = [{ ...aResult(1, 'lease-1', 0.5), revealed }]
      await runStep(miner)
      await runStep(miner)
      expect(await stored(one)).toMatchObject({ state: 'refused', sent_ms: null, work: 0, note: expect.stringContaining('same-worker') })
      expect(await stored(two)).toMatchObject({
        state: 'scored',
        score: 0.5,
        work: 0.5,
        result: { record: { words: 'As good as half of it.' } },
      })
    })

    it('frees the place of that worker over a crash at any statement', async () => {
      for (let statement = 1; ; statement++) {
        const { miner, clock, validator, next, leaseOf, atWork } = await aSetting()
        await atWork(1, 2)
        const one = (await next(1))!
        validator.fault = sameWorker
        const crashed = await submitJudgment({ ...miner, db: dyingAt(db, statement) }, aJudgment(one, 1)).then(
          () => false,
          (error: Error) => error.message === 'crash',
        )
        if (crashed) await submitJudgment(miner, aJudgment(one, 1)).catch(() => {})
        clock.advance(5_001)
        await sendAll(miner)
        expect(await leaseOf('lease-1')).toEqual({ state: 'open', seats: 1 })
        if (!crashed) return expect(statement).toBeGreaterThan(8)
      }
    })
  })

  describe('that cannot be reached', () => {
    it('gives what was given back to nobody, though its validator never heard of it and tells it again', async () => {
      const { miner, validator, next } = await aSetting(2)
      const one = (await next(1))!
      const again = aLease('lease-1', miner.clock.now())
      validator.fault = 'unreachable'
      await releaseAssignment(miner, { leaseId: one.lease_id as never, worker: aWorker(1) })
      validator.fault = 'none'
      const own = { miner: miner.hotkey, validator: validator.hotkey }
      expect(await listHeldIds(db, { ...own, nowMs: miner.clock.now() })).toEqual(['lease-1'])
      expect(await listHeldIds(db, { ...own, nowMs: one.expires_ms })).toEqual([])
      validator.leases = [again, ...validator.leases] // as if it had not understood that
      expect((await next(2))?.lease_id).toBe('lease-2')
    })

    it("collects the others' results, and credits and pays meanwhile", async () => {
      const { miner, chain, validator, other, next, stored } = await aSetting(0)
      other.leases = [aLease('lease-2', miner.clock.now())]
      const row = (await next(1))!
      await submitJudgment(miner, aJudgment(row, 1))
      other.results = [aResult(1, 'lease-2', 0.5)]
      validator.fault = 'unreachable'
      for (let block = 0; block < 20; block++) await chain.produceBlock()
      await runStep(miner)
      expect(await stored(row)).toMatchObject({ state: 'scored', score: 0.5 })
      expect(await getCursor(db, `credits/${miner.hotkey}`)).toBeGreaterThan(0)
    })

    it('tries one of its judgments in a step, and does not keep those for others waiting', async () => {
      const { miner, clock, validator, other, next } = await aSetting(3, { editSeconds: 10 })
      other.leases = [aLease('other-1', clock.now())]
      for (const n of [1, 2, 3]) await submitJudgment(miner, aJudgment((await next(n))!, n))
      clock.advance(10_000)
      const hanging = Promise.withResolvers<never>()
      const begun: string[] = []
      const submit = (leaseId: string) => {
        begun.push(leaseId)
        return hanging.promise
      }
      const step = sendAll(await withFirst(miner, () => ({ submit })))
      const arrived = async () => {
        const { count } = await db
          .selectFrom('assignment')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('acknowledged_ms', 'is not', null)
          .executeTakeFirstOrThrow()
        return Number(count)
      }
      await expect.poll(async () => [begun.length, await arrived()]).toEqual([1, 1]) // side by side: either may be first
      expect(other.judgments.size).toBe(1)
      const [client] = await miner.validators()
      validator.fault = 'unreachable'
      hanging.resolve(client!.submit('lease-1' as never, {} as never) as Promise<never>)
      await step
      expect(begun).toHaveLength(1)
      validator.fault = 'none'
      clock.advance(5_001)
      await sendAll(miner)
      expect(validator.judgments.size).toBe(2)
    })

    it('knows that a judgment has arrived whose receipt was lost, once its result is there', async () => {
      const { miner, validator, next, stored, leaseOf } = await aSetting()
      const row = (await next(1))!
      validator.fault = 'answer lost'
      await submitJudgment(miner, aJudgment(row, 1))
      expect((await leaseOf('lease-1')).state).toBe('sent')
      validator.fault = 'none'
      validator.results = [aResult(1, 'lease-1')]
      await runStep(miner)
      expect([(await stored(row)).state, (await leaseOf('lease-1')).state]).toEqual(['scored', 'ended'])
    })
  })

  it('gives no lease back that a worker takes at the same moment', async () => {
    const { miner, clock, validator, next, leaseOf } = await aSetting()
    const [client] = await miner.validators()
    await leasePool(miner, client!, { capacity: 1, judges: 1, mechid: 0 })
    clock.advance(20_001)
    const release: ValidatorClient['release'] = async (leaseId) => {
      expect(await next(1)).toBeUndefined() // too late: it has ended before its validator is told
      return client!.release(leaseId)
    }
    await releaseIdle(miner, { ...client!, release })
    expect([validator.released, (await leaseOf('lease-1')).state]).toEqual([['lease-1'], 'ended'])
  })

  it('tells a worker that its task has ended, instead of keeping a judgment that is never sent', async () => {
    const { miner, next } = await aSetting()
    const row = (await next(1))!
    await db.updateTable('held_lease').set({ state: 'ended' }).execute()
    await expect(submitJudgment(miner, aJudgment(row, 1))).rejects.toMatchObject({ code: 'assignment-closed' })
  })

  describe('that send something else than was asked for', () => {
    it('takes no more leases than it asked for, and none for workers it did not name', async () => {
      const { miner, validator, next } = await aSetting()
      const nowMs = miner.clock.now()
      const foreign = { ...aLease('lease-9', nowMs), worker: aWorker(9) }
      const lease = async () => [foreign, ...[1, 2, 3].map((n) => aLease(`lease-${n}`, nowMs))]
      const hostile = await withFirst(miner, () => ({ lease }))
      const [client] = await hostile.validators()
      expect(await leaseFrom(hostile, client!, [aWorker(1), aWorker(2)])).toBe(1)
      expect(await leasePool(hostile, client!, { capacity: 3, judges: 1, mechid: 0 })).toBe(1)
      expect(await listHeldIds(db, { miner: miner.hotkey, validator: validator.hotkey, nowMs })).toEqual(['lease-1', 'lease-2'])
      expect((await next(1))?.lease_id).toBe('lease-1')
    })

    it('asks no further where all that comes is for other workers', async () => {
      const { miner, validator, atWork } = await aSetting(0)
      await atWork(1, 2)
      let count = 0
      const lease = async () => [{ ...aLease(`lease-${++count}`, miner.clock.now()), worker: aWorker(2) }]
      const queue = createWorkQueue(await withFirst(miner, () => ({ lease })))
      expect(await queue.next(await seatOf(miner, 1))).toBeUndefined()
      expect(count).toBeLessThanOrEqual(2)
      expect(validator.arrived).toEqual([])
    })

    it('takes nothing that no database can hold: it would fail at each step', async () => {
      const { miner, validator, next } = await aSetting()
      for (const bad of ['\0', '\ud800']) {
        validator.leases = [{ ...aLease('lease-1', miner.clock.now()), task: { instruction: bad } }]
        await expect(next(1)).rejects.toMatchObject({ reason: 'unreadable' })
        validator.results = [{ ...aResult(1, 'lease-1'), record: { ...aResult(1, 'lease-1').record, words: bad } }]
        await runStep(miner)
        const transport = async () =>
          Response.json({ type: 'a', title: 'a', status: 409, detail: bad, code: 'same-worker' }, { status: 409 })
        const client = createValidatorClient({
          ...validator,
          transport,
          signer: miner.signer,
          nextNonce: () => '1',
          origin: 'http://validator',
        })
        await expect(client.release('lease-1' as never)).rejects.toMatchObject({ reason: 'no-problem-json' })
      }
      const whole = aLease('lease-2', miner.clock.now())
      validator.leases = [{ ...whole, task: { ...(whole.task as object), instruction: 'a \\u0000 \ud83d\ude00' } }]
      expect((await next(1))?.lease_id).toBe('lease-2')
    })

    it.each<[what: string, change: (lease: Lease, nowMs: number) => Partial<Lease>]>([
      ['a mechanism that no column can hold', () => ({ mechid: 3_000_000_000 })],
      ['another mechanism than the one asked for', () => ({ mechid: 7 })],
      ['no task', () => ({ task: {} })],
      ['a criterion of a later version', ({ task }) => ({ task: { ...(task as object), criteria: [{ id: 'x', kind: 'hologram' }] } })],
      ['the task of another lease', ({ task }) => ({ task: { ...(task as object), leaseId: 'another' } })],
      ['a time that is over', (_, nowMs) => ({ expiresAt: new Date(nowMs - 1).toISOString() })],
      ['a time that never ends', () => ({ expiresAt: '9999-01-01T00:00:00Z' })],
      ['a time of more than a day', (_, nowMs) => ({ expiresAt: new Date(nowMs + LONGEST_LEASE_MS + 10_001).toISOString() })],
    ])('gives back %s, and asks the next validator', async (_, change) => {
      const { miner, clock, validator, other, next } = await aSetting()
      const good = aLease('lease-1', clock.now())
      validator.leases = [{ ...good, ...change(good, clock.now()) }]
      other.leases = [aLease('lease-2', clock.now())]
      expect((await next(1))?.lease_id).toBe('lease-2')
      expect(validator.released).toEqual(['lease-1'])
      expect(await listHeldIds(db, { miner: miner.hotkey, validator: validator.hotkey, nowMs: clock.now() })).toEqual([])
    })

    it('takes the longest lease that a validator may give, whose clock is as far ahead as its requests may be old', async () => {
      const { clock, validator, next } = await aSetting()
      const longest = new Date(clock.now() + 10_000 + LONGEST_LEASE_MS).toISOString()
      validator.leases = [{ ...aLease('lease-1', clock.now()), expiresAt: longest }]
      expect((await next(1))?.lease_id).toBe('lease-1')
    })

    it.each(['0000-01-01T00:00:00Z', `2026-01-01T00:00:00.${'1'.repeat(400)}Z`])('reads no result of the moment %s', async (scoredAt) => {
      const { miner, validator, next, stored } = await aSetting()
      const one = (await next(1))!
      await submitJudgment(miner, aJudgment(one, 1))
      await sendAll(miner)
      validator.results = [{ ...aResult(1, 'lease-1'), scoredAt }]
      await runStep(miner)
      expect((await stored(one)).state).toBe('submitted')
    })

    it.each([
      ['a redirection', async () => Response.redirect('http://127.0.0.1:1/elsewhere', 307)],
      ['a reply without end', async () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1 << 20)) }))],
    ])('follows %s no further than it has to', async (_, transport) => {
      const { miner, validator } = await aSetting()
      const seen: Request[] = []
      const client = createValidatorClient({
        ...validator,
        transport: (request) => {
          seen.push(request)
          return transport()
        },
        signer: miner.signer,
        nextNonce: () => '1',
        origin: 'http://validator',
      })
      await expect(client.results(0)).rejects.toMatchObject({ name: 'ValidatorCallError' })
      expect(seen.map(({ redirect }) => redirect)).toEqual(['error'])
    })

    it('ends with results that are told again for ever, or never end', async () => {
      const { miner } = await aSetting()
      let count = 0
      const same = await withFirst(miner, () => ({ results: async () => [aResult(7, `lease-${++count}`)] }))
      await collectResults(miner, (await same.validators())[0]!)
      expect(count).toBe(2)
      const endless = await withFirst(miner, () => ({ results: async (after: number) => [aResult(after + 1, `lease-${++count}`)] }))
      await collectResults(miner, (await endless.validators())[0]!)
      expect(count).toBe(102)
    })
  })

  it('names no more leases than a request may', async () => {
    const { miner, validator } = await aSetting()
    const held = {
      miner: miner.hotkey,
      validator: validator.hotkey,
      mechanism: 'dojo',
      mechid: 0,
      domain: '',
      presented: '{}',
      worker: null,
    }
    const rows = Array.from({ length: 1002 }, (_, n) => ({
      ...held,
      lease_id: `lease-${n}`,
      judges: 1,
      seats: 1,
      state: n === 0 ? ('ended' as const) : ('open' as const),
      leased_ms: n,
      expires_ms: 10_000,
    }))
    await insertHeldLeases(db, rows)
    const ids = await listHeldIds(db, { miner: miner.hotkey, validator: validator.hotkey, nowMs: 2000 })
    expect(LeaseRequest.parse({ capacity: 1, held: ids }).held).toHaveLength(1000)
    expect(ids).not.toContain('lease-0') // what its validator may have ended comes last
  })
})
