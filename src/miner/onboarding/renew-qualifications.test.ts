import { beforeEach, describe, expect, it } from 'vitest'
import { extendQualification, listQualifications, putQualification } from '../../store/onboarding-training.ts'
import { anAssignmentRow, emptyTables, openTestStores } from '../../store/testing.ts'
import { RENEW_MS, VALID_MS } from './pass-rule.ts'
import { renewQualifications } from './renew-qualifications.ts'

const stores = await openTestStores()
const DAY_MS = 86_400_000
const NOW_MS = 1_000 * DAY_MS
const UNTIL_MS = NOW_MS + RENEW_MS / 2
const hotkey = 'm' as never

describe.each(stores)('renewQualifications on $name', ({ db }) => {
  beforeEach(() => emptyTables(db))

  /** A qualification, so many scored judgments in its domain, and how long it holds then. */
  async function renewed({
    scores,
    untilMs = UNTIL_MS,
    domain = 'game',
  }: {
    scores: readonly number[]
    untilMs?: number
    domain?: string
  }) {
    await putQualification(db, { miner: hotkey, worker: 'w', domain: 'game', round: 1, passed_ms: untilMs - VALID_MS, until_ms: untilMs })
    const rows = scores.map((score, index) =>
      anAssignmentRow(`lease-${index}`, {
        miner: hotkey,
        worker: 'w',
        domain,
        state: 'scored',
        judged_ms: NOW_MS - index * DAY_MS,
        score,
        result: JSON.stringify({ record: { outcome: 'scored' } }),
      }),
    )
    if (rows.length > 0) await db.insertInto('assignment').values(rows).execute()
    await renewQualifications({ db, hotkey, clock: { now: () => NOW_MS } })
    return (await listQualifications(db, { miner: hotkey, worker: 'w' }))[0]!.until_ms
  }

  it('lets good work renew it, from the newest of it', async () => {
    expect(await renewed({ scores: Array<number>(12).fill(0.6) })).toBe(NOW_MS + VALID_MS)
  })

  it.each([
    { what: 'work at chance level', scores: Array<number>(12).fill(0) },
    { what: 'good work that is too little', scores: Array<number>(9).fill(0.9) },
    { what: 'no work', scores: [] },
  ])('is not renewed by $what', async ({ scores }) => {
    expect(await renewed({ scores })).toBe(UNTIL_MS)
  })

  it('is looked at once an hour, and after a clock that was set back', async () => {
    const scores = Array<number>(12).fill(0.6)
    expect(await renewed({ scores })).toBe(NOW_MS + VALID_MS)
    await putQualificationAgain()
    const at = async (nowMs: number) => {
      await renewQualifications({ db, hotkey, clock: { now: () => nowMs } })
      return (await listQualifications(db, { miner: hotkey, worker: 'w' }))[0]!.until_ms
    }
    expect(await at(NOW_MS + 3_599_999)).toBe(UNTIL_MS)
    expect(await at(NOW_MS + 3_600_000)).toBe(NOW_MS + VALID_MS)
    await putQualificationAgain()
    expect(await at(NOW_MS)).toBe(NOW_MS + VALID_MS)
  })
  const putQualificationAgain = () => extendQualification(db, { miner: hotkey, worker: 'w', domain: 'game', untilMs: UNTIL_MS })

  it('is not renewed by work in another domain, nor before it is near its end, nor after it', async () => {
    const scores = Array<number>(12).fill(0.6)
    expect(await renewed({ scores, domain: 'tool' })).toBe(UNTIL_MS)
    await emptyTables(db)
    const early = NOW_MS + RENEW_MS + DAY_MS
    expect(await renewed({ scores, untilMs: early })).toBe(early)
    await emptyTables(db)
    expect(await renewed({ scores, untilMs: NOW_MS - 1 })).toBe(NOW_MS - 1)
  })
})
