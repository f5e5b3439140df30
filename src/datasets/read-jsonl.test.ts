import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnreadableFileError } from './errors.ts'
import { readJsonl } from './read-jsonl.ts'
import { bytesOf, collect } from './testing.ts'

const read = (text: string | Uint8Array, maxLineBytes?: number) =>
  collect(readJsonl(bytesOf(text), maxLineBytes === undefined ? {} : { maxLineBytes }))

describe('readJsonl', () => {
  it('reads what JSON.stringify wrote, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), async (values, chunkSize) => {
        const text = values.map((value) => `${JSON.stringify(value)}\n`).join('')
        const lines = await collect(readJsonl(bytesOf(text, chunkSize)))
        expect(lines).toEqual(values.map((value, index) => ({ line: index + 1, value: JSON.parse(JSON.stringify(value)) })))
      }),
    )
  })

  it('answers any bytes with values and refusals, each line at most once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), async (bytes, maxLineBytes) => {
        const lines = (await read(bytes, maxLineBytes)).map(({ line }) => line)
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
      }),
    )
  })

  it('takes a byte order mark, CRLF, blank lines and a last line without an end', async () => {
    expect(await read('\ufeff{"a":1}\r\n\r\n  \n{"a":2}')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: { a: 2 } },
    ])
  })

  it('names the broken line and goes on', async () => {
    const lines = await read('{"a":1}\n{"a":\n{"a":NaN}\n{"a":3}\n')
    expect(lines.map((entry) => ('refused' in entry ? `${entry.line} refused` : entry.line))).toEqual([1, '2 refused', '3 refused', 4])
  })

  it('refuses a line that is not UTF-8 and goes on', async () => {
    const latin1 = Uint8Array.from(Buffer.from('"caf\xe9"\n"ok"\n', 'latin1'))
    expect(await read(latin1)).toEqual([
      { line: 1, refused: 'expected UTF-8, got bytes that are none; save the file as UTF-8' },
      { line: 2, value: 'ok' },
    ])
  })

  it.each([
    ['UTF-16 from Windows', Buffer.from('\ufeff{"a":1}\n{"a":2}\n', 'utf16le'), 'UTF-16'],
    ['UTF-16, big end first', Buffer.from('\ufeff{"a":1}\n{"a":2}\n', 'utf16le').swap16(), 'UTF-16'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 10, 10, 10]), 'gzip'],
  ])('refuses a file in %s as a whole, with a hint', async (_, bytes, name) => {
    const lines = await read(Uint8Array.from(bytes))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ line: 1, refused: expect.stringContaining(`got a ${name} file; `) })
  })

  it('hints at UTF-16 where there is no mark but NUL bytes', async () => {
    expect(await read(Uint8Array.from(Buffer.from('{"a":1}\n', 'utf16le')))).toContainEqual({
      line: 1,
      refused: expect.stringContaining('UTF-16?'),
    })
  })

  it('takes a line of exactly the limit and refuses one byte more', async () => {
    expect(await read('"1234567"\n"12345678"\n"1"', 9)).toEqual([
      { line: 1, value: '1234567' },
      { line: 2, refused: 'expected at most 9 bytes in a line, got 10' },
      { line: 3, value: '1' },
    ])
  })

  it('lets a line of 100 MB pass without holding it', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0x61)
    const before = process.memoryUsage().arrayBuffers
    let peak = 0
    async function* file() {
      yield* bytesOf('{"first":1}\n"')
      for (let sent = 0; sent < 100 * 1024 * 1024; sent += chunk.length) {
        yield chunk
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - before)
      }
      yield* bytesOf('"\n{"last":1}\n')
    }
    const lines = await collect(readJsonl(file()))
    expect(lines).toEqual([
      { line: 1, value: { first: 1 } },
      { line: 2, refused: `expected at most 16777216 bytes in a line, got ${100 * 1024 * 1024 + 2}` },
      { line: 3, value: { last: 1 } },
    ])
    expect(peak).toBeLessThan(64 * 1024 * 1024) // the limit of 16 MiB, and what doubling it leaves behind
  })

  it('reads a file by its path, and says which one it could not read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'read-jsonl-'))
    try {
      await writeFile(join(folder, 'a.jsonl'), '1\n2\n')
      expect(await collect(readJsonl(join(folder, 'a.jsonl')))).toEqual([
        { line: 1, value: 1 },
        { line: 2, value: 2 },
      ])
      await expect(collect(readJsonl(join(folder, 'b.jsonl')))).rejects.toThrow(UnreadableFileError)
      await expect(collect(readJsonl(folder))).rejects.toThrow(UnreadableFileError)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
