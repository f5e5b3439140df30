import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { InvalidRatingsError } from './errors.ts'
import { readJsonl } from './read-jsonl.ts'

/** One row of a table, and where it ends in its file. */
export interface Row {
  /** 1 = the first line; in a JSON array the first entry. */
  readonly line: number
  /** By the name of the column. Read own keys only. */
  readonly cells: Readonly<Record<string, unknown>>
}

/** What the rows of a file are counted in, for messages. */
export interface Rows {
  readonly place: 'line' | 'entry'
  readonly rows: AsyncIterable<Row>
}

const PEEK_BYTES = 64 * 1024
const MAX_ROW_CHARACTERS = 16 * 1024 * 1024
/** A JSON array is read whole. */
const MAX_ARRAY_BYTES = 256 * 1024 * 1024

/**
 * Reads a table as a stream of rows: CSV with a header (commas, semicolons or tabs), JSON lines, or one JSON array of objects.
 * What it is shows in its first character.
 *
 * @param source bytes in chunks of any size
 * @param file its name, for messages
 * @throws {@link InvalidRatingsError} where it is none of the three, naming the line; the rows throw it too
 */
export async function readRows(source: AsyncIterable<Uint8Array>, file: string): Promise<Rows> {
  const { head, bytes } = await peek(source)
  const text = new TextDecoder().decode(head).trimStart()
  if (text === '') throw new InvalidRatingsError({ where: file, expected: 'a header and rows', got: 'an empty file' })
  if (text.startsWith('[')) return { place: 'entry', rows: rowsOfArray(bytes, file) }
  if (text.startsWith('{')) return { place: 'line', rows: rowsOfJsonl(bytes, file) }
  return { place: 'line', rows: rowsOfCsv(bytes, file, delimiterOf(text)) }
}

/** The first bytes, and all of them. */
async function peek(source: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; bytes: AsyncGenerator<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let size = 0
  while (size < PEEK_BYTES) {
    const { done, value } = await iterator.next()
    if (done) break
    chunks.push(value)
    size += value.length
  }
  const head = Buffer.concat(chunks)
  async function* bytes() {
    yield head
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head, bytes: bytes() }
}

/** Whichever of the three stands in the header most often. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n|\r/, 1)[0]!
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

async function* rowsOfCsv(bytes: AsyncIterable<Uint8Array>, file: string, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    columns: (header: string[]) => checkHeader(header, file),
    info: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: MAX_ROW_CHARACTERS,
  })
  pipeline(Readable.from(textOf(bytes, file)), parser, () => {}) // an error comes out of the loop below
  try {
    for await (const { record, info } of parser) yield { line: info.lines, cells: record }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new InvalidRatingsError({
      where: `${file} line ${'lines' in cause ? cause.lines : '?'}`,
      expected: 'a row of CSV with as many cells as the header',
      got: cause.message.slice(0, 300),
      hint: 'a cell that holds a delimiter, a quote or a line break stands in double quotes, and a quote in it is doubled',
      cause,
    })
  }
}

function checkHeader(header: readonly string[], file: string): string[] {
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index)
  if (twice !== undefined)
    throw new InvalidRatingsError({ where: `${file} line 1`, expected: 'every column name once', got: `"${twice}" twice` })
  return header.map((name, index) => name || `column ${index + 1}`)
}

async function* rowsOfJsonl(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Row> {
  for await (const entry of readJsonl(bytes)) {
    if ('refused' in entry) throw new InvalidRatingsError({ where: `${file} line ${entry.line}`, expected: 'a row', got: entry.refused })
    yield { line: entry.line, cells: checkObject(entry.value, `${file} line ${entry.line}`) }
  }
}

async function* rowsOfArray(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Row> {
  const parts: string[] = []
  let size = 0
  for await (const part of textOf(bytes, file)) {
    size += part.length
    if (size > MAX_ARRAY_BYTES)
      throw new InvalidRatingsError({
        where: file,
        expected: `a JSON array of at most ${MAX_ARRAY_BYTES / 2 ** 20} MB`,
        got: 'a larger one',
        hint: 'write one object a line (JSON lines): they are read one by one',
      })
    parts.push(part)
  }
  let array: unknown
  try {
    array = JSON.parse(parts.join(''))
  } catch (cause) {
    throw new InvalidRatingsError({ where: file, expected: 'a JSON array of objects', got: (cause as Error).message, cause })
  }
  for (const [index, value] of (array as unknown[]).entries())
    yield { line: index + 1, cells: checkObject(value, `${file} entry ${index + 1}`) }
}

function checkObject(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new InvalidRatingsError({
    where,
    expected: 'an object with a key per column',
    got: Array.isArray(value) ? 'a list' : String(value),
  })
}

/** UTF-8 in pieces, without a byte order mark. */
async function* textOf(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new InvalidRatingsError({
      where: file,
      expected: 'text in UTF-8',
      got: 'bytes that are none',
      hint: 'unpack the file, or save it as UTF-8',
      cause,
    })
  }
}
