import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { lockDataFolder } from './data-lock.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { DatabaseError } from './errors.ts'
import { migrations } from './migrations.ts'
import { preferIndexes } from './prefer-indexes.ts'
import { prepareStatements } from './prepare-statements.ts'
import type { Database } from './schema.ts'

/** What every repository function takes first: the database, or a transaction in it. */
export type Db = Kysely<Database>

export interface Store {
  readonly db: Db
  /** Where it is, for people: a folder, `memory`, or a server's name without its password. */
  readonly location: string
  /** True where nobody but us keeps the database in order: see `vacuum`. */
  readonly embedded: boolean
  /** A folder for sockets, made for its owner alone; `undefined` where the data is shared anyway, or in memory. */
  readonly socketDir: string | undefined
  /** Tells processes that find the data in use where to ask instead; does nothing where the data is shared anyway. */
  announce(url: string, socket?: string): void
  close(): Promise<void>
}

export type StoreLocation =
  | { readonly kind: 'folder'; readonly dataDir: string }
  /** @param dump files of a database to begin with, as PGlite dumps them; without them it begins empty */
  | { readonly kind: 'memory'; readonly dump?: Blob }
  | { readonly kind: 'server'; readonly url: string; readonly exclusive?: boolean }

/**
 * Opens the database and brings its schema up to date: embedded PostgreSQL in a folder or in memory, or a PostgreSQL server.
 * @throws {@link DataFolderInUseError} if another process uses the folder
 * @throws {@link DataFolderError} if the folder cannot be written
 * @throws {@link DatabaseError} if the database does not open, or was written by a newer version
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  if (location.kind === 'server') {
    const { url, exclusive = false } = location
    const release = exclusive ? await claimServer(url) : async () => {}
    const db = createDb({ connectionString: url, max: 10 })
    await migrate(db)
    return {
      db,
      location: new URL(url).host,
      embedded: false,
      socketDir: undefined,
      announce() {},
      async close() {
        await db.destroy()
        await release()
      },
    }
  }
  if (location.kind === 'memory') {
    // In this thread: a third faster, and nothing that lives in memory has a page to keep responsive.
    const { dump } = location
    const pglite = await PGlite.create('memory://', dump ? { loadDataDir: dump } : {})
    const db = createDb({ ...createPgConfig(pglite), max: 1 }, { prepared: true })
    await migrate(db)
    return {
      db,
      location: 'memory',
      embedded: true,
      socketDir: undefined,
      announce() {},
      async close() {
        await db.destroy()
        await pglite.close()
      },
    }
  }
  const { dataDir } = location
  const lock = lockDataFolder(dataDir)
  try {
    const embedded = await startEmbeddedPostgres(join(dataDir, 'postgres'), (error) => process.stderr.write(`! ${error.message}\n`))
    // One connection: PGlite has one session, and a second client would only wait inside it.
    const db = createDb({ host: embedded.socketDir, database: 'postgres', user: 'postgres', max: 1 }, { prepared: true, indexed: true })
    await migrate(db)
    return {
      db,
      location: dataDir,
      embedded: true,
      socketDir: embedded.socketDir,
      announce: lock.announce,
      async close() {
        await db.destroy()
        await embedded.close()
        lock.release()
      },
    }
  } catch (cause) {
    lock.release()
    throw cause
  }
}

/** Any number: the same for every process that would run a network on the same server. */
const NETWORK_LOCK = 52_000_001

/** Makes this process the only one that runs a network on a server: two would hold two chains. The lock ends with its connection. */
async function claimServer(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the server went away, and the lock with it: queries of the pool will tell
  try {
    await client.connect()
    const { rows } = await client.query<{ claimed: boolean }>('select pg_try_advisory_lock($1) as claimed', [NETWORK_LOCK])
    if (rows[0]?.claimed) return () => client.end()
  } catch (cause) {
    throw new DatabaseError({
      expected: `to connect to ${new URL(url).host}`,
      got: cause instanceof Error ? cause.message : String(cause),
      cause,
    })
  }
  await client.end()
  throw new DatabaseError({ expected: `to be the only network on ${new URL(url).host}`, got: 'another process that runs one' })
}

/** @param config of the pool; bigint columns come back as numbers (times, blocks and counters stay below 2^53), `numeric` as text */
export function createDb(config: pg.PoolConfig, { prepared = false, indexed = false } = {}): Db {
  const parsers = new pg.TypeOverrides()
  parsers.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ ...config, types: parsers })
  if (prepared) prepareStatements(pool)
  if (indexed) preferIndexes(pool)
  pool.on('error', () => {}) // an idle connection broke: the pool opens another, and the next query tells if that fails
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

/** Runs the migrations that are missing; several processes may start at once (Kysely takes an advisory lock). */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error)
    throw new DatabaseError({
      expected: 'to bring the schema up to date',
      got: error instanceof Error ? error.message : String(error),
      cause: error,
    })
}
