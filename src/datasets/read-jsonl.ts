import { createReadStream } from 'node:fs'
import { UnreadableFileError } from './errors.ts'

/** One line that was read, or why it could not be. `line` counts from 1 and counts blank lines too. */
export type JsonLine = { readonly line: number; readonly value: unknown } | { readonly line: number; readonly refused: string }

const MAX_LINE_BYTES = 16 * 1024 * 1024
const NEWLINE = 0x0a
/** First bytes of files that are something else from end to end. */
const FOREIGN_FILES = [
  { starts: [0xff, 0xfe], name: 'UTF-16', hint: 'save the file as UTF-8' },
  { starts: [0xfe, 0xff], name: 'UTF-16', hint: 'save the file as UTF-8' },
  { starts: [0x1f, 0x8b], name: 'gzip', hint: 'unpack the file first' },
]

/**
 * Reads JSON lines as a stream: never more than one line in memory, and never one above the limit.
 * A line that is too long, not UTF-8 or not JSON is refused by number, and the rest goes on.
 *
 * @param source a path, or the bytes in chunks of any size
 * @param maxLineBytes longer lines are skipped as they pass
 * @throws {@link UnreadableFileError} if the path cannot be read
 */
export async function* readJsonl(
  source: string | AsyncIterable<Uint8Array>,
  { maxLineBytes = MAX_LINE_BYTES }: { maxLineBytes?: number } = {},
): AsyncGenerator<JsonLine> {
  for await (const { line, bytes, length } of splitLines(source, maxLineBytes)) {
    const foreign = line === 1 ? FOREIGN_FILES.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte)) : undefined
    if (foreign) {
      yield { line, refused: `expected UTF-8 text, got a ${foreign.name} file; ${foreign.hint}` }
      return
    }
    if (length > maxLineBytes) yield { line, refused: `expected at most ${maxLineBytes} bytes in a line, got ${length}` }
    else yield* parseLine(line, bytes)
  }
}

function* parseLine(line: number, bytes: Uint8Array): Generator<JsonLine> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes) // takes a byte order mark away
  } catch {
    yield { line, refused: 'expected UTF-8, got bytes that are none; save the file as UTF-8' }
    return
  }
  if (text.trim() === '') return
  try {
    yield { line, value: JSON.parse(text) }
  } catch (error) {
    const hint = text.includes('\0') ? '; it holds NUL bytes: is the file UTF-16?' : ''
    yield { line, refused: `expected one JSON value, got ${(error as Error).message}${hint}` }
  }
}

interface RawLine {
  readonly line: number
  /** Good until the next line is asked for; of a line above the limit only the beginning. */
  readonly bytes: Uint8Array
  readonly length: number
}

async function* splitLines(source: string | AsyncIterable<Uint8Array>, maxLineBytes: number): AsyncGenerator<RawLine> {
  let line = 1
  let length = 0
  let buffer = new Uint8Array(64 * 1024)
  const take = (part: Uint8Array) => {
    const kept = part.subarray(0, Math.max(0, maxLineBytes - length)) // what is above the limit passes by
    if (kept.length > 0) {
      if (length + kept.length > buffer.length) buffer = grown(buffer, Math.max(length + kept.length, 2 * buffer.length))
      buffer.set(kept, length)
    }
    length += part.length
  }
  const finish = (): RawLine => {
    const whole = { line, bytes: buffer.subarray(0, Math.min(length, maxLineBytes)), length }
    line += 1
    length = 0
    return whole
  }

  for await (const chunk of typeof source === 'string' ? readFile(source) : source) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end))
      yield finish()
      start = end + 1
    }
    if (start < chunk.length) take(chunk.subarray(start))
  }
  if (length > 0) yield finish()
}

function grown(buffer: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size)
  larger.set(buffer)
  return larger
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (cause) {
    throw new UnreadableFileError({ path, cause })
  }
}
