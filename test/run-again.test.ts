import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAgain } from '../scripts/run-again.mjs'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'kumite-run-again-'))))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs that end so, each with the files that it lists as failed; `undefined` for one that lists nothing. */
async function runs(...ends: { readonly code: number; readonly failed?: readonly string[] }[]) {
  const list = join(folder, 'failed.txt')
  const given: string[][] = []
  const run = async (args: string[]) => {
    const { code, failed } = ends[given.length]!
    given.push(args)
    if (failed) writeFileSync(list, failed.join('\n'))
    return code
  }
  const told: string[] = []
  const code = await runAgain(run, ['--first'], { list, tell: (line) => told.push(line) })
  return { code, given, told: told.at(-1) }
}

describe('tests in CI', () => {
  it('run once where all pass', async () => {
    expect(await runs({ code: 0, failed: [] })).toEqual({ code: 0, given: [['--first']], told: undefined })
  })

  it('run again where few files failed, these alone, and the second run counts', async () => {
    const failed = ['test/a.test.ts', 'test/b.test.ts']
    const given = [['--first'], failed]
    expect(await runs({ code: 1, failed }, { code: 0, failed: [] })).toEqual({
      code: 0,
      given,
      told: 'UNSTEADY, passed by itself alone, to be mended: test/a.test.ts, test/b.test.ts',
    })
    expect(await runs({ code: 1, failed }, { code: 1, failed })).toEqual({ code: 1, given, told: 'failed again' })
  })

  it.each([
    ['many files failed', { code: 1, failed: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }],
    ['what failed is in no file', { code: 1 }],
    ['nothing that failed is listed', { code: 1, failed: [] }],
    ['the run was stopped', { code: 130, failed: ['a'] }],
  ])('do not run again where %s', async (_, end) => {
    expect(await runs(end)).toEqual({ code: end.code, given: [['--first']], told: undefined })
  })

  it('are not taken for failed because of the list of an older run', async () => {
    await runs({ code: 1, failed: ['a'] }, { code: 1, failed: ['a'] })
    expect(await runs({ code: 1 })).toEqual({ code: 1, given: [['--first']], told: undefined })
  })
})
