import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, newFolder, runKumite } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

const SMALL = ['--miners', '8', '--epochs', '1', '--tasks', '2']

describe('kumite simulate', () => {
  it('runs all strategies in one network, and writes what came of them as JSON and as a page', async () => {
    const out = join(folder, 'new', 'report')
    const { code, stdout, stderr } = await runKumite(['simulate', ...SMALL, '--json', '--out', out])
    expect(code).toBe(0)
    expect(stderr).toContain('epoch 1 of 1')
    expect(stderr).toContain(join(out, 'report.html'))
    const reports = JSON.parse(stdout)
    expect(reports).toMatchObject([{ name: 'mixed', holds: true, runs: { network: { seed: '1', epochs: 1, tasks: 2, simulated: true } } }])
    expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).toEqual(reports)
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('Everything here is simulated')
  })

  it('tells what it tried and what held, and with --quiet nothing else', async () => {
    const { code, stdout, stderr } = await runKumite(['simulate', '--scenario', 'forgery', '--quiet'])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toContain('(all simulated)')
    expect(stdout).toContain('holds  a judgment altered after the worker signed it is refused: judgment-signature')
  })

  it('ends with exit code 1 when an expectation does not hold', async () => {
    const { code, stdout } = await runKumite(['simulate', '--scenario', 'guessers', ...SMALL])
    expect(code).toBe(1)
    expect(stdout).toContain('FAILS  random earns at most 10 % of an honest miner: nobody was paid')
  })

  it.each([
    [['--scenario', 'nonsense'], 'Allowed choices are guessers'],
    [['--scenario', 'forgery', '--all'], 'cannot be used with'],
    [['--miners', '1'], '--miners'],
    [['--epochs', 'many'], '--epochs'],
  ])('refuses %j with exit code 2 before anything runs', async (args, words) => {
    const { code, stdout, stderr } = await runKumite(['simulate', ...args])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
  })

  it('says so before anything runs where it cannot write its report', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const { code, stderr } = await runKumite(['simulate', '--scenario', 'repeated-tasks', '--out', join(file, 'report')])
    expect(code).toBe(1)
    expect(stderr).toContain(join(file, 'report'))
    expect(stderr).not.toContain('epoch 1')
    expect(existsSync(join(file, 'report'))).toBe(false)
  })

  it('lists its scenarios', async () => {
    const { code, stdout } = await runKumite(['simulate', '--help'])
    expect(code).toBe(0)
    for (const words of ['--scenario <name>', 'guessers', 'repeated-tasks', 'Exit code 1']) expect(stdout).toContain(words)
  })
})
