import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { createDb, migrate } from './open-store.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '..', '..')
const folder = join(root, 'node_modules', '.cache', 'kumite-test')

let made: Promise<Blob> | undefined

/**
 * The files of an empty database with every migration run, as `openStore` takes them for one in memory: each test begins as from nothing,
 * without making it anew. Kept between processes under a name that follows from all it is made from.
 * @cost 6 s once for each change of the schema or of the packages, then 10 ms; a database from it opens in 0.4-0.8 s, one from nothing in 2-6 s
 */
export function migratedDatabase(): Promise<Blob> {
  made ??= readOrMake()
  return made
}

async function readOrMake(): Promise<Blob> {
  const name = `${nameOfSources()}.tar`
  try {
    return new Blob([readFileSync(join(folder, name))])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const dump = await make()
  mkdirSync(folder, { recursive: true })
  // Renamed when whole: the other worker may look for it, or be making it, too.
  const unfinished = join(folder, `${name}.${process.pid}`)
  writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()))
  renameSync(unfinished, join(folder, name))
  for (const old of readdirSync(folder)) if (old.endsWith('.tar') && old !== name) rmSync(join(folder, old), { force: true })
  return dump
}

/** All that such a database follows from: the SQL of each step, and the versions of PGlite and Kysely. */
function nameOfSources(): string {
  const steps = join(here, 'migrations')
  const files = [
    join(root, 'package-lock.json'),
    join(here, 'migrations.ts'),
    ...readdirSync(steps)
      .sort()
      .map((step) => join(steps, step)),
  ]
  const hash = createHash('sha256')
  for (const file of files) hash.update(createHash('sha256').update(readFileSync(file)).digest())
  return hash.digest('hex')
}

async function make(): Promise<Blob> {
  const pglite = await PGlite.create('memory://')
  const db = createDb({ ...createPgConfig(pglite), max: 1 })
  await migrate(db)
  await pglite.exec('checkpoint') // so that opening it has nothing to recover
  const dump = await pglite.dumpDataDir('none')
  await db.destroy()
  await pglite.close()
  return dump
}
