import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { taskReader } from '../api/task-reader.ts'
import { emptyTally, tallyRow, writeCard } from '../datasets/dataset-card.ts'
import { DATASET_FORMATS, type DatasetFormat, datasetLines, nothingLeftOut } from '../datasets/dataset-lines.ts'
import type { LeftOut } from '../datasets/read-training-data.ts'
import type { ChatPreference, ChatRow } from '../protocol/training-data.ts'
import { DataFolderInUseError } from '../store/errors.ts'
import type { Store, StoreLocation } from '../store/open-store.ts'
import { NoNetworkError, UsageError } from './errors.ts'
import { mechanismNamed } from './mechanisms.ts'
import { validatorSecrets } from './network-keys.ts'
import { findSettings } from './network-settings.ts'
import { openExistingStore } from './open-existing-store.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation } from './options.ts'
import { createProgress } from './progress.ts'
import { linesToFile, linesToStdout } from './write-lines.ts'

interface ExportOptions {
  format: DatasetFormat
  out: string
  card?: string
  data: string
  databaseUrl?: string
  json?: boolean
}

export function exportCommand(): Command {
  return new Command('export')
    .description('Write the dataset of a network as JSON lines, or as CSV.')
    .addOption(
      new Option(
        '--format <name>',
        'trl-preference: one row a preference pair; raw: one row a judge and response, with all answers; grades: the grades of all criteria as CSV, for `kumite score`; attributes: one row a response with its mean grades; chat: one row a conversation, with its reward; chat-preference: one row a pair of answers in a conversation',
      )
        .choices(DATASET_FORMATS)
        .default('trl-preference'),
    )
    .addOption(new Option('--out <file>', 'file to write; - for stdout').default('-'))
    .addOption(new Option('--card <file>', 'with a chat format: also write what the file holds, as Markdown'))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .action(exportDataset)
}

async function exportDataset(options: ExportOptions): Promise<void> {
  const { format, out, card, json } = options
  if (json && out === '-') throw new UsageError('--json: expected together with --out FILE, got it with stdout', { hint: 'add --out FILE' })
  if (card !== undefined && format !== 'chat' && format !== 'chat-preference')
    throw new UsageError(`--card: expected a chat format with it, got ${format}`, { hint: 'add --format chat or --format chat-preference' })
  const source = await openSource(storeLocation(options), format)
  const tally = emptyTally()
  try {
    const lines =
      card === undefined ? source.lines() : seen(source.lines(), (line) => tallyRow(tally, JSON.parse(line) as ChatRow | ChatPreference)) // as datasetLines wrote it
    const rows = out === '-' ? await linesToStdout(lines) : await linesToFile(lines, out)
    if (card !== undefined && (format === 'chat' || format === 'chat-preference'))
      await linesToFile(oneText(writeCard(out === '-' ? `kumite-${format}` : basename(out), format, tally, source.leftOut)), card)
    createProgress({ quiet: false }).say(`${rows} rows written${out === '-' ? '' : ` to ${out}`}`)
    if (json && out !== '-')
      process.stdout.write(`${JSON.stringify({ format, out, rows, ...(source.leftOut && { leftOut: source.leftOut }) })}\n`)
  } finally {
    await source.close()
  }
}

interface Source {
  /** The dataset, in pieces that end where a row ends. */
  lines(): AsyncIterable<string>
  /** What a chat format leaves out, counted while it is read; `undefined` where somebody else reads it. */
  readonly leftOut: LeftOut | undefined
  close(): Promise<void>
}

/** The data folder itself, or the running network that uses it. */
async function openSource(location: StoreLocation, format: DatasetFormat): Promise<Source> {
  try {
    const store = await openExistingStore(location)
    const leftOut = format === 'chat' || format === 'chat-preference' ? nothingLeftOut() : undefined
    return { lines: () => readLines(store, format, leftOut), leftOut, close: () => store.close() }
  } catch (error) {
    if (!(error instanceof DataFolderInUseError) || error.url === undefined) throw error
    const reply = await fetch(`${error.url}/api/dataset/download?format=${format}`).catch(() => undefined)
    if (!reply?.ok || !reply.body) throw error
    return { lines: () => wholeLines(reply.body!.pipeThrough(new TextDecoderStream())), leftOut: undefined, close: async () => {} }
  }
}

async function* readLines(store: Store, format: DatasetFormat, leftOut: LeftOut | undefined): AsyncGenerator<string> {
  const settings = await findSettings(store.db)
  if (!settings) throw new NoNetworkError({ location: store.location })
  yield* datasetLines(store.db, taskReader(mechanismNamed, validatorSecrets(settings)), format, leftOut)
}

async function* wholeLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield `${line}\n`
  }
}

async function* seen(lines: AsyncIterable<string>, look: (line: string) => void): AsyncGenerator<string> {
  for await (const line of lines) {
    look(line)
    yield line
  }
}

async function* oneText(text: string): AsyncGenerator<string> {
  yield text
}
