import { existsSync } from 'node:fs'
import { Command, Option } from 'commander'
import { taskReader } from '../api/task-reader.ts'
import { readPreferencePairs, readRawJudgments } from '../datasets/read-dataset.ts'
import { toRawJudgment } from '../datasets/to-raw-judgment.ts'
import { toTrlPreference } from '../datasets/to-trl-preference.ts'
import { DataFolderInUseError } from '../store/errors.ts'
import { openStore, type Store, type StoreLocation } from '../store/open-store.ts'
import { NoNetworkError, UsageError } from './errors.ts'
import { mechanismNamed } from './mechanisms.ts'
import { validatorSecrets } from './network-keys.ts'
import { findSettings } from './network-settings.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation } from './options.ts'
import { createProgress } from './progress.ts'
import { linesToFile, linesToStdout } from './write-lines.ts'

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
        const rows = options.out === '-' ? await linesToStdout(source.lines()) : await linesToFile(source.lines(), options.out)
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
  const reader = taskReader(mechanismNamed, validatorSecrets(settings))
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
