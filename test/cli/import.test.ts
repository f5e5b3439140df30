import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, newFolder, runKumite } from './kumite-process.ts'

const folder = newFolder()
const data = join(folder, 'data')
afterAll(cleanUp)

const task = (instruction: string): string => JSON.stringify({ instruction, responses: [{ text: 'one' }, { text: 'two' }] })
const pair = JSON.stringify({ prompt: 'Which?', chosen: 'this', rejected: 'that' })

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const importFile = async (path: string, ...flags: string[]) => {
  const { code, stdout, stderr } = await runKumite(['import', path, '--data', data, '--json', ...flags])
  expect(stderr).not.toMatch(/\n\s+at /) // no stack
  return { code, stderr, summary: stdout === '' ? undefined : JSON.parse(stdout) }
}

describe('kumite import', () => {
  it('takes the good lines, and names every other by its number', async () => {
    const lines = [task('first'), '{"broken', pair, '[]', '', task('second'), '{"instruction": "none", "responses": []}']
    const path = file('mixed.jsonl', lines.join('\n'))
    const { code, summary, stderr } = await importFile(path)
    expect(code).toBe(0)
    expect(summary).toMatchObject({ file: path, tasks: 3, queued: 3, refusedCount: 3 })
    expect(summary.refused.map(({ line }: { line: number }) => line)).toEqual([2, 4, 7])
    for (const line of [2, 4, 7]) expect(stderr).toMatch(new RegExp(`^ {2}line ${line}: expected|^ {2}line ${line}: `, 'm'))
  })

  it('does not queue twice what it has queued before', async () => {
    const { code, summary } = await importFile(file('again.jsonl', `${task('first')}\n${task('third')}\n`))
    expect(code).toBe(0)
    expect(summary).toMatchObject({ tasks: 2, queued: 1, refusedCount: 0 })
  })

  it('gives responses the standings of their models on a leaderboard, and refuses a file that is none', async () => {
    const responses = ['a', 'b', 'c'].map((model) => ({ text: `by ${model}`, model }))
    const path = file('models.jsonl', JSON.stringify({ instruction: 'Who is best?', responses }))
    const entries = ['a', 'b'].map((model, place) => ({ model, score: 1200 - 50 * place, uncertainty: 10 }))
    const board = file('board.json', JSON.stringify({ name: 'arena', date: '2026-01-31', entries }))
    expect(await importFile(path, '--leaderboard', board)).toMatchObject({ code: 0, summary: { tasks: 1, queued: 1, onLeaderboard: 1 } })
    const elsewhere = { name: 'arena', date: '2026-01-31', domains: ['code'], entries }
    const other = await importFile(path, '--leaderboard', file('code.json', JSON.stringify(elsewhere)))
    expect(other.summary).toMatchObject({ tasks: 1, onLeaderboard: 0 })
    const twice = file('twice.json', JSON.stringify({ name: 'arena', date: '2026-01-31', entries: [entries[0], entries[0]] }))
    const { code, stderr } = await importFile(path, '--leaderboard', twice)
    expect(code).toBe(1)
    expect(stderr).toContain('twice.json: expected {name, date, domains?, entries')
  })

  it('passes over a line of 100 MB and takes the next', async () => {
    const path = join(folder, 'long.jsonl')
    const megabyte = 'x'.repeat(1_000_000)
    await pipeline(
      (function* () {
        yield '{"instruction": "'
        for (let count = 0; count < 100; count++) yield megabyte
        yield `"}\n${task('after the long line')}\n`
      })(),
      createWriteStream(path),
    )
    const { code, summary } = await importFile(path)
    expect(code).toBe(0)
    expect(summary).toMatchObject({ tasks: 1, queued: 1, refusedCount: 1, refused: [{ line: 1 }] })
    expect(summary.refused[0].reason).toMatch(/^expected at most \d+ bytes in a line, got 1000000\d\d$/)
  })

  it.each([
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${task('wide')}`, 'utf16le')), 'save the file as UTF-8'],
    ['gzip', gzipSync(task('packed')), 'unpack the file first'],
    ['Latin-1', new Uint8Array(Buffer.from(task('caf\u00e9'), 'latin1')), 'save the file as UTF-8'],
  ])('of a file in %s takes nothing, says why and fails', async (name, content, words) => {
    const { code, summary, stderr } = await importFile(file(name, content))
    expect(code).toBe(1)
    expect(summary).toMatchObject({ tasks: 0, queued: 0, refusedCount: 1 })
    expect(stderr).toContain(words)
  })

  it('of an empty file fails, for nothing was imported', async () => {
    const { code, summary } = await importFile(file('empty.jsonl', ''))
    expect(code).toBe(1)
    expect(summary).toMatchObject({ tasks: 0, queued: 0, refusedCount: 0 })
  })

  it.each([
    ['missing', join(folder, 'missing.jsonl'), 'ENOENT'],
    ['a folder', join(folder, 'folder'), 'EISDIR'],
    ['unreadable', '/proc/self/mem', 'EIO'],
  ])('of a file that is %s fails with the reason', async (_name, path, words) => {
    mkdirSync(join(folder, 'folder'), { recursive: true })
    const { code, summary, stderr } = await importFile(path)
    expect({ code, summary }).toEqual({ code: 1, summary: undefined })
    expect(stderr).toContain(words)
    expect(stderr).toContain('Try: check the path and its permissions')
  })
})
