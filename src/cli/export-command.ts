import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import { taskReader } from '../api/task-reader.ts'
import { systemClock } from '../core/clock.ts'
import { readPreferencePairs, readRawJudgments } from '../datasets/read-dataset.ts'
import { toRawJudgment } from '../datasets/to-raw-judgment.ts'
import { toTrlPreference } from '../datasets/to-trl-preference.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { buildNetwork } from './build-network.ts'
import { FileError, UsageError } from './errors.ts'
import { findSettings } from './network-settings.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation } from './options.ts'
import { createProgress } from './progress.ts'

type Format = 'trl-preference' | 'raw'

export function exportCommand(): Command {
  return new Command('export')
    .description('Write the dataset of a network as JSON lines.')
    .addOption(
      new Option('--format <name>', 'trl-preference: one row a preference pair; raw: one row a judge and response')
        .choices(['trl-preference', 'raw'])
        .default('trl-preference'),
    )
    .addOption(new Option('--out <file>', 'file to write; - for stdout').default('-'))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .action(async (options: { format: Format; out: string; data: string; databaseUrl?: string; json?: boolean }) => {
      const store = await openStore(storeLocation(options))
      try {
        const rows =
          options.out === '-' ? await writeToStdout(store, options.format) : await writeToFile(store, options.format, options.out)
        createProgress({ quiet: false }).say(`${rows} rows written${options.out === '-' ? '' : ` to ${options.out}`}`)
        if (options.json && options.out !== '-')
          process.stdout.write(`${JSON.stringify({ format: options.format, out: options.out, rows })}\n`)
      } finally {
        await store.close()
      }
    })
}

async function* lines(store: Store, format: Format, counted: { rows: number }): AsyncGenerator<string> {
  const settings = await findSettings(store.db)
  if (!settings)
    throw new UsageError(`${store.location}: expected the data of a network, got none`, { hint: 'name its folder with --data DIR' })
  const { apiContext } = await buildNetwork({
    db: store.db,
    clock: systemClock,
    settings,
    config: {},
    transport: fetch,
    origin: '',
    thinkingMs: 0,
  })
  const reader = taskReader(apiContext)
  const rows = format === 'raw' ? readRawJudgments(store.db, reader) : readPreferencePairs(store.db, reader)
  for await (const row of rows) {
    counted.rows++
    yield 'chosen' in row ? toTrlPreference(row) : toRawJudgment(row)
  }
}

async function writeToStdout(store: Store, format: Format): Promise<number> {
  const counted = { rows: 0 }
  for await (const line of lines(store, format, counted))
    if (!process.stdout.write(line)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  return counted.rows
}

/** Writes beside the target and renames at the end: a file under that name is always whole. */
async function writeToFile(store: Store, format: Format, out: string): Promise<number> {
  const counted = { rows: 0 }
  const unfinished = `${out}.unfinished`
  try {
    await pipeline(Readable.from(lines(store, format, counted)), createWriteStream(unfinished))
    await rename(unfinished, out)
  } catch (cause) {
    await rm(unfinished, { force: true })
    if ((cause as NodeJS.ErrnoException).syscall) throw new FileError({ file: out, doing: 'write', cause })
    throw cause
  }
  return counted.rows
}
