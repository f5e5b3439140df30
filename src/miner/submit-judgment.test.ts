import { describe, expect, it } from 'vitest'
import { findAssignment } from '../store/assignments.ts'
import { listHeldIds } from '../store/held-leases.ts'
import { openTestStores } from '../store/testing.ts'
import { releaseAssignment } from './release-assignment.ts'
import { runStep } from './run-step.ts'
import { submitJudgment } from './submit-judgment.ts'
import { aJudgment, aLease, aMiner, aWorker, seatOf } from './testing.ts'
import { createWorkQueue } from './work-queue.ts'

const stores = await openTestStores()

describe.each(stores)('work at a miner on $name', ({ db }) => {
  const aSetting = async () => {
    const setting = await aMiner(db)
    const { miner, validators } = setting
    for (const [n, validator] of validators.entries())
      validator.leases.push(...[1, 2, 3].map((k) => aLease(`lease-${n}${k}`, miner.clock.now())))
    const queue = createWorkQueue(miner)
    const next = async (n: number) => queue.next(await seatOf(miner, n))
    return { ...setting, next }
  }
  const anAssignment = async (n = 1) => {
    const setting = await aSetting()
    const row = (await setting.next(n))!
    const stored = () =>
      findAssignment(db, { miner: setting.miner.hotkey, leaseId: row.lease_id, worker: aWorker(n) }).then((found) => found!)
    return { ...setting, row, stored, validator: setting.validators[0] }
  }

  it('is the same open task again for whoever asks again, until its time runs out', async () => {
    const { next, clock, validators, row } = await anAssignment()
    expect(row).toMatchObject({ lease_id: 'lease-01', worker: aWorker(1), state: 'open', presented: { instruction: 'Write a greeting.' } })
    clock.advance(58_999)
    expect(await next(1)).toEqual(row)
    expect(validators[0].leases).toHaveLength(2)
    validators[1].leases = [aLease('lease-11', clock.now())]
    expect((await next(2))?.lease_id).toBe('lease-11') // of the validator worked for least
    clock.advance(1_001)
    validators[0].leases = [aLease('lease-04', clock.now())]
    expect((await next(1))?.lease_id).toBe('lease-04')
  })

  it('comes from the next validator when one has none or cannot be reached', async () => {
    const { next, clock, validators } = await aSetting()
    validators[0].fault = 'unreachable'
    expect((await next(1))?.lease_id).toBe('lease-11')
    validators[0].fault = 'none'
    validators[0].leases = []
    clock.advance(60_000)
    validators[1].leases = [aLease('lease-12', clock.now())]
    expect((await next(1))?.lease_id).toBe('lease-12')
    clock.advance(60_000)
    expect(await next(1)).toBeUndefined()
    validators[1].fault = { status: 403, code: 'not-registered' }
    await expect(next(1)).rejects.toMatchObject({ code: 'validator-call', reason: 'not-registered', retryable: false })
  })

  it('is relayed once when it is judged, as the worker signed it', async () => {
    const { miner, validator, row, stored } = await anAssignment()
    const signed = aJudgment(row, 1)
    expect(await submitJudgment(miner, signed)).toMatchObject({ state: 'submitted', signed })
    expect([...validator.judgments.values()]).toEqual([signed])
    expect(await submitJudgment(miner, signed)).toMatchObject({ state: 'submitted' })
    expect(validator.judgments.size).toBe(1)
    expect((await stored()).judged_ms).toBe(miner.clock.now())
  })

  it('is named to the validator as held until it has arrived, and no longer', async () => {
    const { miner, validator, row } = await anAssignment()
    const held = () => listHeldIds(db, { miner: miner.hotkey, validator: validator.hotkey, nowMs: miner.clock.now() })
    validator.fault = 'unreachable'
    await submitJudgment(miner, aJudgment(row, 1))
    expect(await held()).toContain(row.lease_id)
    validator.fault = 'none'
    await db.updateTable('assignment').set({ sent_ms: 0 }).execute()
    await runStep(miner)
    expect([validator.judgments.size, (await held()).includes(row.lease_id)]).toEqual([1, false])
  })

  it('stays submitted when the validator cannot be reached, and is delivered by a later step', async () => {
    for (const fault of ['unreachable', { status: 503, code: 'internal' }, { status: 429, code: 'slow-down' }] as const) {
      const { miner, clock, validator, row, stored } = await anAssignment()
      validator.fault = fault
      const signed = aJudgment(row, 1)
      expect((await submitJudgment(miner, signed)).state).toBe('submitted')
      clock.advance(10_000)
      await runStep(miner)
      expect(validator.judgments.size).toBe(0)
      expect(await stored()).toMatchObject({ state: 'submitted', signed })
      validator.fault = 'none'
      await runStep(miner)
      await runStep(miner)
      expect([...validator.judgments.values()]).toEqual([signed])
      expect((await stored()).state).toBe('submitted')
    }
  })

  it('is stored before it is sent: what a crash in between leaves is sent by a later step', async () => {
    const { miner, clock, validator, row, stored } = await anAssignment()
    const signed = aJudgment(row, 1)
    const crashing = { ...miner, validators: async () => Promise.reject(new Error('crash')) }
    await expect(submitJudgment(crashing, signed)).rejects.toThrow('crash')
    expect(await stored()).toMatchObject({ state: 'submitted', signed })
    clock.advance(10_000)
    await runStep(miner)
    expect([...validator.judgments.values()]).toEqual([signed])
  })

  it('is delivered once when the answer is lost', async () => {
    const { miner, clock, validator, row, stored } = await anAssignment()
    validator.fault = 'answer lost'
    const signed = aJudgment(row, 1)
    await submitJudgment(miner, signed)
    expect((await stored()).state).toBe('submitted')
    clock.advance(10_000)
    validator.fault = 'none'
    await runStep(miner)
    expect([...validator.judgments.values()]).toEqual([signed])
    expect((await stored()).state).toBe('submitted')
  })

  it('says why when the validator refuses it, and is not sent again', async () => {
    const { miner, clock, validator, row, stored } = await anAssignment()
    validator.fault = { status: 410, code: 'lease-closed' }
    await expect(submitJudgment(miner, aJudgment(row, 1))).rejects.toMatchObject({ reason: 'lease-closed' })
    expect(await stored()).toMatchObject({ state: 'refused', note: expect.stringContaining('told that it is lease-closed') })
    validator.fault = 'none'
    clock.advance(10_000)
    await runStep(miner)
    expect(validator.judgments.size).toBe(0)
    await expect(submitJudgment(miner, aJudgment(row, 1))).rejects.toMatchObject({ code: 'assignment-closed' })
  })

  it('is open again when the refusal can be mended', async () => {
    const { miner, validator, row, stored } = await anAssignment()
    validator.fault = { status: 422, code: 'invalid-reply' }
    await expect(submitJudgment(miner, aJudgment(row, 1))).rejects.toMatchObject({ reason: 'invalid-reply' })
    expect(await stored()).toMatchObject({ state: 'open', signed: null, judged_ms: null, due_ms: null, sent_ms: null, note: null })
    validator.fault = 'none'
    const mended = aJudgment(row, 1)
    await submitJudgment(miner, mended)
    expect([...validator.judgments.keys()]).toEqual([mended.judgment.id])
  })

  it('is taken from the worker who has it only, with a signature that fits', async () => {
    const { miner, validator, row, stored } = await anAssignment()
    const signed = aJudgment(row, 1)
    const foreign = [aJudgment(row, 2), aJudgment(row, 1, { leaseId: 'unknown' as never })]
    const wrong = [
      aJudgment(row, 1, { miner: row.validator as never }),
      aJudgment(row, 1, { validator: row.miner as never }),
      { ...signed, signature: `0x${'00'.repeat(64)}` },
      { ...signed, signature: aJudgment(row, 2).signature },
      { ...signed, judgment: { ...signed.judgment, activeMs: 1 } },
    ]
    for (const refused of foreign) await expect(submitJudgment(miner, refused)).rejects.toMatchObject({ code: 'unknown-assignment' })
    for (const refused of wrong) await expect(submitJudgment(miner, refused)).rejects.toMatchObject({ code: 'invalid-judgment' })
    expect(await stored()).toEqual(row)
    expect(validator.judgments.size).toBe(0)
  })

  it('takes one of 10 different judgments that come at the same time', async () => {
    const { miner, validator, row } = await anAssignment()
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => submitJudgment(miner, aJudgment(row, 1))))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'assignment-closed' })
    expect(validator.judgments.size).toBe(1)
  })

  it('can be given back by its worker, once, and is then closed to judgments', async () => {
    const { miner, validator, row, stored } = await anAssignment()
    const id = { leaseId: row.lease_id as never, worker: aWorker(1) }
    await expect(releaseAssignment(miner, { ...id, worker: aWorker(2) })).rejects.toMatchObject({ code: 'unknown-assignment' })
    expect(await releaseAssignment(miner, id)).toBe('released')
    expect(await releaseAssignment(miner, id)).toBe('released')
    expect(validator.released).toEqual([row.lease_id])
    expect((await stored()).note).toBe('given back')
    await expect(submitJudgment(miner, aJudgment(row, 1))).rejects.toMatchObject({ code: 'assignment-closed' })
  })

  it('is given back even while the validator cannot be told', async () => {
    const { miner, validator, row, stored } = await anAssignment()
    validator.fault = 'unreachable'
    expect(await releaseAssignment(miner, { leaseId: row.lease_id as never, worker: aWorker(1) })).toBe('released')
    expect((await stored()).state).toBe('released')
  })

  it('expires at a step after its time, with a word why', async () => {
    const { miner, clock, row, stored } = await anAssignment()
    clock.advance(59_999)
    await runStep(miner)
    expect((await stored()).state).toBe('open')
    clock.advance(1)
    await runStep(miner)
    expect(await stored()).toMatchObject({ state: 'expired', note: 'the time for it ran out' })
    await expect(submitJudgment(miner, aJudgment(row, 1))).rejects.toMatchObject({ code: 'assignment-closed' })
  })
})
