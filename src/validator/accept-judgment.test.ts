import { describe, expect, it } from 'vitest'
import { aHotkey } from '../chain/testing.ts'
import { aSigner } from '../identity/testing.ts'
import { type LeaseId, WorkerId } from '../protocol/ids.ts'
import { SignedJudgment } from '../protocol/judgment.ts'
import { countRows, openTestStores } from '../store/testing.ts'
import { acceptJudgment } from './accept-judgment.ts'
import { leaseTasks } from './lease-tasks.ts'
import { releaseLease } from './release-lease.ts'
import { aJudgment, aLease, aNetwork, aVerdict, MINER_A, MINER_B } from './testing.ts'
import type { Validator } from './validator.ts'

const stores = await openTestStores()

const aWorker = (number: number) => WorkerId.parse(aSigner(number, 'ed25519').address)

/** Expects this code, and not a row more or less than before. */
async function expectRefusal(validator: Validator, code: string, attempt: () => Promise<unknown>): Promise<void> {
  const before = await countRows(validator.db)
  await expect(attempt()).rejects.toMatchObject({ code })
  expect(await countRows(validator.db)).toEqual(before)
}

describe.each(stores)('acceptJudgment on $name', ({ db }) => {
  const aLeased = async (config = {}) => {
    const network = await aNetwork(db, config)
    await network.passBlocks(10)
    await network.passBlocks(2)
    await network.step()
    return { ...network, lease: await aLease(network.validator) }
  }

  it('stores a judgment with the state of its lease and one event', async () => {
    const { validator, lease, clock } = await aLeased()
    const before = await countRows(db)
    clock.advance(1234)
    const signed = aJudgment({ validator, lease })
    const receipt = await acceptJudgment(validator, MINER_A, lease.leaseId, signed)
    expect(receipt).toEqual({
      leaseId: lease.leaseId,
      judgmentId: signed.judgment.id,
      acceptedAt: new Date(clock.now()).toISOString(),
    })
    expect(await countRows(db)).toEqual({ ...before, judgment: before.judgment! + 1, event: before.event! + 1 })
    const stored = await db.selectFrom('judgment').selectAll().executeTakeFirstOrThrow()
    expect(stored.signed).toEqual(signed)
    expect((await db.selectFrom('lease').select('state').executeTakeFirstOrThrow()).state).toBe('submitted')
  })

  it('gives the same receipt for the same judgment whenever it comes again, and writes nothing', async () => {
    const { validator, lease, clock } = await aLeased()
    const signed = aJudgment({ validator, lease })
    const receipt = await acceptJudgment(validator, MINER_A, lease.leaseId, signed)
    const before = await countRows(db)
    for (const laterMs of [0, 5000, 1_000_000]) {
      clock.advance(laterMs)
      expect(await acceptJudgment(validator, MINER_A, lease.leaseId, signed)).toEqual(receipt)
    }
    expect(await countRows(db)).toEqual(before)
  })

  it('stores one of 20 that come at the same time with the same judgment, and gives all the same receipt', async () => {
    const { validator, lease } = await aLeased()
    const signed = aJudgment({ validator, lease })
    const before = await countRows(db)
    const receipts = await Promise.all(Array.from({ length: 20 }, () => acceptJudgment(validator, MINER_A, lease.leaseId, signed)))
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0])
    expect(await countRows(db)).toEqual({ ...before, judgment: before.judgment! + 1, event: before.event! + 1 })
  })

  it('takes one of 20 different judgments of one lease, and tells the others', async () => {
    const { validator, lease } = await aLeased()
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        acceptJudgment(validator, MINER_A, lease.leaseId, aJudgment({ validator, lease, worker: n + 1, variant: n })),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'already-judged' })
    expect((await countRows(db)).judgment).toBe(1)
  })

  it('takes the judgment of a lease only from the worker for whom it was made, and does not say who else has had the task', async () => {
    const { validator } = await aLeased()
    const [lease] = await leaseTasks(validator, MINER_B, { capacity: 1, mechid: 0, workers: [aWorker(2)] })
    expect(lease!.worker).toBe(aWorker(2))
    const send = (worker: number) =>
      acceptJudgment(validator, MINER_B, lease!.leaseId, aJudgment({ validator, lease: lease!, miner: MINER_B, worker }))
    await expectRefusal(validator, 'other-worker', () => send(1))
    expect((await send(2)).leaseId).toBe(lease!.leaseId)
  })

  it('refuses a worker who has the same task in hand through another miner, and leaves the lease to another worker', async () => {
    const { validator, lease } = await aLeased({ tasksPerEpoch: 1 })
    const [held] = await leaseTasks(validator, MINER_B, { capacity: 1, mechid: 0, workers: [aWorker(7)] })
    const tasks = await db.selectFrom('lease').select('task_id').execute()
    expect(new Set(tasks.map(({ task_id }) => task_id)).size).toBe(1)
    const send = (worker: number) => acceptJudgment(validator, MINER_A, lease.leaseId, aJudgment({ validator, lease, worker }))
    await expectRefusal(validator, 'same-worker', () => send(7))
    expect((await send(3)).leaseId).toBe(lease.leaseId)
    const bound = aJudgment({ validator, lease: held!, miner: MINER_B, worker: 7 })
    expect((await acceptJudgment(validator, MINER_B, held!.leaseId, bound)).leaseId).toBe(held!.leaseId)
  })

  it('takes one of two judgments by one worker that come through two miners at the same time', async () => {
    const { validator, lease } = await aLeased({ tasksPerEpoch: 1 })
    const other = await aLease(validator, MINER_B)
    const answers = await Promise.allSettled([
      acceptJudgment(validator, MINER_A, lease.leaseId, aJudgment({ validator, lease })),
      acceptJudgment(validator, MINER_B, other.leaseId, aJudgment({ validator, lease: other, miner: MINER_B })),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'same-worker' })
  })

  it('refuses in the order that it promises, and writes nothing', async () => {
    const { validator, lease, clock } = await aLeased({ tasksPerEpoch: 1 })
    const send =
      (signed: SignedJudgment, leaseId = lease.leaseId, miner = MINER_A) =>
      () =>
        acceptJudgment(validator, miner, leaseId, signed)
    const invalid = { verdict: 'nonsense' }
    const unsigned = (signed: SignedJudgment): SignedJudgment => ({ ...signed, signature: `0x${'00'.repeat(64)}` })
    const wrong = unsigned(aJudgment({ validator, lease }, { ...invalid, miner: MINER_B }))

    await expectRefusal(validator, 'unknown-lease', send(wrong, 'no-such-lease' as LeaseId))
    await expectRefusal(validator, 'unknown-lease', send(wrong, lease.leaseId, MINER_B))
    const elsewhere = { ...validator, hotkey: aHotkey(1).hotkey }
    await expectRefusal(validator, 'unknown-lease', () => acceptJudgment(elsewhere, MINER_A, lease.leaseId, wrong))

    await expectRefusal(validator, 'foreign-judgment', send(wrong))
    for (const foreign of [{ leaseId: 'another' as LeaseId }, { validator: aHotkey(1).hotkey }])
      await expectRefusal(validator, 'foreign-judgment', send(aJudgment({ validator, lease }, { ...invalid, ...foreign })))

    await expectRefusal(validator, 'judgment-signature', send(unsigned(aJudgment({ validator, lease }, invalid))))
    const altered = aJudgment({ validator, lease })
    await expectRefusal(
      validator,
      'judgment-signature',
      send({ ...altered, judgment: { ...altered.judgment, verdict: aVerdict(lease, 1) } }),
    )

    await expectRefusal(validator, 'invalid-reply', send(aJudgment({ validator, lease }, invalid)))
    const other = await aLease(validator, MINER_B)
    const first = aJudgment({ validator, lease: other, miner: MINER_B })
    await acceptJudgment(validator, MINER_B, other.leaseId, first)
    await expectRefusal(validator, 'foreign-judgment', send(aJudgment({ validator, lease, worker: 2 }, { id: first.judgment.id })))
    await expectRefusal(
      validator,
      'already-judged',
      send(aJudgment({ validator, lease: other, miner: MINER_B, worker: 2 }, invalid), other.leaseId, MINER_B),
    )
    clock.advance(1_000_000)
    await expectRefusal(validator, 'same-worker', send(aJudgment({ validator, lease }, invalid)))
    await expectRefusal(validator, 'lease-closed', send(aJudgment({ validator, lease, worker: 2 }, invalid)))
  })

  it('refuses a judgment that comes late, at the very end of the lease, or after it was given back', async () => {
    const { validator, lease, clock } = await aLeased({ tasksPerEpoch: 10 })
    const back = await aLease(validator)
    expect(await releaseLease(validator, MINER_A, back.leaseId)).toEqual({ leaseId: back.leaseId, state: 'released' })
    await expectRefusal(validator, 'lease-closed', () =>
      acceptJudgment(validator, MINER_A, back.leaseId, aJudgment({ validator, lease: back })),
    )
    clock.advance(Date.parse(lease.expiresAt) - clock.now())
    const attempt = () => acceptJudgment(validator, MINER_A, lease.leaseId, aJudgment({ validator, lease }))
    await expectRefusal(validator, 'lease-closed', attempt)
    expect((await db.selectFrom('lease').select('state').where('id', '=', lease.leaseId).executeTakeFirst())?.state).toBe('open')
    clock.advance(1)
    await expectRefusal(validator, 'lease-closed', attempt)
  })

  it('refuses whatever is missing, foreign, doubled, out of range or no number, as it arrives in JSON', async () => {
    const { validator, lease } = await aLeased()
    const { kind, responses } = aVerdict(lease)
    const [first = '', ...rest] = Object.keys(responses)
    const text = JSON.stringify({ kind, responses })
    const one = JSON.stringify(responses[first])
    const numbers = ['1e999', '-1e999', '"5"', 'null', 'true', '[5]', '{}', '0', '11', '-1', '1.5', '1e-9']
    const hostile = [
      ...numbers.map((grade) => text.replace(one, `{"grade":${grade},"rank":1}`)),
      ...numbers.filter((rank) => rank !== '11').map((rank) => text.replace(one, `{"grade":5,"rank":${rank}}`)),
      text.replace(one, '{"grade":5,"rank":17}'),
      text.replace(one, '{"grade":5}'),
      text.replace(one, '{"rank":1}'),
      text.replace(one, 'null'),
      text.replace(one, '{"grade":5,"rank":1,"more":1}'),
      text.replace(`"${first}":`, '"__proto__":'),
      text.replace(`"${first}":`, '"constructor":'),
      text.replace(`"${first}":`, '"r1":'),
      text.replace('{"kind"', `{"__proto__":${one},"kind"`),
      text.replace(`"${first}":`, `"__proto__":${one},"${first}":`),
      text.replace(`"${first}":`, `"extra":${one},"${first}":`),
      JSON.stringify({ kind, responses: Object.fromEntries(rest.map((id) => [id, responses[id]])) }),
      JSON.stringify({ kind, responses: {} }),
      JSON.stringify({ kind, responses: [] }),
      JSON.stringify({ kind: 'cannot-judge', why: 'no such reason' }),
      JSON.stringify({ kind: 'cannot-judge', why: 'broken', responses }),
      JSON.stringify({ kind, responses, reason: 'x'.repeat(2001) }),
      ...['null', '[]', '""', '7', 'true', '{}'],
    ]
    for (const verdict of hostile) {
      expect(verdict, 'is another text than the valid one').not.toBe(text)
      const parsed = JSON.parse(verdict) as unknown
      // 1e999 is read as Infinity, which no canonical JSON holds: there is nothing that a worker could have signed.
      const unsignable = verdict.includes('1e999')
      const signed = unsignable ? aJudgment({ validator, lease }) : aJudgment({ validator, lease }, { verdict: parsed })
      const sent = unsignable ? { ...signed, judgment: { ...signed.judgment, verdict: parsed } } : signed
      await expectRefusal(validator, unsignable ? 'judgment-signature' : 'invalid-reply', () =>
        acceptJudgment(validator, MINER_A, lease.leaseId, sent),
      )
    }
    await acceptJudgment(validator, MINER_A, lease.leaseId, aJudgment({ validator, lease }, { verdict: JSON.parse(text) }))
  })

  it('refuses text that a database cannot hold as it refuses other bad input', async () => {
    const { validator, lease } = await aLeased()
    const verdict = { ...aVerdict(lease), reason: 'a \0 b' }
    const signed = aJudgment({ validator, lease }, { verdict })
    await expectRefusal(validator, 'invalid-reply', () => acceptJudgment(validator, MINER_A, lease.leaseId, signed))
    expect(SignedJudgment.safeParse(signed).success).toBe(false)
    const backslashes = aJudgment({ validator, lease }, { verdict: { ...verdict, reason: 'a \\u0000 b' } })
    expect(SignedJudgment.safeParse(backslashes).success).toBe(true)
    await acceptJudgment(validator, MINER_A, lease.leaseId, backslashes)
  })
})
