import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import type { Db } from '../store/open-store.ts'
import { claimAttempt, countAttempts, countReady, everyAttempt, type TaskAttemptRow } from '../store/task-attempts.ts'
import { countRows, emptyTables, openTestStores } from '../store/testing.ts'
import type { Generation } from './generate-task.ts'
import { runAttempts } from './run-attempts.ts'
import { aGeneration, type Flaw, sketchAuthor, sketchSandbox, TestNonsense, TestOutage } from './testing.ts'

const stores = await openTestStores()
const LEASE_MS = 1000

/** Runs until so many attempts have ended in this run. */
async function runUntil(
  db: Db,
  generation: Generation,
  ends: number,
  { holder = 'a process', nowMs = 0, stream = 's' } = {},
): Promise<void> {
  let ended = 0
  await runAttempts(generation, {
    db,
    clock: createSimulatedClock(nowMs),
    stream,
    holder,
    more: async (underWay) => ended + underWay < ends,
    onEnd: () => ended++,
  })
}

/** Attempts as they ended, without who made them when, and without what happened to be known when they were made. */
async function endsOf(db: Db): Promise<unknown[]> {
  const ends: unknown[] = []
  for await (const { n, state, task, record, stage, reason, instruction } of everyAttempt(db, 's'))
    ends.push({ n, state, task, stage, reason, instruction, record: { ...(record as object), nearest: null, filter: null } })
  return ends
}

async function attemptsOf(db: Db): Promise<TaskAttemptRow[]> {
  return db.selectFrom('task_attempt').selectAll().orderBy('stream').orderBy('n').execute()
}

const outcomes = (db: Db) => db.selectFrom('known_instruction').select(['n', 'outcome']).orderBy('n').execute()

describe.each(stores)('attempts on $name', ({ name, db }) => {
  const config = { claimMs: LEASE_MS, experimentShare: 0.5, responses: 3 }

  /** Three attempts with something that happens at a call of author, sandbox or picture store. */
  function interrupted(at: number, happen: () => Promise<void>) {
    let calls = 0
    const onCall = async () => {
      if (calls++ >= at) await happen()
    }
    const generation = aGeneration(db, {
      config,
      author: sketchAuthor({ onCall }),
      pages: sketchSandbox(onCall),
      async saveScreenshot() {
        await onCall()
        return 'a picture'
      },
    })
    return { generation, calls: () => calls }
  }

  it.runIf(name === 'PGlite')('come to the same tasks wherever a process dies in between', async () => {
    await emptyTables(db)
    const whole = interrupted(Number.POSITIVE_INFINITY, async () => {})
    await runUntil(db, whole.generation, 2)
    const expected = { ends: await endsOf(db), known: await outcomes(db) }
    expect(whole.calls()).toBeGreaterThan(15)
    for (let at = 0; at < whole.calls(); at++) {
      await emptyTables(db)
      const died = Promise.withResolvers<void>()
      const dying = interrupted(at, () => {
        died.resolve()
        return new Promise(() => {}) // nothing comes after it
      })
      void runUntil(db, dying.generation, 2, { holder: 'who dies' })
      await died.promise
      for (const { state, task, record, ended_ms } of (await attemptsOf(db)).filter(({ state }) => state === 'claimed'))
        expect({ state, task, record, ended_ms }).toEqual({ state: 'claimed', task: null, record: null, ended_ms: null })
      const left = 2 - (await db.selectFrom('task_attempt').select('n').where('state', '!=', 'claimed').execute()).length
      await runUntil(db, interrupted(Number.POSITIVE_INFINITY, async () => {}).generation, left, {
        holder: 'who comes after',
        nowMs: LEASE_MS,
      })
      expect({ at, ends: await endsOf(db), known: await outcomes(db) }).toEqual({ at, ...expected })
    }
  })

  it.runIf(name === 'PGlite')(
    'are given back in an outage, wherever it happens, never rejected, and come to the same tasks later',
    async () => {
      await emptyTables(db)
      const whole = interrupted(Number.POSITIVE_INFINITY, async () => {})
      await runUntil(db, whole.generation, 2)
      const expected = { ends: await endsOf(db), known: await outcomes(db) }
      for (let at = 0; at < whole.calls(); at++) {
        await emptyTables(db)
        const out = interrupted(at, () => Promise.reject(new TestOutage('nobody is there')))
        await expect(runUntil(db, out.generation, 2)).rejects.toThrow('nobody is there')
        expect((await attemptsOf(db)).filter(({ state }) => state === 'rejected')).toEqual([])
        const left = 2 - (await countReady(db, 's'))
        await runUntil(db, interrupted(Number.POSITIVE_INFINITY, async () => {}).generation, left, { holder: 'later', nowMs: 1 }) // long before the claims run out
        expect({ at, ends: await endsOf(db), known: await outcomes(db) }).toEqual({ at, ...expected })
      }
    },
  )

  it('that make trouble again and again are given up after five tries, with the last cause, and the next has its turn', async () => {
    await emptyTables(db)
    let tries = 0
    const onCall = async () => Promise.reject(new TestOutage(`no answer to try ${++tries}`))
    const poisoned = { ...config, sideBySide: 1 }
    for (let turn = 0; turn < 5; turn++)
      await expect(runUntil(db, aGeneration(db, { config: poisoned, author: sketchAuthor({ onCall }) }), 1)).rejects.toThrow('no answer')
    expect((await attemptsOf(db)).map(({ state }) => state)).toEqual(['claimed'])
    await runUntil(db, aGeneration(db, { config: poisoned, author: sketchAuthor(), pages: sketchSandbox() }), 2)
    const [givenUp, next] = await attemptsOf(db)
    expect(givenUp).toMatchObject({ n: 0, state: 'rejected', stage: 'run-attempts', reason: 'given-up' })
    expect(givenUp!.record).toMatchObject({ rejection: { detail: 'begun 5 times: no answer to try 5' } })
    expect(next).toMatchObject({ n: 1, state: 'accepted' })
  })

  it('are kept while they are worked on, however long that takes', async () => {
    await emptyTables(db)
    const clock = createSimulatedClock(0)
    const goOn = Promise.withResolvers<void>()
    const slow = interrupted(1, () => goOn.promise)
    const quickly = { ...slow.generation, config: { ...slow.generation.config, claimMs: 30, sideBySide: 1 } }
    let offered = 1
    const running = runAttempts(quickly, { db, clock, stream: 's', holder: 'slow', more: async () => offered-- > 0 })
    const until = async (held: (rows: TaskAttemptRow[]) => boolean) => {
      while (!held(await attemptsOf(db))) await setImmediate()
    }
    await until(({ length }) => length > 0)
    clock.advance(20)
    await until(([row]) => row!.expires_ms >= 50)
    expect((await claimAttempt(db, { stream: 's', holder: 'next', nowMs: 40, leaseMs: 1000 })).n).toBe(1)
    goOn.resolve()
    await running
    expect((await attemptsOf(db))[0]).toMatchObject({ n: 0, state: 'accepted', holder: expect.stringMatching(/^slow\/.+/) })
  })

  it.runIf(name === 'PGlite')('are given back too where something is wrong that nobody foresaw, and that is told', async () => {
    await emptyTables(db)
    const broken = interrupted(3, () => Promise.reject(new TypeError('a fault of ours')))
    await expect(runUntil(db, broken.generation, 2)).rejects.toThrow('a fault of ours')
    for (const { state, expires_ms } of await attemptsOf(db)) expect({ state, expires_ms }).toEqual({ state: 'claimed', expires_ms: 0 })
  })

  it.runIf(name === 'PGlite')('that come to nothing are counted by stage and reason, each with what was wrong', async () => {
    await emptyTables(db)
    const flaws: (Flaw | undefined)[] = [
      'too-few-requirements',
      'equal-names',
      'asked-before',
      'asked-before',
      'nothing-to-edit',
      'never-runs',
      'original-fails',
      'edits-do-not-show',
      'nobody-to-judge',
      'nonsense',
      undefined,
    ]
    const author = sketchAuthor({ flawOf: (draft) => flaws[draft] })
    await runUntil(db, aGeneration(db, { author, pages: sketchSandbox(), config: { ...config, sideBySide: 1 } }), flaws.length)
    const rows = await attemptsOf(db)
    expect(rows.map(({ state, stage, reason }) => (state === 'accepted' ? state : `${stage}: ${reason}`))).toEqual([
      'write-instruction: unusable-instruction',
      'write-instruction: unusable-instruction',
      'accepted',
      'filter-duplicates: near-duplicate',
      'augment-instruction: too-few-edits',
      'generate-responses: does-not-run',
      'verify-truth: original-fails',
      'verify-truth: not-worse',
      'verify-truth: panel-undecided',
      'generate-responses: unusable-answer',
      'accepted',
    ])
    for (const { state, stage, reason, record, task } of rows.filter(({ state }) => state === 'rejected')) {
      expect(record).toMatchObject({ rejection: { stage, reason, detail: expect.stringMatching(/./) } })
      expect({ state, task }).toEqual({ state: 'rejected', task: null })
    }
    const endings = await countAttempts(db)
    expect(endings.reduce((sum, { count }) => sum + count, 0)).toBe(flaws.length)
    expect(endings).toContainEqual({ state: 'rejected', stage: 'write-instruction', reason: 'unusable-instruction', count: 2 })
  })

  it('that an author cannot answer are over, whatever else is tried', async () => {
    await emptyTables(db)
    const poisoned = interrupted(1, () => Promise.reject(new TestNonsense('sketch: expected sense, got none')))
    await runUntil(db, { ...poisoned.generation, config: { ...poisoned.generation.config, sideBySide: 1 } }, 4)
    const rows = await attemptsOf(db)
    expect(rows.map(({ state }) => state)).toEqual(Array(4).fill('rejected'))
    for (const { record } of rows) expect(record).toMatchObject({ rejection: { detail: 'sketch: expected sense, got none' } })
  })

  it.each([1, 2, 5])('accept no more tasks than were wanted, with %i side by side', async (sideBySide) => {
    for (const wanted of [1, 2, 7]) {
      await emptyTables(db)
      const author = sketchAuthor({ flawOf: (draft) => (draft % 3 === 0 ? 'original-fails' : undefined) })
      let accepted = 0
      await runAttempts(aGeneration(db, { author, pages: sketchSandbox(), config: { ...config, sideBySide } }), {
        db,
        clock: createSimulatedClock(0),
        stream: 's',
        holder: 'h',
        more: async (underWay) => accepted + underWay < wanted,
        onEnd: ({ state }) => {
          if (state === 'accepted') accepted++
        },
      })
      expect(await countReady(db, 's')).toBe(wanted)
      expect((await attemptsOf(db)).filter(({ state }) => state === 'claimed')).toEqual([])
    }
  })

  it('are made once by several processes at once, those of a dead process too', async () => {
    await emptyTables(db)
    for (let n = 0; n < 3; n++) await claimAttempt(db, { stream: 's', holder: 'dead', nowMs: 0, leaseMs: LEASE_MS })
    const made = new Map<string, number>()
    const runs = Array.from({ length: 4 }, (_, process) => {
      const sketch = sketchAuthor()
      const author = {
        ...sketch,
        draft: async (...[seed, examples, rng]: Parameters<typeof sketch.draft>) => {
          const draft = await sketch.draft(seed, examples, rng)
          made.set(draft.instruction.text, (made.get(draft.instruction.text) ?? 0) + 1)
          return draft
        },
      }
      const generation = aGeneration(db, { author, pages: sketchSandbox(), config: { ...config, claimMs: 60_000 } })
      const more = async (underWay: number) => (await countReady(db, 's')) + underWay < 12
      return runAttempts(generation, { db, clock: createSimulatedClock(LEASE_MS), stream: 's', holder: `process ${process}`, more })
    })
    await Promise.all(runs)
    const rows = await attemptsOf(db)
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, n) => n))
    expect(rows.filter(({ state, holder }) => state !== 'accepted' || holder === 'dead')).toEqual([])
    expect(rows.length).toBeGreaterThanOrEqual(12)
    expect(rows.length).toBeLessThanOrEqual(12 + 4 * 2) // each process counts what is ready and what it works on itself
    expect([...made.values()]).toEqual(Array(rows.length).fill(1))
  })

  it('are ended by whoever took them over, not by who comes too late', async () => {
    await emptyTables(db)
    const late = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const slow = interrupted(1, async () => {
      begun.resolve()
      await late.promise
      throw new TestNonsense('sketch: too tired')
    })
    let offered = 1
    let told = 0
    const slowRun = runAttempts(slow.generation, {
      db,
      clock: createSimulatedClock(0),
      stream: 's',
      holder: 'slow',
      more: async () => offered-- > 0,
      onEnd: () => told++,
    })
    await begun.promise
    await runUntil(db, interrupted(Number.POSITIVE_INFINITY, async () => {}).generation, 1, { holder: 'quick', nowMs: LEASE_MS })
    const before = { rows: await attemptsOf(db), known: await outcomes(db), counts: await countRows(db) }
    expect(before.known).toEqual([{ n: 0, outcome: 'accepted' }])
    late.resolve()
    await slowRun
    expect(told).toBe(0)
    expect({ rows: await attemptsOf(db), known: await outcomes(db), counts: await countRows(db) }).toEqual(before)
  })

  it('whose instruction was written anew after an outage make the new one known', async () => {
    await emptyTables(db)
    const first = interrupted(1, () => Promise.reject(new TestOutage('nobody is there')))
    const oneByOne = { ...config, sideBySide: 1 }
    await expect(runUntil(db, { ...first.generation, config: { ...first.generation.config, sideBySide: 1 } }, 1)).rejects.toThrow()
    const other = { author: sketchAuthor(), pages: sketchSandbox(), config: oneByOne, secret: 'a model writes something else' }
    await runUntil(db, aGeneration(db, other), 1)
    await runUntil(db, aGeneration(db, { ...other, stream: 't' }), 1, { stream: 't' })
    const [made, again] = await attemptsOf(db)
    expect(again!.instruction).toBe(made!.instruction)
    expect([made!.state, again!.state, again!.reason]).toEqual(['accepted', 'rejected', 'near-duplicate'])
  })
})
