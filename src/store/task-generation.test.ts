import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getBlob, putBlob } from './blobs.ts'
import {
  addKnownInstruction,
  findKnownInstruction,
  listKnownInstructions,
  lockKnownInstructions,
  setKnownOutcome,
} from './known-instructions.ts'
import { insertModelCall, sumModelCalls } from './model-calls.ts'
import type { Db } from './open-store.ts'
import {
  type AttemptEnd,
  claimAttempt,
  countAttempts,
  countReady,
  endAttempt,
  listAttempts,
  markRefused,
  markTaken,
  releaseAttempt,
  renewAttempt,
  takeReady,
} from './task-attempts.ts'
import { addTaskSeed, listTaskSeeds } from './task-seeds.ts'
import { insertTasks } from './tasks.ts'
import { aTaskRow, emptyTables, openTestStores } from './testing.ts'

const stores = await openTestStores()

const ABOUT = { author: 'built-in', domain: 'game', family: 'quiz-game', instruction: 'Make a quiz.', record: { seed: 's' } }
const ACCEPTED: AttemptEnd = { ...ABOUT, state: 'accepted', task: { responses: 4 } }
const REJECTED: AttemptEnd = { ...ABOUT, state: 'rejected', stage: 'filter', reason: 'known' }

describe.each(stores)('attempts at tasks on $name', ({ name, db }) => {
  const claim = async (holder: string, nowMs = 0, stream = 's') => (await claimAttempt(db, { stream, holder, nowMs, leaseMs: 100 })).n
  const end = (n: number, holder: string, how: AttemptEnd, nowMs = 10) => endAttempt(db, { stream: 's', n, holder, nowMs }, how)

  it('are numbered from 0 in every stream, and each is claimed by one of 20 that ask at once', async () => {
    await emptyTables(db)
    const claimed = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(`holder ${n}`)))
    expect(claimed.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n))
    expect(await claim('h', 0, 'another stream')).toBe(0)
  })

  it('are taken over when their time has run out, lowest number first, each by one of those that ask at once', async () => {
    await emptyTables(db)
    for (const n of [0, 1, 2, 3]) await claim(`first ${n}`, n)
    await end(1, 'first 1', REJECTED)
    expect(await claim('early', 99)).toBe(4)
    const later = await Promise.all(Array.from({ length: 5 }, (_, n) => claim(`second ${n}`, 102)))
    expect(later.sort((a, b) => a - b)).toEqual([0, 2, 5, 6, 7])
  })

  it('end once, and not by a holder that has lost its claim', async () => {
    await emptyTables(db)
    await claim('slow')
    expect(await claim('quick', 100)).toBe(0)
    expect(await end(0, 'slow', REJECTED, 101)).toBe(false)
    const ends = await Promise.all([1, 2, 3].map(() => end(0, 'quick', ACCEPTED, 102)))
    expect(ends.filter(Boolean)).toHaveLength(1)
    expect(await end(0, 'quick', REJECTED, 103)).toBe(false)
    expect(await end(7, 'quick', ACCEPTED)).toBe(false)
    expect(await listAttempts(db, { stream: 's', limit: 9 })).toMatchObject([
      { ...ABOUT, n: 0, state: 'accepted', holder: 'quick', ended_ms: 102, task: { responses: 4 }, stage: null },
    ])
  })

  it("are kept by who renews them in time, and are nobody else's to renew", async () => {
    await emptyTables(db)
    await claim('slow')
    await renewAttempt(db, { stream: 's', n: 0, holder: 'slow', expiresMs: 300 })
    await renewAttempt(db, { stream: 's', n: 0, holder: 'another', expiresMs: 1 })
    expect(await claim('early', 299)).toBe(1)
    expect(await claim('quick', 300)).toBe(0)
    await renewAttempt(db, { stream: 's', n: 0, holder: 'slow', expiresMs: 9999 })
    expect(await claim('third', 400)).toBe(0)
  })

  it('tell how often they were claimed and why they were last given back', async () => {
    await emptyTables(db)
    const claimed = { stream: 's', holder: 'h', nowMs: 0, leaseMs: 100 }
    expect(await claimAttempt(db, claimed)).toEqual({ n: 0, tries: 1, cause: null })
    await releaseAttempt(db, { ...claimed, n: 0, cause: 'nobody\0 is there' })
    expect(await claimAttempt(db, claimed)).toEqual({ n: 0, tries: 2, cause: 'nobody\ufffd is there' })
    expect(await claimAttempt(db, { ...claimed, nowMs: 100 })).toEqual({ n: 0, tries: 3, cause: 'nobody\ufffd is there' })
  })

  it('may still be ended after their time, as long as nobody has taken over', async () => {
    await emptyTables(db)
    await claim('slow')
    expect(await end(0, 'slow', ACCEPTED, 10_000)).toBe(true)
    expect(await claim('next', 20_000)).toBe(1)
  })

  it('keep any text, with U+FFFD for what PostgreSQL cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom('a', '\0', '\ud800', '\udc00', '"', '\\', '\\u0000', 'é') }), async (text) => {
        await emptyTables(db)
        await claim('h')
        const record = { [text]: [{ text }], dated: new Date(0) }
        expect(await end(0, 'h', { ...REJECTED, reason: text, instruction: text, record })).toBe(true)
        const kept = text.toWellFormed().replaceAll('\0', '\ufffd')
        const [row] = await listAttempts(db, { stream: 's', limit: 1 })
        expect(row).toMatchObject({ reason: kept, instruction: kept })
        expect(row!.record).toEqual({ [kept]: [{ text: kept }], dated: '1970-01-01T00:00:00.000Z' })
      }),
      { numRuns: 12 },
    )
  })

  async function withAttempts(ends: readonly AttemptEnd[]): Promise<void> {
    await emptyTables(db)
    for (const [n, how] of ends.entries()) {
      await claim(`holder ${n}`)
      await end(n, `holder ${n}`, how)
    }
  }

  it('are taken in the order of their numbers once they are accepted, each once', async () => {
    await withAttempts([ACCEPTED, REJECTED, ACCEPTED, ACCEPTED, ACCEPTED])
    expect(await countReady(db, 's')).toBe(4)
    const takeTwo = (validator: string) =>
      db.transaction().execute(async (trx) => {
        const taken = await takeReady(trx, { stream: 's', limit: 2 })
        for (const { n } of taken) await markTaken(trx, { stream: 's', n }, { validator, taskId: `task of ${n}` })
        return taken
      })
    expect(await takeTwo('v')).toEqual([
      { n: 0, task: { responses: 4 } },
      { n: 2, task: { responses: 4 } },
    ])
    const rest = [...(await Promise.all(['a', 'b', 'c'].map(takeTwo))), await takeTwo('d')].flat()
    expect(rest.map(({ n }) => n).sort()).toEqual([3, 4])
    expect(await countReady(db, 's')).toBe(0)
    expect((await listAttempts(db, { stream: 's', limit: 1 }))[0]).toMatchObject({ taken_by: 'v', task_id: 'task of 0' })
  })

  it('are offered no more once a validator has refused them', async () => {
    await withAttempts([ACCEPTED, ACCEPTED])
    await markRefused(db, { stream: 's', n: 0 }, { validator: 'v', refused: 'no task' })
    expect(await countReady(db, 's')).toBe(1)
    expect((await takeReady(db, { stream: 's', limit: 9 })).map(({ n }) => n)).toEqual([1])
  })

  it.runIf(name === 'PostgreSQL')('are taken past those that another validator is taking', async () => {
    await withAttempts([ACCEPTED, ACCEPTED, ACCEPTED])
    await db.transaction().execute(async (other) => {
      expect(await takeReady(other, { stream: 's', limit: 2 })).toHaveLength(2)
      await db
        .transaction()
        .execute(async (trx) => expect((await takeReady(trx, { stream: 's', limit: 2 })).map(({ n }) => n)).toEqual([2]))
    })
  })

  it('are listed page by page without those under way, and counted by how they ended', async () => {
    await withAttempts([ACCEPTED, REJECTED, { ...REJECTED, reason: 'other' }, REJECTED])
    await claim('at work')
    const first = await listAttempts(db, { stream: 's', limit: 3 })
    const second = await listAttempts(db, { stream: 's', after: first.at(-1)!.n, limit: 3 })
    expect([...first, ...second].map(({ n }) => n)).toEqual([0, 1, 2, 3])
    const counts = await countAttempts(db, 's')
    expect(counts).toHaveLength(4)
    expect(counts).toContainEqual({ state: 'claimed', stage: null, reason: null, count: 1 })
    expect(counts.find(({ state }) => state === 'rejected')).toEqual({ state: 'rejected', stage: 'filter', reason: 'known', count: 2 })
  })
})

describe.each(stores)('what tasks are made from on $name', ({ name, db }) => {
  const seed = (axis: string, value: string) => ({ axis, value, words: value, weight: 1, origin: 'organic' as const, added_ms: 0 })

  it('seeds: each value once on its axis, always in the same order', async () => {
    await emptyTables(db)
    for (const [axis, value] of [
      ['b', 'x'],
      ['a', 'z'],
      ['a', 'Y'],
      ['a', 'é'],
    ] as const)
      expect(await addTaskSeed(db, seed(axis, value))).toBe(true)
    expect(await addTaskSeed(db, { ...seed('a', 'z'), weight: 5 })).toBe(false)
    expect((await listTaskSeeds(db)).map(({ axis, value, weight }) => `${axis} ${value} ${weight}`)).toEqual([
      'a Y 1',
      'a z 1',
      'a é 1',
      'b x 1',
    ])
    for (const weight of [-1, Number.POSITIVE_INFINITY, Number.NaN])
      await expect(addTaskSeed(db, { ...seed('a', 'w'), weight })).rejects.toThrow()
  })

  it('blobs: any bytes come back, the same ones are kept once', async () => {
    await emptyTables(db)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const hash = await putBlob(db, { type: 'image/png', bytes }, 0)
        expect(await putBlob(db, { type: 'text/plain', bytes }, 1)).toBe(hash)
        const kept = await getBlob(db, hash)
        expect([...kept!.bytes]).toEqual([...bytes])
        expect(kept!.type).toBe('image/png')
      }),
      { numRuns: 20 },
    )
    expect(await getBlob(db, 'no such hash')).toBeUndefined()
  })

  it('calls of models are summed by model, from a time on', async () => {
    await emptyTables(db)
    const call = { model: 'a', purpose: 'instruction', prompt_tokens: 10, completion_tokens: 5, cost_usd: 0.1, ms: 7, outcome: 'answered' }
    await insertModelCall(db, { ...call, at_ms: 1 })
    for (const at_ms of [2, 3, 4]) await insertModelCall(db, { ...call, at_ms, outcome: at_ms === 4 ? 'model-timeout' : 'answered' })
    await insertModelCall(db, { ...call, model: 'b', at_ms: 2, cost_usd: 0 })
    const sums = await sumModelCalls(db, 2)
    expect(sums).toHaveLength(2)
    expect(sums).toContainEqual({ model: 'a', calls: 3, answered: 2, promptTokens: 30, completionTokens: 15, costUsd: 0.3 })
    expect(sums).toContainEqual({ model: 'b', calls: 1, answered: 1, promptTokens: 10, completionTokens: 5, costUsd: 0 })
  })

  it('a task may be made by a language model, and by nothing unheard of', async () => {
    await emptyTables(db)
    await insertTasks(db, [aTaskRow(0, { origin: 'generated' })])
    await expect(insertTasks(db, [aTaskRow(1, { origin: 'unheard of' as 'generated' })])).rejects.toThrow()
  })

  const known = (text: string, n: number | null = null) => ({
    hash: `hash of ${text}`,
    text,
    source: 'generated' as const,
    outcome: null,
    bands: [1, -(2 ** 31)],
    vector: Buffer.from([1, 2, 255]),
    embedder: 'e',
    added_ms: 0,
    stream: n === null ? null : 's',
    n,
  })
  const add = (db: Db, row: ReturnType<typeof known>) =>
    db.transaction().execute(async (trx) => {
      await lockKnownInstructions(trx)
      return addKnownInstruction(trx, row)
    })

  it('instructions: each text once, each attempt once, and what became of it', async () => {
    await emptyTables(db)
    expect(await add(db, known('a', 0))).toBe(1)
    expect(await add(db, known('a', 1))).toBeUndefined()
    expect(await add(db, known('b', 0))).toBeUndefined()
    await setKnownOutcome(db, { stream: 's', n: 0 }, 'rejected')
    const row = await findKnownInstruction(db, 'hash of a')
    expect(row).toMatchObject({ text: 'a', outcome: 'rejected', bands: [1, -(2 ** 31)], stream: 's', n: 0 })
    expect([...row!.vector!]).toEqual([1, 2, 255])
    expect(await findKnownInstruction(db, 'hash of b')).toBeUndefined()
  })

  it.runIf(name === 'PostgreSQL')('instructions: who follows by id misses none that is written by others at the same time', async () => {
    await emptyTables(db)
    const seen: number[] = []
    const follow = async () => {
      for (const { id } of await listKnownInstructions(db, { after: seen.at(-1) ?? 0, limit: 1000 })) seen.push(id)
    }
    let writing = true
    const writers = Promise.all(Array.from({ length: 100 }, (_, n) => add(db, known(`text ${n}`, n)))).finally(() => {
      writing = false
    })
    while (writing) await follow()
    await writers
    await follow()
    expect(seen).toHaveLength(100)
  })
})
