import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, newFolder, root, runKumite, startProgram } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe.concurrent('the command line', () => {
  it.each([[[]], [['--help']], [['up', '--help']], [['import', '--help']], [['export', '--help']], [['help', 'up']]])(
    'explains itself on stdout: kumite %j',
    async (args) => {
      const { code, stdout, stderr } = await runKumite(args)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^Usage: kumite/)
    },
  )

  it.each([
    [['--version', '--nope'], "unknown option '--nope'"],
    [['nope'], "unknown command 'nope'"],
    [['up', '--nope'], "unknown option '--nope'"],
    [['up', 'extra'], 'too many arguments'],
    [['up', '--port'], "option '--port <n>' argument missing"],
    [['up', '--port', '0'], 'a whole number from 1 to 65535'],
    [['up', '--port', '4e3'], 'a whole number from 1 to 65535'],
    [['up', '--block-ms', '-5'], 'a whole number from 100 to 600000'],
    [['up', '--epochs', '3'], 'expected together with --headless'],
    [['up', '--json'], 'expected together with --headless'],
    [['up', '--headless', '--recipe', 'other.json'], '--recipe: expected without --headless'],
    [['up', '--headless', '--judges'], '--judges: expected without --headless'],
    [['up', '--headless', '--epochs', '0'], 'a whole number from 1 to 1000'],
    [['up', '--headless', '--epochs', 'NaN'], 'a whole number from 1 to 1000'],
    [['import'], "missing required argument 'file'"],
    [['import', 'a', 'b'], 'too many arguments'],
    [['export', '--format', 'csv'], 'Allowed choices are trl-preference, raw'],
  ])('refuses kumite %j with exit code 2 and one clear line', async (args, words) => {
    const { code, stdout, stderr } = await runKumite(args.includes('--version') ? args.slice(1) : args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('ends quietly when the reader of a pipe goes away', async () => {
    const { stdout, stderr } = await startProgram(['/bin/sh', '-c', './kumite up --help | head -1; ./kumite --help | head -0'], {
      cwd: root,
    }).ended
    expect({ stdout, stderr }).toEqual({ stdout: 'Usage: kumite up [options]\n', stderr: '' })
  })

  it('is the same through npm, with nothing but data on stdout', async () => {
    const [direct, npm] = await Promise.all([
      startProgram(['./kumite', 'up', '--port', 'x']).ended,
      startProgram(['npm', 'run', '-s', 'kumite', '--', 'up', '--port', 'x']).ended,
    ])
    expect(direct).toMatchObject({ code: 2, stdout: '' })
    expect(npm).toMatchObject({ code: 2, stdout: '' })
    for (const { stderr } of [direct, npm]) expect(stderr).toContain('a whole number from 1 to 65535')
  })
})

describe('a data folder that cannot be', () => {
  const plain = file('plain', 'a file')
  it.each([
    ['below a file', join(plain, 'sub')],
    ['a file', plain],
    ['in /proc, where not even root may write', '/proc/kumite/data'],
  ])('is told in words by every command: %s', async (_name, data) => {
    const tasks = file('tasks.jsonl', '{}')
    const all = [['up', '--port', '1'], ['import', tasks], ['export']].map((args) => runKumite([...args, '--data', data]))
    const unwritable =
      /data folder .*: expected to create and write it, got .*\n {2}Try: choose a folder that you may write with --data DIR\n/
    const nothingThere = /expected the data of a network, got none\n {2}Try: name its folder with --data DIR\n/ // export creates none
    for (const [index, { code, stdout, stderr }] of (await Promise.all(all)).entries()) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(index === 2 && !existsSync(data) ? nothingThere : unwritable)
    }
  })
})

describe('export', () => {
  it('of an empty folder says that no network is there, and writes nothing', async () => {
    const data = join(folder, 'empty')
    mkdirSync(data)
    const out = join(folder, 'none.jsonl')
    const { code, stdout, stderr } = await runKumite(['export', '--data', data, '--out', out])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('expected the data of a network, got none')
    expect([existsSync(out), existsSync(`${out}.unfinished`)]).toEqual([false, false])
  })

  it('from a database server that does not answer says so', async () => {
    const { code, stdout, stderr } = await runKumite(['export', '--database-url', 'postgres://127.0.0.1:1/none'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^kumite: database: expected .*ECONNREFUSED/)
  })
})
