import { describe, expect, it } from 'vitest'
import type { Db } from '../store/open-store.ts'
import { type AttemptEnd, claimAttempt, endAttempt, markTaken } from '../store/task-attempts.ts'
import { insertTasks } from '../store/tasks.ts'
import { aJudgmentRow, aTaskRow, emptyTables, openTestStores } from '../store/testing.ts'
import type { FamilyAudit } from './audit-families.ts'
import { readAudit } from './read-audit.ts'

const stores = await openTestStores()

const shown = (family: string) => ({ better: 0, worse: 1, edits: [{ family, requirement: 'a', by: 'execution' }] })
const about = (author: string) => ({ author, domain: null, family: null, instruction: null })
const accepted = (family: string, author = 'a'): AttemptEnd => ({
  ...about(author),
  state: 'accepted',
  task: {},
  record: { pairs: [shown(family)] },
})
const rejected = (family: string, { author = 'a', before = [] as string[] } = {}): AttemptEnd => ({
  ...about(author),
  state: 'rejected',
  stage: 'verify-truth',
  reason: 'not-worse',
  record: { rejection: { family }, pairs: before.map(shown) },
})

async function end(db: Db, ends: readonly AttemptEnd[], fromMs = 0): Promise<void> {
  for (const [index, how] of ends.entries()) {
    const claim = { stream: 's', holder: 'h', nowMs: fromMs + index }
    const { n } = await claimAttempt(db, { ...claim, leaseMs: 1000 })
    await endAttempt(db, { ...claim, n }, how)
  }
}

const ofFamily = (audits: readonly FamilyAudit[], family: string) => audits.find((audit) => audit.family === family)!

describe.each(stores)('readAudit on $name', ({ db }) => {
  it('counts the edits that showed before the one that did not', async () => {
    await emptyTables(db)
    await end(db, [accepted('drop'), rejected('weaken', { before: ['drop', 'style'] })])
    const audits = await readAudit(db, 0)
    expect(['drop', 'style', 'weaken'].map((family) => ofFamily(audits, family).verified)).toMatchObject([
      { pairs: 2, wrong: 0 },
      { pairs: 1, wrong: 0 },
      { pairs: 1, wrong: 1 },
    ])
  })

  it('counts the edits of one author alone, or of all', async () => {
    await emptyTables(db)
    await end(db, [...Array.from({ length: 20 }, () => rejected('drop')), accepted('drop', 'b')])
    expect(ofFamily(await readAudit(db, 0, { author: 'a' }), 'drop')).toMatchObject({
      verified: { pairs: 20, wrong: 20 },
      quarantined: true,
    })
    expect(ofFamily(await readAudit(db, 0, { author: 'b' }), 'drop')).toMatchObject({
      verified: { pairs: 1, wrong: 0 },
      quarantined: false,
    })
    expect(ofFamily(await readAudit(db, 0), 'drop').verified).toMatchObject({ pairs: 21, wrong: 20 })
  })

  it('goes by the newest 200 edits of a family: what was mended counts as it is now', async () => {
    await emptyTables(db)
    const many = (count: number, family: string): AttemptEnd => ({ ...accepted(family), record: { pairs: Array(count).fill(shown(family)) } }) // biome-ignore format: one thing
    await end(db, [...Array.from({ length: 30 }, () => rejected('drop')), rejected('style')])
    expect(ofFamily(await readAudit(db, 0), 'drop')).toMatchObject({ verified: { pairs: 30, wrong: 30 }, quarantined: true })
    await end(db, [many(190, 'drop')], 100)
    expect(ofFamily(await readAudit(db, 0), 'drop')).toMatchObject({ verified: { pairs: 200, wrong: 10 }, quarantined: false })
    expect(ofFamily(await readAudit(db, 0), 'style').verified).toMatchObject({ pairs: 1, wrong: 1 })
  })

  it('puts a family back in use when edits that were only tried show that it has been mended', async () => {
    await emptyTables(db)
    await end(
      db,
      Array.from({ length: 20 }, () => rejected('weaken')),
    )
    expect(ofFamily(await readAudit(db, 0), 'weaken')).toMatchObject({ verified: { pairs: 20, wrong: 20 }, quarantined: true })
    const probed = (shown: boolean): AttemptEnd => ({
      ...accepted('drop'),
      record: { pairs: [], probe: { family: 'weaken', requirement: 'a', shown } },
    })
    await end(db, [probed(false), ...Array.from({ length: 190 }, () => probed(true))], 100)
    expect(ofFamily(await readAudit(db, 0), 'weaken')).toMatchObject({ verified: { pairs: 200, wrong: 10 }, quarantined: false })
    expect(ofFamily(await readAudit(db, 0, { told: true }), 'weaken').verified).toMatchObject({ pairs: 20 }) // their tasks still wait
  })

  it('lets the majority of at least three people say of a scored task what is worse, not simulated ones', async () => {
    await emptyTables(db)
    const ranked = (first: number, second: number) => JSON.stringify({ ranks: { x: first, y: second } })
    const replies = [ranked(1, 2), ranked(1, 2), ranked(2, 1), '{}']
    const body = JSON.stringify({ responses: [{ id: 'y', knownRank: 2 }, { id: 'x', knownRank: 1 }, { id: 'z' }] }) // biome-ignore format: one thing
    for (const [seq, people] of [3, 2].entries()) {
      const id = `task-${seq}`
      await insertTasks(db, [aTaskRow(seq, { id, body, state: 'scored', scored_ms: 0 })])
      await end(db, [accepted('drop')])
      await markTaken(db, { stream: 's', n: seq }, { validator: 'v', taskId: id })
      for (const [judge, reply] of replies.entries()) {
        const lease = `lease ${seq} ${judge}`
        const row = { id: lease, task_id: id, validator: 'v', miner: `m${judge}`, state: 'submitted' as const, leased_ms: 0, expires_ms: 0 }
        await db.insertInto('lease').values(row).execute()
        const simulated = judge >= people && reply !== '{}'
        await db
          .insertInto('judgment')
          .values(aJudgmentRow(lease, id, { miner: `m${judge}`, reply, simulated }))
          .execute()
      }
    }
    expect(ofFamily(await readAudit(db, 0, { author: 'a' }), 'drop').people).toMatchObject({ pairs: 1, wrong: 0 })
    expect(ofFamily(await readAudit(db, 0, { author: 'b' }), 'drop').people).toMatchObject({ pairs: 0 })
    const days = (count: number) => count * 24 * 3600_000
    expect(ofFamily(await readAudit(db, days(90)), 'drop').people).toMatchObject({ pairs: 1 })
    expect(ofFamily(await readAudit(db, days(90) + 1), 'drop').people).toMatchObject({ pairs: 0 })
  })
})
