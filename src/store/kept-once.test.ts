import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBigintJson, toBigintJson } from './bigint-json.ts'
import { chainBlocks } from './chain-blocks.ts'
import { insertCredits, sumCreditsOfEpoch, sumCreditsOfWorker } from './credits.ts'
import { getCursor, putCursor } from './cursors.ts'
import { insertJudgment } from './judgments.ts'
import { nonceStore } from './nonces.ts'
import { listScoresAfter } from './scores.ts'
import { insertTasks } from './tasks.ts'
import { aJudgmentRow, aScoreRow, aTaskRow, countRows, emptyTables, openTestStores } from './testing.ts'

const stores = await openTestStores()

describe('bigint JSON', () => {
  it('brings every value back, amounts to the last digit', () => {
    const amounts = fc.letrec((tie) => ({
      value: fc.oneof(fc.bigInt(), fc.integer(), fc.string(), fc.boolean(), fc.constant(null), tie('list'), tie('record')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      record: fc.dictionary(
        fc.string().filter((key) => key !== '$bigint' && key !== '__proto__'),
        tie('value'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    }))
    fc.assert(
      fc.property(amounts.value, (value) => {
        expect(fromBigintJson(JSON.parse(toBigintJson(value)))).toEqual(value)
      }),
    )
  })
})

describe.each(stores)('what is kept once on $name', ({ db }) => {
  const terms = { operatorPpm: 0, payWindow: 3, disputeEpochs: 2 }
  const credit = (worker: string, amountRao: bigint) => ({ worker, amountRao, work: 1n })
  const creditAll = (workers: ReturnType<typeof credit>[], epoch = 1) =>
    db.transaction().execute((trx) => insertCredits(trx, { miner: 'm', epoch, operatorRao: 0n, workers, terms }, 0))

  it('credits: an epoch is credited once, whoever comes second and with whatever', async () => {
    await emptyTables(db)
    expect(await creditAll([])).toBe(false)
    expect(await creditAll([credit('a', 10n ** 30n), credit('b', 7n)])).toBe(true)
    expect(await creditAll([credit('c', 5n)])).toBe(false)
    expect(await sumCreditsOfEpoch(db, { miner: 'm', epoch: 1 })).toBe(10n ** 30n + 7n)
    expect(await sumCreditsOfEpoch(db, { miner: 'm', epoch: 2 })).toBe(0n)
    expect(await creditAll([credit('a', 3n)], 2)).toBe(true)
    expect(await sumCreditsOfWorker(db, { miner: 'm', worker: 'a' })).toBe(10n ** 30n + 3n)
  })

  it('credits: all or none, also when one of them is refused', async () => {
    await emptyTables(db)
    await expect(creditAll([credit('a', 1n), credit('a', 2n)])).rejects.toThrow()
    expect(await countRows(db)).toMatchObject({ pay_posting: 0, pay_entry: 0 })
  })

  it('credits: of 20 different ones for an epoch at the same time one is written', async () => {
    await emptyTables(db)
    const written = await Promise.all(Array.from({ length: 20 }, (_, n) => creditAll([credit(`worker ${n}`, 100n)])))
    expect(written.filter(Boolean)).toHaveLength(1)
    expect(await sumCreditsOfEpoch(db, { miner: 'm', epoch: 1 })).toBe(100n)
  })

  it('nonces: each can be used once by a sender, also by 50 at the same time', async () => {
    await emptyTables(db)
    const nonces = nonceStore(db)
    const used = await Promise.all(Array.from({ length: 50 }, () => nonces.use({ sender: 'a', nonce: '1', expiresMs: 10 })))
    expect(used.filter((found) => found === 'new')).toHaveLength(1)
    expect(await nonces.use({ sender: 'b', nonce: '1', expiresMs: 10 })).toBe('new')
    expect(await nonces.use({ sender: 'a', nonce: '2', expiresMs: 20 })).toBe('new')
    await nonces.purge(15)
    expect((await countRows(db)).nonce).toBe(1)
    expect(await nonces.use({ sender: 'a', nonce: '2', expiresMs: 20 })).toBe('used')
  })

  it('regression 4: nonces: no more rows than there is room for, however many come at the same time, until a purge makes some', async () => {
    await emptyTables(db)
    const nonces = nonceStore(db, 3)
    const use = (nonce: number) => nonces.use({ sender: 'a', nonce: `${nonce}`, expiresMs: nonce })
    expect((await Promise.all([1, 1, 2, 3, 4, 5].map(use))).filter((found) => found === 'new').length).toBeLessThanOrEqual(3)
    for (const nonce of [1, 2, 3]) await use(nonce)
    expect(await use(6)).toBe('full')
    expect((await countRows(db)).nonce).toBe(3)
    await nonces.purge(2)
    expect(await Promise.all([use(7), use(8)])).toEqual(['new', 'full'])

    const restarted = nonceStore(db, 3)
    await restarted.purge(2)
    expect(await restarted.use({ sender: 'b', nonce: '1', expiresMs: 9 })).toBe('full')
  })

  it('judgments: one an id, one a lease, one a worker and task', async () => {
    await emptyTables(db)
    await insertTasks(db, [aTaskRow(0), aTaskRow(1)])
    const lease = (id: string, task_id: string, miner: string) =>
      ({ id, task_id, validator: 'v', miner, state: 'submitted', leased_ms: 0, expires_ms: 1 }) as const
    await db
      .insertInto('lease')
      .values([lease('l0', 'task-0000', 'm'), lease('l1', 'task-0000', 'n'), lease('l2', 'task-0001', 'm')])
      .execute()
    const first = aJudgmentRow('l0', 'task-0000')
    expect(await insertJudgment(db, first)).toBe(true)
    for (const colliding of [
      first,
      aJudgmentRow('l0', 'task-0000', { id: 'another', worker: 'another' }),
      aJudgmentRow('l1', 'task-0000', { worker: first.worker }),
      aJudgmentRow('l2', 'task-0001', { id: first.id }),
    ])
      expect(await insertJudgment(db, colliding)).toBe(false)
    expect((await countRows(db)).judgment).toBe(1)
    expect(await insertJudgment(db, aJudgmentRow('l2', 'task-0001', { worker: first.worker }))).toBe(true)
  })

  it('results: each is read once from a cursor on, in pages, by the miner that it is for', async () => {
    await emptyTables(db)
    for (let seq = 0; seq < 9; seq++) {
      const [id, task_id, miner] = [`l${seq}`, `task-000${seq}`, seq % 3 === 0 ? 'other' : 'm']
      await insertTasks(db, [aTaskRow(seq)])
      await db.insertInto('lease').values({ id, task_id, validator: 'v', miner, state: 'submitted', leased_ms: 0, expires_ms: 1 }).execute()
      await db
        .insertInto('score')
        .values(aScoreRow(id, task_id, { miner }))
        .execute()
    }
    const read: string[] = []
    for (;;) {
      const after = await getCursor(db, 'reader')
      const page = await listScoresAfter(db, { validator: 'v', miner: 'm', after, limit: 4 })
      if (page.length === 0) break
      read.push(...page.map((row) => row.lease_id))
      await putCursor(db, 'reader', page.at(-1)!.seq)
    }
    expect(read).toEqual(['l1', 'l2', 'l4', 'l5', 'l7', 'l8'])
    expect(await getCursor(db, 'another reader')).toBe(0)
  })

  it('blocks: come back as they were, amounts of any size included, and one number is one block', async () => {
    await emptyTables(db)
    const chain = chainBlocks<{ kind: string; rao?: bigint }, { kind: string; epoch: number }>(db)
    expect(await chain.load()).toBeUndefined()
    const header = (block: number) => ({ block, timeMs: 1000 * block, hash: `hash ${block}` })
    const stake = 2n ** 100n + 1n
    const events = [
      { kind: 'stake-added', rao: stake },
      { kind: 'epoch-ran', epoch: 1, paid: [-1n, 0n] },
    ]
    await chain.append({ header: header(0), events: [], extrinsics: [], state: { stakes: {} } })
    await chain.append({
      header: header(1),
      events,
      extrinsics: [{ signed: '0x' }],
      state: { stakes: { a: stake }, none: null, list: [1n] },
    })
    await chain.append({ header: header(2), events: [], extrinsics: [], state: { stakes: { a: stake }, deep: { rao: [[0n]] } } })
    expect(await chain.load()).toEqual({ header: header(2), state: { stakes: { a: stake }, deep: { rao: [[0n]] } } })
    expect(await chain.eventsAfter(0, 10)).toEqual([{ header: header(1), events }])
    expect(await chain.eventsAfter(1, 10)).toEqual([])
    expect(await chain.epochs(5)).toEqual([{ header: header(1), epoch: events[1] }])

    await expect(chain.append({ header: header(2), events: [], extrinsics: [], state: { wrong: true } })).rejects.toThrow()
    expect((await chain.load())?.state).toEqual({ stakes: { a: stake }, deep: { rao: [[0n]] } })
    for (let block = 3; block < 9; block++)
      await chain.append({ header: header(block), events: [{ kind: 'epoch-ran', epoch: block } as never], extrinsics: [], state: {} })
    expect((await chain.epochs(3)).map(({ epoch }) => epoch.epoch)).toEqual([6, 7, 8])
    expect((await chain.eventsAfter(2, 2)).map(({ header: { block } }) => block)).toEqual([3, 4])
  })
})
