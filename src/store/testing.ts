import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll } from 'vitest'
import { migratedDatabase } from './migrated-database.testing.ts'
import { type Db, openStore, type Store } from './open-store.ts'
import type { AssignmentTable, JudgmentTable, ScoreTable, TaskTable } from './schema.ts'

export { emptyTables } from './empty-tables.ts'

export interface TestStore {
  /** For `describe.each(...)('... on $name')`. */
  readonly name: 'PGlite' | 'PostgreSQL'
  readonly db: Db
}

/**
 * Migrated databases for one test file, closed after it: PGlite in memory always, PostgreSQL too when TEST_DATABASE_URL names a server.
 * There the file gets a database of its own: a schema would not do, because Kysely's migrator finds the tables of all schemas.
 * @cost PGlite 0.4-0.8 s, PostgreSQL 0.2 s: once a file, not once a test
 */
export async function openTestStores(): Promise<TestStore[]> {
  const embedded = await openMemoryStore()
  afterAll(() => embedded.close())
  const stores: TestStore[] = [{ name: 'PGlite', db: embedded.db }]
  const serverUrl = process.env.TEST_DATABASE_URL
  if (!serverUrl) return stores

  const name = `kumite_test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, `create database ${name}`)
  const server = await openStore({ kind: 'server', url: new URL(`/${name}`, serverUrl).href })
  afterAll(async () => {
    await server.close()
    await onServer(serverUrl, `drop database ${name} with (force)`)
  })
  return [...stores, { name: 'PostgreSQL', db: server.db }]
}

/** An empty database in memory with today's schema, from {@link migratedDatabase}. The caller closes it. */
export async function openMemoryStore(): Promise<Store> {
  return openStore({ kind: 'memory', dump: await migratedDatabase() })
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The database, until the n-th statement: that one throws, as if the process had died before it. */
export function dyingAt(db: Db, n: number): Db {
  let statements = 0
  return db.withPlugin({
    transformQuery({ node }) {
      if (++statements === n) throw new Error('crash')
      return node
    },
    transformResult: async ({ result }) => result,
  })
}

/** The database, at whose n-th query another process gets its turn: what was read is as old as that. The query must be in no transaction. */
export function pausingAfter(db: Db, n: number, turn: () => Promise<void>): Db {
  let queries = 0
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (++queries === n) await turn()
      return result
    },
  })
}

/** How many rows every table holds: compare before and after to see that nothing was written. */
export async function countRows(db: Db): Promise<Record<string, number>> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name).sort()
  const counts = tables.map((name) => `(select count(*) from ${name}) as ${name}`)
  const { rows } = await sql.raw<Record<string, number>>(`select ${counts.join(', ')}`).execute(db)
  return rows[0]!
}

/** An open task of the validator `v`, made at time 0 with its deadline at 10 000. */
export function aTaskRow(seq: number, changes: Partial<Insertable<TaskTable>> = {}): Insertable<TaskTable> {
  return {
    id: `task-${String(seq).padStart(4, '0')}`,
    validator: 'v',
    mechid: 0,
    mechanism: 'dojo',
    mechanism_version: '1',
    domain: 'text',
    origin: 'built-in',
    title: `Task ${seq}`,
    responses: 2,
    body: '{}',
    state: 'open',
    seq,
    created_ms: 0,
    created_epoch: 0,
    deadline_ms: 10_000,
    wanted: 4,
    asked_ms: 0,
    ...changes,
  }
}

/** A judgment by one worker through one lease; ids follow from these. */
export function aJudgmentRow(leaseId: string, taskId: string, changes: Partial<Insertable<JudgmentTable>> = {}): Insertable<JudgmentTable> {
  return {
    id: `judgment of ${leaseId}`,
    lease_id: leaseId,
    task_id: taskId,
    validator: 'v',
    miner: 'm',
    worker: `worker of ${leaseId}`,
    reply: '{}',
    signed: '{}',
    simulated: false,
    received_ms: 0,
    ...changes,
  }
}

/** The score of one miner for one task. */
export function aScoreRow(leaseId: string, taskId: string, changes: Partial<Insertable<ScoreTable>> = {}): Insertable<ScoreTable> {
  return {
    task_id: taskId,
    lease_id: leaseId,
    validator: 'v',
    miner: 'm',
    worker: 'w',
    mechid: 0,
    domain: 'text',
    epoch: 0,
    value: 0.5,
    evidence: 1,
    deviation: '[]',
    shown_ranks: '[]',
    received_ms: 0,
    arrival: 1,
    record: '{"outcome":"scored"}',
    revealed: '[]',
    scored_ms: 0,
    ...changes,
  }
}

/** An open assignment of the worker `w` at the miner `m`. */
export function anAssignmentRow(leaseId: string, changes: Partial<Insertable<AssignmentTable>> = {}): Insertable<AssignmentTable> {
  return {
    lease_id: leaseId,
    miner: 'm',
    validator: 'v',
    worker: 'w',
    mechanism: 'dojo',
    mechid: 0,
    state: 'open',
    leased_ms: 0,
    expires_ms: 10_000,
    ...changes,
  }
}
