import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { insertHeldLeases } from './held-leases.ts'
import { openStore } from './open-store.ts'
import { takeLease } from './take-lease.ts'
import { vacuum } from './vacuum.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'kumite-indexes-'))
const store = await openStore({ kind: 'folder', dataDir })
afterAll(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the embedded database in a folder', () => {
  const { db } = store
  const lend = (first: number, count: number) =>
    insertHeldLeases(
      db,
      Array.from({ length: count }, (_, n) => ({
        lease_id: `lease-${first + n}`,
        miner: 'miner',
        validator: 'validator',
        mechanism: 'dojo',
        mechid: 0,
        domain: 'text',
        presented: '{}',
        worker: null,
        judges: 1,
        seats: 1,
        state: 'open' as const,
        leased_ms: first + n,
        expires_ms: 1_000_000,
      })),
    )
  const take = (worker: number) =>
    takeLease(db, {
      miner: 'miner',
      worker: `worker-${worker}`,
      mechid: 0,
      nowMs: 1000,
      domains: null,
      barred: [],
      ranked: [],
      needMs: null,
    })

  it('keeps no plan that reads whole tables: it was made when they were small, and is used when they are large', async () => {
    await vacuum(db) // the planner knows of empty tables
    await lend(0, 100)
    for (let worker = 0; worker < 20; worker++) expect(await take(worker)).toBeDefined() // long enough for a plan to be kept
    const before = await wholeReads()
    for (let worker = 20; worker < 60; worker++) expect(await take(worker)).toBeDefined()
    expect(await wholeReads()).toEqual(before)
  })

  /** How often tables were read whole, as the database counts. */
  async function wholeReads(): Promise<unknown[]> {
    await sql`select pg_stat_force_next_flush()`.execute(db)
    const counted = sql`select relname, seq_scan from pg_stat_user_tables where relname in ('assignment', 'held_lease') order by relname`
    return (await counted.execute(db)).rows
  }
})
