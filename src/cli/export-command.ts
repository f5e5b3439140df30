import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import { taskReader } from '../api/task-reader.ts'
import { readPreferencePairs, readRawJudgments } from '../datasets/read-dataset.ts'
import { toRawJudgment } from '../datasets/to-raw-judgment.ts'
import { toTrlPreference } from '../datasets/to-trl-preference.ts'
import { DataFolderInUseError } from '../store/errors.ts'
import { openStore, type Store, type StoreLocation } from '../store/open-store.ts'
import { FileError, NoNetworkError, UsageError } from './errors.ts'
import { mechanismNamed } from './mechanisms.ts'
import { networkKey, validatorSecret } from './network-keys.ts'
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
      if (options.json && options.out === '-')
        throw new UsageError('--json: expected together with --out FILE, got it with stdout', { hint: 'add --out FILE' })
      const source = await openSource(storeLocation(options), options.format)
      try {
        const rows = options.out === '-' ? await writeToStdout(source.lines()) : await writeToFile(source.lines(), options.out)
        createProgress({ quiet: false }).say(`${rows} rows written${options.out === '-' ? '' : ` to ${options.out}`}`)
        if (options.json && options.out !== '-')
          process.stdout.write(`${JSON.stringify({ format: options.format, out: options.out, rows })}\n`)
      } finally {
        await source.close()
      }
    })
}

interface Source {
  /** The dataset, in pieces that end where a row ends. */
  lines(): AsyncIterable<string>
  close(): Promise<void>
}

/** The data folder itself, or the running network that uses it. */
async function openSource(location: StoreLocation, format: Format): Promise<Source> {
  if (location.kind === 'folder' && !existsSync(location.dataDir)) throw new NoNetworkError({ location: location.dataDir })
  try {
    const store = await openStore(location)
    return { lines: () => readLines(store, format), close: () => store.close() }
  } catch (error) {
    if (!(error instanceof DataFolderInUseError) || error.url === undefined) throw error
    const reply = await fetch(`${error.url}/api/dataset/download?format=${format}`).catch(() => undefined)
    if (!reply?.ok || !reply.body) throw error
    return { lines: () => wholeLines(reply.body!.pipeThrough(new TextDecoderStream())), close: async () => {} }
  }
}

async function* readLines(store: Store, format: Format): AsyncGenerator<string> {
  const settings = await findSettings(store.db)
  if (!settings) throw new NoNetworkError({ location: store.location })
  const secrets = new Map<string, string>(
    settings.population.validators.map(({ name }) => [networkKey(settings, `validator/${name}`).address, validatorSecret(settings, name)]),
  )
  const reader = taskReader(mechanismNamed, (validator) => secrets.get(validator) ?? '')
  if (format === 'raw') for await (const judgment of readRawJudgments(store.db, reader)) yield toRawJudgment(judgment)
  else for await (const pair of readPreferencePairs(store.db, reader)) yield toTrlPreference(pair)
}

async function* wholeLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield `${line}\n`
  }
}

/** A reader such as `head` may close the pipe early: that ends the export, and the database is closed as ever. */
async function writeToStdout(lines: AsyncIterable<string>): Promise<number> {
  const counter = { rows: 0 }
  try {
    await pipeline(Readable.from(counted(lines, counter)), process.stdout, { end: false })
  } catch (error) {
    if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  return counter.rows
}

async function* counted(lines: AsyncIterable<string>, counter: { rows: number }): AsyncGenerator<string> {
  for await (const line of lines) {
    counter.rows++
    yield line
  }
}

/** Writes beside the target and renames at the end: a file under that name is always whole. */
async function writeToFile(lines: AsyncIterable<string>, out: string): Promise<number> {
  const counter = { rows: 0 }
  const unfinished = `${out}.unfinished`
  try {
    await pipeline(Readable.from(counted(lines, counter)), createWriteStream(unfinished))
    await rename(unfinished, out)
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => {}) // where nothing can be written, nothing can be removed
    if ((cause as NodeJS.ErrnoException).syscall) throw new FileError({ file: out, doing: 'write', cause })
    throw cause
  }
  return counter.rows
}
