import { describe, expect, it } from 'vitest'
import { MinerSettings } from '../protocol/miner-settings.ts'
import type { AssignmentRow } from '../store/assignments.ts'
import { findAssignment } from '../store/assignments.ts'
import { writeMinerSettings } from '../store/miner-settings.ts'
import { openTestStores } from '../store/testing.ts'
import { releaseAssignment } from './release-assignment.ts'
import { reopenAssignment } from './reopen-assignment.ts'
import { runStep } from './run-step.ts'
import { submitJudgment } from './submit-judgment.ts'
import { aJudgment, aLease, aMiner, aRanking, aResult, aWorker, seatOf, seatWorker } from './testing.ts'
import { createWorkQueue } from './work-queue.ts'
import { listQueue, listWorkers, pauseWorker, removeWorker, resumeWorker, setDomains } from './worker-life.ts'

const stores = await openTestStores()

describe.each(stores)('the work queue of a miner on $name', ({ db }) => {
  const aQueue = async (settings: Partial<MinerSettings> = {}, leases = 3) => {
    const setting = await aMiner(db)
    const { miner, validators } = setting
    const [validator] = validators
    await writeMinerSettings(db, miner.hotkey, MinerSettings.parse(settings))
    validator.leases.push(...Array.from({ length: leases }, (_, n) => aLease(`lease-${n + 1}`, miner.clock.now())))
    const queue = createWorkQueue(miner)
    const next = async (n: number) => queue.next(await seatOf(miner, n))
    const stored = async ({ lease_id: leaseId, worker }: AssignmentRow) =>
      (await findAssignment(db, { miner: miner.hotkey, leaseId, worker }))!
    const atWork = async (...numbers: number[]) => {
      for (const n of numbers)
        await db
          .updateTable('worker')
          .set({ seen_ms: miner.clock.now() })
          .where('id', '=', (await seatWorker(miner, n)).id)
          .execute()
    }
    return { ...setting, validator, next, stored, atWork, who: (n: number) => ({ miner: miner.hotkey, worker: aWorker(n) }) }
  }

  describe('with several workers to a task', () => {
    it('gives each task to as many as the operator wants, never twice to one, and sends on the judgment closest to all', async () => {
      const { miner, validator, next, stored, atWork } = await aQueue({ redundancy: 3 }, 1)
      await atWork(1, 2, 3, 4)
      const rows = [(await next(1))!, (await next(2))!, (await next(3))!]
      expect(rows.map(({ lease_id }) => lease_id)).toEqual(['lease-1', 'lease-1', 'lease-1'])
      expect(await next(4)).toBeUndefined()
      await submitJudgment(miner, aJudgment(rows[0]!, 1, { verdict: aRanking(rows[0]!, [2, 1]) }))
      expect(await next(1)).toBeUndefined()
      await submitJudgment(miner, aJudgment(rows[1]!, 2, { verdict: aRanking(rows[1]!, [1, 2]) }))
      expect(validator.judgments.size).toBe(0)
      const last = aJudgment(rows[2]!, 3, { verdict: aRanking(rows[2]!, [1, 2]) })
      await submitJudgment(miner, last)
      const [sent] = [...validator.judgments.values()]
      expect([validator.judgments.size, sent?.judgment.worker]).toEqual([1, aWorker(2)]) // of two who agree the earlier, as it was signed
      validator.results = [{ ...aResult(1, 'lease-1', 0.5), revealed: rows[0]!.presented ? revealed(rows[0]!) : [] }]
      await runStep(miner)
      expect(await Promise.all(rows.map(stored))).toMatchObject([
        { state: 'scored', score: -1, work: 0, result: { record: { words: expect.stringContaining("another worker's") } } },
        { state: 'scored', score: 0.5, work: 0.25, result: { record: { words: 'As good as half of it.' } } },
        { state: 'scored', score: 1, work: 0.25 },
      ])
    })

    it('sends on what there is when no time is left, and waits for nobody after that', async () => {
      const { miner, clock, validator, next, atWork } = await aQueue({ redundancy: 3 }, 1)
      await atWork(1, 2)
      const [one, two] = [(await next(1))!, (await next(2))!]
      await submitJudgment(miner, aJudgment(one, 1))
      clock.advance(53_999)
      await runStep(miner)
      expect(validator.judgments.size).toBe(0)
      clock.advance(1)
      await runStep(miner)
      expect([...validator.judgments.values()].map(({ judgment }) => judgment.worker)).toEqual([aWorker(1)])
      await expect(submitJudgment(miner, aJudgment(two, 2))).rejects.toMatchObject({ code: 'assignment-closed' })
    })

    it('lets another worker have the place of one who gave it back', async () => {
      const { miner, validator, next, atWork } = await aQueue({ redundancy: 2 }, 1)
      await atWork(1, 2, 3)
      const [one] = [(await next(1))!, (await next(2))!]
      expect(await next(3)).toBeUndefined()
      await releaseAssignment(miner, { leaseId: one.lease_id as never, worker: aWorker(1) })
      expect(validator.released).toEqual([])
      expect((await next(3))?.lease_id).toBe('lease-1')
      expect(await next(1)).toBeUndefined()
    })

    it("sends another worker's judgment where the validator refuses one because of its worker", async () => {
      const { miner, clock, validator, next, stored, atWork } = await aQueue({ redundancy: 2 }, 1)
      await atWork(1, 2)
      const [one, two] = [(await next(1))!, (await next(2))!]
      await submitJudgment(miner, aJudgment(one, 1))
      clock.advance(1)
      validator.fault = { status: 409, code: 'same-worker' }
      await submitJudgment(miner, aJudgment(two, 2)) // the other one is chosen, and refused: nothing of this worker's
      expect(await stored(one)).toMatchObject({ state: 'refused' })
      validator.fault = 'none'
      clock.advance(54_000)
      await runStep(miner)
      expect([...validator.judgments.values()].map(({ judgment }) => judgment.worker)).toEqual([aWorker(2)])
    })

    it('sends one judgment of a lease once, however many steps run at the same time', async () => {
      const { miner, clock, validator, next, atWork } = await aQueue({ redundancy: 2, editSeconds: 10 }, 1)
      await atWork(1, 2)
      for (const n of [1, 2]) await submitJudgment(miner, aJudgment((await next(n))!, n))
      clock.advance(10_000)
      await Promise.all([1, 2, 3].map(() => runStep(miner)))
      expect(validator.judgments.size).toBe(1)
      expect(validator.arrived.filter((call) => call === 'POST judgment')).toHaveLength(1)
    })
  })

  describe('while a judgment may be changed', () => {
    it('keeps it until then, takes a later one in its place, and never an earlier', async () => {
      const { miner, clock, validator, next, stored } = await aQueue({ editSeconds: 20 }, 2)
      const row = (await next(1))!
      const first = aJudgment(row, 1)
      expect(await submitJudgment(miner, first)).toMatchObject({ state: 'submitted', due_ms: clock.now() + 20_000, sent_ms: null })
      expect((await next(1))?.lease_id).toBe('lease-2')
      clock.advance(19_000)
      const better = aJudgment(row, 1, { judgedAt: new Date(clock.now()).toISOString() })
      await submitJudgment(miner, better)
      await expect(submitJudgment(miner, first)).rejects.toMatchObject({ code: 'assignment-closed' })
      clock.advance(19_999)
      await runStep(miner)
      expect(validator.judgments.size).toBe(0)
      clock.advance(1)
      await runStep(miner)
      expect([...validator.judgments.values()]).toEqual([better])
      await expect(submitJudgment(miner, aJudgment(row, 1, { judgedAt: new Date(clock.now()).toISOString() }))).rejects.toMatchObject({
        code: 'assignment-closed',
      })
      expect(await stored(row)).toMatchObject({ state: 'submitted', signed: better, acknowledged_ms: clock.now() })
    })

    it('lets the worker take it back, and gives it that task before the one in hand', async () => {
      const { miner, clock, validator, next } = await aQueue({ editSeconds: 20 }, 2)
      const row = (await next(1))!
      await submitJudgment(miner, aJudgment(row, 1))
      expect((await next(1))?.lease_id).toBe('lease-2')
      const id = { leaseId: row.lease_id as never, worker: aWorker(1) }
      await expect(reopenAssignment(miner, { ...id, worker: aWorker(2) })).rejects.toMatchObject({ code: 'unknown-assignment' })
      expect(await reopenAssignment(miner, id)).toBe('open')
      expect((await next(1))?.lease_id).toBe('lease-1')
      clock.advance(20_000)
      await runStep(miner)
      expect(validator.judgments.size).toBe(0)
      await submitJudgment(miner, aJudgment(row, 1))
      expect((await next(1))?.lease_id).toBe('lease-2')
      clock.advance(20_000)
      await runStep(miner)
      expect(validator.judgments.size).toBe(1)
      await expect(reopenAssignment(miner, id)).rejects.toMatchObject({ code: 'judgment-sent' })
    })

    it('says why, where a judgment cannot be read that was sent after the worker had gone on, and takes another one', async () => {
      const { miner, clock, validator, next, stored } = await aQueue({ editSeconds: 20 }, 2)
      const row = (await next(1))!
      await submitJudgment(miner, aJudgment(row, 1))
      expect((await next(1))?.lease_id).toBe('lease-2')
      validator.fault = { status: 422, code: 'invalid-reply' }
      clock.advance(20_000)
      await runStep(miner)
      expect(await stored(row)).toMatchObject({
        state: 'open',
        signed: null,
        note: expect.stringContaining('told that it is invalid-reply'),
      })
      expect((await next(1))?.lease_id).toBe('lease-1')
      validator.fault = 'none'
      await submitJudgment(miner, aJudgment(row, 1))
      expect(await stored(row)).toMatchObject({ state: 'submitted', note: null })
    })

    it('ends before the lease does', async () => {
      const { miner, clock, validator, next } = await aQueue({ editSeconds: 600 }, 1)
      const row = (await next(1))!
      clock.advance(40_000)
      expect((await submitJudgment(miner, aJudgment(row, 1))).due_ms).toBe(row.expires_ms - 6_000) // a tenth of its minute
      clock.advance(14_000)
      await runStep(miner)
      expect(validator.judgments.size).toBe(1)
    })
  })

  describe("in a worker's life", () => {
    it('gives a paused worker nothing new, says why, and goes on when it is resumed', async () => {
      const { miner, next, who } = await aQueue()
      const row = (await next(1))!
      await pauseWorker(db, { ...who(1), words: 'Please read the guidelines again.', nowMs: miner.clock.now() })
      expect(await next(1)).toEqual(row) // what is in hand may be finished
      await submitJudgment(miner, aJudgment(row, 1))
      await expect(next(1)).rejects.toMatchObject({ code: 'worker-paused', message: expect.stringContaining('read the guidelines again') })
      await resumeWorker(db, who(1))
      expect((await next(1))?.lease_id).toBe('lease-2')
      await expect(pauseWorker(db, { ...who(9), words: '', nowMs: 0 })).rejects.toMatchObject({ code: 'unknown-worker' })
    })

    it('takes what a removed worker has in hand back, for others', async () => {
      const { miner, next, stored, atWork, who } = await aQueue({}, 2)
      await atWork(1, 2)
      const row = (await next(1))!
      await removeWorker(db, { ...who(1), nowMs: miner.clock.now() })
      expect(await stored(row)).toMatchObject({ state: 'released', skipped_ms: null })
      await expect(next(1)).rejects.toMatchObject({ code: 'worker-removed' })
      expect((await next(2))?.lease_id).toBe('lease-1')
    })

    it('lets a removed worker take back nothing that it has judged', async () => {
      const { miner, next, who } = await aQueue({ editSeconds: 20 })
      const row = (await next(1))!
      await submitJudgment(miner, aJudgment(row, 1))
      await removeWorker(db, { ...who(1), nowMs: miner.clock.now() })
      await expect(reopenAssignment(miner, { leaseId: row.lease_id as never, worker: aWorker(1) })).rejects.toMatchObject({
        code: 'worker-removed',
      })
    })

    it('gives a worker its operator has limited to some domains no others', async () => {
      const { miner, validator, next, who } = await aQueue({}, 0)
      await seatWorker(miner, 1)
      await setDomains(db, { ...who(1), domains: ['code'] })
      const { task, ...lease } = aLease('lease-2', miner.clock.now())
      validator.leases = [
        aLease('lease-1', miner.clock.now()),
        { ...lease, task: { ...(task as object), domain: 'code', leaseId: 'lease-2' } },
      ]
      expect(await next(1)).toBeUndefined() // one at a time: the pool holds no more places than there are workers at work
      await runStep(miner)
      expect([validator.released, await listQueue(db, { miner: miner.hotkey })]).toEqual([['lease-1'], []])
      expect((await next(1))?.lease_id).toBe('lease-2')
    })

    it('stops at the most tasks a day, until midnight', async () => {
      const { miner, clock, next } = await aQueue({ tasksPerDay: 1 })
      await submitJudgment(miner, aJudgment((await next(1))!, 1))
      await expect(next(1)).rejects.toMatchObject({ code: 'daily-cap', hint: expect.stringContaining('24 h') })
      clock.advance(24 * 3_600_000)
      expect(await next(1)).toBeUndefined()
    })

    it('counts what is given back: more than 20 in an hour means a wait', async () => {
      const { miner, clock, next } = await aQueue({}, 22)
      for (let n = 0; n <= 20; n++) await releaseAssignment(miner, { leaseId: (await next(1))!.lease_id as never, worker: aWorker(1) })
      await expect(next(1)).rejects.toMatchObject({ code: 'too-many-skips', retryable: true, hint: expect.stringContaining('60 min') })
      expect(await listWorkers(db, { miner: miner.hotkey, nowMs: clock.now() })).toMatchObject([
        { id: aWorker(1), skipsLastHour: 21, inHand: null },
      ])
      clock.advance(3_600_001)
      await expect(next(1)).resolves.not.toThrow()
    })
  })

  describe('when many come at once', () => {
    it('gives 3 leases to 3 of 50 workers, one each', async () => {
      const { next } = await aQueue({}, 3)
      const given = (await Promise.all(Array.from({ length: 50 }, (_, n) => next(n + 1)))).flatMap((row) => row ?? [])
      expect(given.map(({ lease_id }) => lease_id).sort()).toEqual(['lease-1', 'lease-2', 'lease-3'])
      expect(new Set(given.map(({ worker }) => worker)).size).toBe(3)
    })

    it('gives one worker one task, however often it asks at the same time', async () => {
      const { next, atWork } = await aQueue({}, 3)
      await atWork(1, 2)
      const given = await Promise.all(Array.from({ length: 10 }, () => next(1)))
      expect([new Set(given.map((row) => row?.lease_id)).size, given.includes(undefined)]).toEqual([1, false])
    })

    it('asks a validator once for all who wait, and gives back what nobody takes', async () => {
      const { miner, clock, validator, next, atWork } = await aQueue({}, 60)
      const all = Array.from({ length: 20 }, (_, n) => n + 1)
      await atWork(...all)
      expect((await Promise.all(all.map(next))).every((row) => row !== undefined)).toBe(true)
      expect(validator.arrived.filter((call) => call === 'POST leases').length).toBeLessThan(4)
      clock.advance(20_001) // a third of the minute they are good for
      await runStep(miner)
      const held = await listQueue(db, { miner: miner.hotkey })
      expect(held.every(({ judgments }) => judgments.length === 1)).toBe(true)
      expect(validator.released).toHaveLength(60 - validator.leases.length - 20)
    })
  })
})

/** The first response of a task was found the best. */
function revealed(row: AssignmentRow) {
  const { responses } = row.presented as { responses: { id: string }[] }
  return responses.map(({ id }, n) => ({ id, consensusRank: n + 1, knownRank: null }))
}
