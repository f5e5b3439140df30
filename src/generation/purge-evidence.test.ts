import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { getBlob, putBlob } from '../store/blobs.ts'
import type { Db } from '../store/open-store.ts'
import { type AttemptEnd, claimAttempt, endAttempt, listAttempts } from '../store/task-attempts.ts'
import { emptyTables, openTestStores } from '../store/testing.ts'
import { keepReady } from './keep-ready.ts'
import { purgeEvidence } from './purge-evidence.ts'
import { aGeneration } from './testing.ts'

const stores = await openTestStores()
const DAY_MS = 24 * 3600_000

/** An attempt with a picture of its own, and one that all share. */
async function end(db: Db, { atMs, accepted }: { atMs: number; accepted: boolean }): Promise<string> {
  const own = await putBlob(db, { type: 'image/jpeg', bytes: new TextEncoder().encode(`picture at ${atMs}`) }, atMs)
  const shared = await putBlob(db, { type: 'image/jpeg', bytes: new Uint8Array([1]) }, atMs)
  const responses = [own, shared, null].map((screenshot, n) => ({
    source: 'a',
    checks: { bell: n === 0 },
    ...(accepted ? {} : { content: `<p>${n}</p>` }),
    screenshot,
  }))
  const told = { author: 'a', domain: null, family: null, instruction: 'Make a bell.', record: { n: 0, pairs: [], responses } }
  const how: AttemptEnd = accepted
    ? { ...told, state: 'accepted', task: { responses: ['as served'] } }
    : { ...told, state: 'rejected', stage: 'verify-truth', reason: 'not-worse' }
  const claim = { stream: 's', holder: 'h', nowMs: atMs }
  const { n } = await claimAttempt(db, { ...claim, leaseMs: 1000 })
  await endAttempt(db, { ...claim, n }, how)
  return own
}

const recordsOf = async (db: Db) =>
  (await listAttempts(db, { stream: 's', limit: 99 })).map(
    ({ record }) => record as { responses?: { content?: string; screenshot: unknown }[] },
  )

describe.each(stores)('purgeEvidence on $name', ({ db }) => {
  it('drops pictures and contents of what ended before so many days, in the order of the responses, and nothing else', async () => {
    await emptyTables(db)
    const [old, oldToo, young] = [
      await end(db, { atMs: 0, accepted: false }),
      await end(db, { atMs: DAY_MS, accepted: true }),
      await end(db, { atMs: 20 * DAY_MS, accepted: false }),
    ]
    const before = await listAttempts(db, { stream: 's', limit: 99 })
    await purgeEvidence(db, { nowMs: 35 * DAY_MS, days: 30 })
    const after = await listAttempts(db, { stream: 's', limit: 99 })
    const bare = [true, false, false].map((bell) => ({ source: 'a', checks: { bell }, screenshot: null }))
    expect(after).toEqual([
      { ...before[0], record: { n: 0, pairs: [], responses: bare } },
      { ...before[1], record: { n: 0, pairs: [], responses: bare } },
      before[2],
    ])
    expect([await getBlob(db, old), await getBlob(db, oldToo)]).toEqual([undefined, undefined])
    expect(await getBlob(db, young)).toBeDefined()
    const shared = (before[2]!.record as { responses: { screenshot: string }[] }).responses[1]!.screenshot
    expect(await getBlob(db, shared)).toBeDefined() // an old attempt had it, too
  })

  it('goes on where it stopped, and does nothing more than once an hour', async () => {
    await emptyTables(db)
    const dropped = async () => (await recordsOf(db)).map(({ responses }) => responses![0]!.content === undefined)
    for (const atMs of [0, DAY_MS, DAY_MS + 60_000, 2 * DAY_MS]) await end(db, { atMs, accepted: false })
    const purge = (nowMs: number) => purgeEvidence(db, { nowMs, days: 1 })
    await purge(2 * DAY_MS + 1)
    expect(await dropped()).toEqual([true, true, false, false])
    await purge(2 * DAY_MS + 120_000)
    expect(await dropped()).toEqual([true, true, false, false])
    await Promise.all([purge(2 * DAY_MS + 3_700_000), purge(2 * DAY_MS + 3_700_000)])
    expect(await dropped()).toEqual([true, true, true, false])
    await purge(9 * DAY_MS)
    expect(await dropped()).toEqual([true, true, true, true])
  })

  it('is done by the loop that keeps tasks ready, after as many days as its config says', async () => {
    await emptyTables(db)
    await end(db, { atMs: 0, accepted: false })
    const turn = (days: number) =>
      keepReady(aGeneration(db, { config: { evidenceDays: 5 } }), {
        db,
        clock: createSimulatedClock(days * DAY_MS),
        stream: 's',
        holder: 'h',
        stopping: AbortSignal.abort(),
      })
    await turn(5)
    expect((await recordsOf(db))[0]!.responses![0]!.content).toBe('<p>0</p>')
    await turn(6)
    expect((await recordsOf(db))[0]!.responses![0]!.content).toBeUndefined()
  })

  it('takes attempts that never had a response', async () => {
    await emptyTables(db)
    const claim = { stream: 's', holder: 'h', nowMs: 0 }
    await claimAttempt(db, { ...claim, leaseMs: 1000 })
    const about = { author: 'a', domain: null, family: null, instruction: null, record: { n: 0 } }
    await endAttempt(db, { ...claim, n: 0 }, { ...about, state: 'rejected', stage: 'filter-duplicates', reason: 'near-duplicate' })
    await claimAttempt(db, { ...claim, leaseMs: 1000 })
    await purgeEvidence(db, { nowMs: 9 * DAY_MS, days: 1 })
    expect(await recordsOf(db)).toEqual([{ n: 0 }])
  })
})
