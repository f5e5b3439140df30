import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { HeadlessReport } from '../../src/cli/headless-report.ts'
import { cleanUp, newFolder, root, runKumite } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

const file = (name: string, lines: readonly unknown[]): string => {
  const path = join(folder, name)
  writeFileSync(path, lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''))
  return path
}

async function runHeadless(...flags: string[]): Promise<{ report: HeadlessReport; stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await runKumite(['up', '--headless', '--json', ...flags])
  expect(code, stderr).toBe(0)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  return { report: JSON.parse(stdout), stdout, stderr }
}

const small = ['--epochs', '1', '--tasks-per-epoch', '4']
const hotkeys = ({ miners }: HeadlessReport) => miners.map(({ hotkey }) => hotkey)
/** What a script may rely on; whatever else is there says more, never less. */
const documented = ['seed', 'epochs', 'tasks', 'judgments', 'miners', 'validators', 'dataset', 'configHash']
const documentedMiner = ['uid', 'hotkey', 'behaviour', 'score', 'weight', 'incentive', 'emission']
// added: how much of the known order was found, that nobody real took part, that judges get no copies of their own, and how each mechanism went
const said = ['recovered', 'simulated', 'obfuscated', 'mechanisms']

describe('kumite up --headless --json', () => {
  it('prints one object with the documented fields, and the same bytes for the same seed', async () => {
    const [first, second, other] = await Promise.all([
      runHeadless(...small, '--seed', '7'),
      runHeadless(...small, '--seed', '7'),
      runHeadless(...small, '--seed', '8', '--quiet'),
    ])
    const { report } = first
    expect(Object.keys(report).sort()).toEqual([...documented, ...said].sort())
    for (const miner of report.miners) expect(Object.keys(miner)).toEqual(expect.arrayContaining(documentedMiner))
    for (const validator of report.validators)
      expect(Object.keys(validator)).toEqual(expect.arrayContaining(['uid', 'hotkey', 'dividends']))
    expect(report).toMatchObject({ epochs: 1, simulated: true, configHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(report.tasks).toBe(16) // two validators, four tasks each, in the founding epoch and in the one that pays
    expect(report.dataset.rows).toBeGreaterThan(report.judgments)
    for (const field of ['weight', 'incentive', 'emission'] as const)
      for (const miner of report.miners) {
        expect(miner[field]).toBeGreaterThanOrEqual(0)
        expect(miner[field]).toBeLessThanOrEqual(1)
      }
    expect(report.miners.reduce((sum, { incentive }) => sum + incentive, 0)).toBeCloseTo(1, 3)

    expect(second.stdout).toBe(first.stdout)
    expect(other.report.seed).not.toBe(report.seed)
    expect(hotkeys(other.report).filter((hotkey) => hotkeys(report).includes(hotkey))).toEqual([])
    expect(other.report.miners.map(({ score }) => score)).not.toEqual(report.miners.map(({ score }) => score)) // other tasks
    expect(other.stderr).toBe('')
  }, 180_000)

  // Three epochs tell careless from random on most seeds; on 7 both earn next to nothing.
  it.each(['3', '11'])(
    'with seed %s gives honest miners more than the careless one, and that one more than random and constant',
    async (seed) => {
      const { report } = await runHeadless('--epochs', '3', '--seed', seed)
      const incentive = (behaviour: string) =>
        report.miners.filter((miner) => miner.behaviour?.startsWith(behaviour)).map((miner) => miner.incentive)
      const [careless] = incentive('careless')
      expect(Math.min(...incentive('honest'))).toBeGreaterThan(careless!)
      expect(careless).toBeGreaterThan(Math.max(...incentive('random'), ...incentive('constant')))
    },
    180_000,
  )
})

describe('kumite up --headless --tasks', () => {
  it('judges the good lines of all three formats and names the refused lines on stderr', async () => {
    const reply = (text: string, rank: number) => ({ role: 'assistant', text, rank, lang: 'en', message_id: text, replies: [] })
    const path = file('mixed.jsonl', [
      {
        instruction: 'Name a colour',
        responses: [
          { text: 'red', rank: 1 },
          { text: 'seven', rank: 2 },
          { html: '<p>blue</p>', rank: 1 },
        ],
      },
      '{"instruction": "cut off',
      { prompt: 'Which one?', chosen: 'this one', rejected: 'no' },
      { neither: 'this', nor: 'that' },
      {
        message_tree_id: 't',
        tree_state: 'ready_for_export',
        prompt: { role: 'prompter', text: 'Hello?', lang: 'en', message_id: 't', replies: [reply('Hello!', 0), reply('Go away.', 1)] },
      },
    ])
    const { report, stderr } = await runHeadless('--epochs', '1', '--seed', '1', '--tasks', path)
    expect(stderr).toContain('3 tasks read, 3 queued, 2 lines refused')
    expect(stderr).toMatch(/line 2: expected one JSON value/)
    expect(stderr).toMatch(/line 4: expected .*neither, nor/)
    expect(report.tasks).toBe(3)
    expect(report.judgments).toBeGreaterThan(3)
    expect(report.recovered).toMatchObject([{ against: 'reference', tasks: 3 }])
  })

  it('of a missing file fails in words, with nothing on stdout', async () => {
    const { code, stdout, stderr } = await runKumite(['up', '--headless', '--json', '--tasks', join(folder, 'missing.jsonl')])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/missing\.jsonl: expected a readable file, got ENOENT/)
  })

  const oasst = join(root, '..', 'shared', 'data', 'oasst-en-100-trees.jsonl')
  it.skipIf(!existsSync(oasst))(
    'finds the order that people gave to all 212 groups of the Open-Assistant trees',
    async () => {
      const { report } = await runHeadless('--epochs', '3', '--seed', '7', '--tasks', oasst)
      expect(report.tasks).toBe(212)
      const [reference] = report.recovered
      expect(reference).toMatchObject({ against: 'reference', tasks: 212 })
      expect(reference!.meanSpearman).toBeGreaterThanOrEqual(0.8)
    },
    180_000,
  )

  const vizhub = join(root, '..', 'shared', 'data', 'vizhub-live-html-pairs.jsonl')
  it.skipIf(!existsSync(vizhub))('judges live pages in pairs', async () => {
    const { report, stderr } = await runHeadless('--epochs', '1', '--seed', '7', '--tasks', vizhub)
    expect(stderr).toContain(' 0 lines refused')
    expect(report.tasks).toBeGreaterThan(0)
    expect(report.dataset.pairs).toBeGreaterThan(0)
  })
})
