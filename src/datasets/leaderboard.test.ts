import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { InvalidLeaderboardError, UnreadableFileError } from './errors.ts'
import { readLeaderboard } from './leaderboard.ts'

const folder = mkdtempSync(join(tmpdir(), 'kumite-leaderboard-'))
afterAll(() => rmSync(folder, { recursive: true }))

const entries = ['a', 'b'].map((model, place) => ({ model, score: 1200 - 50 * place, uncertainty: 10 }))
const board = { name: 'arena', date: '2026-01-31', entries }

const read = (content: string) => {
  const path = join(folder, 'board.json')
  writeFileSync(path, content)
  return readLeaderboard(path)
}

describe('readLeaderboard', () => {
  it('reads what a leaderboard is', async () => {
    expect(await read(JSON.stringify(board))).toEqual(board)
  })

  it.each([
    ['no JSON', 'no json'],
    ['a list', '[]'],
    ['a model twice', JSON.stringify({ ...board, entries: [entries[0], entries[0]] })],
    ['one model', JSON.stringify({ ...board, entries: [entries[0]] })],
    ['no date', JSON.stringify({ name: 'arena', entries })],
    ['an uncertainty below 0', JSON.stringify({ ...board, entries: [entries[0], { ...entries[1], uncertainty: -1 }] })],
  ])('refuses %s, and says what it expected', async (_, content) => {
    await expect(read(content)).rejects.toThrow(InvalidLeaderboardError)
    await expect(read(content)).rejects.toThrow('board.json: expected {name, date, domains?, entries')
  })

  it('says which file it cannot read', async () => {
    await expect(readLeaderboard(join(folder, 'none.json'))).rejects.toThrow(UnreadableFileError)
  })
})
