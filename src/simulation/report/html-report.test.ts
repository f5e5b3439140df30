import { describe, expect, it } from 'vitest'
import type { GroupResult } from '../group-result.ts'
import type { ScenarioReport } from '../run-scenario.ts'
import { htmlReport } from './html-report.ts'
import { resultTable } from './result-table.ts'

const group = (name: string, changes: Partial<GroupResult> = {}): GroupResult => ({
  name,
  words: `words of ${name}`,
  miners: 5,
  share: 0.5,
  shareInterval: [0.4, 0.6],
  fairShare: 0.5,
  payRatio: 1,
  payRatioInterval: [0.8, 1.2],
  score: 0.4,
  judged: 10,
  tasks: 4,
  scored: 8,
  withheld: 2,
  abstained: 0,
  refused: 0,
  givenBack: 0,
  hoursPerMiner: 0.1,
  epochs: [
    { epoch: 2, share: 0.5, trust: 0 },
    { epoch: 3, share: 0.5, trust: -0.2 },
  ],
  ...changes,
})
const nobody = { share: 0, shareInterval: undefined, payRatio: undefined, payRatioInterval: undefined, score: undefined, hoursPerMiner: 0 }
const result = {
  seed: '<seed>',
  epochs: 2,
  miners: 10,
  tasks: 4,
  judgments: 20,
  groups: [group('honest'), group('<script>alert(1)</script>', nobody)],
  recovered: undefined,
  verdicts: {
    tasks: 4,
    trusted: 4,
    reason: undefined,
    rightTruths: { tasks: 4, flagged: 0 },
    wrongTruths: { tasks: 0, flagged: 0 },
  },
  flags: [],
  simulated: true as const,
}
const report: ScenarioReport = {
  name: 'test',
  title: 'A & B',
  rows: ['Random voter'],
  holds: false,
  expectations: [
    { words: 'first', holds: true, measured: '1 %' },
    { words: 'second', holds: false, measured: '2 %' },
  ],
  runs: { network: result },
  plots: [],
}

describe('htmlReport', () => {
  const html = htmlReport([report])

  it('needs nothing from elsewhere, and no script', () => {
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:/)
  })

  it('says that all is simulated, what holds and what fails', () => {
    expect(html).toContain('Everything here is simulated')
    expect(html).toContain('1 of 2 expectations hold')
    expect(html.match(/>Holds</g)).toHaveLength(1)
    expect(html.match(/>Fails</g)).toHaveLength(1)
  })

  it('draws three pictures and no number that is none, also where nobody was paid', () => {
    expect(html.match(/<figure/g)).toHaveLength(3)
    expect(html).not.toMatch(/NaN|Infinity|undefined/)
    expect(htmlReport([{ ...report, runs: { network: { ...result, groups: [group('idle', { ...nobody, epochs: [] })] } } }])).not.toMatch(
      /NaN|Infinity|undefined/,
    )
  })
})

describe('the plots of a scenario', () => {
  const plot = {
    title: 'A <b> & C',
    note: 'note',
    ticks: ['2 names', '16 names'],
    lines: [{ label: 'free', values: [0.9, 1.2] }],
    cells: [{ words: '2 names: 90 %', value: 0.9, interval: undefined }],
  }

  it('are drawn between the places they name, with every point in words', () => {
    const html = htmlReport([{ ...report, plots: [plot] }])
    expect(html.match(/<figure/g)).toHaveLength(4)
    for (const text of ['A &lt;b&gt; &amp; C', '>2 names<', '>16 names<', 'free: 120 %', '<li>2 names: 90 %</li>'])
      expect(html).toContain(text)
    expect(html).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('resultTable', () => {
  it('gives one line to each strategy, all as wide as the first', () => {
    const lines = resultTable(result).split('\n')
    expect(lines).toHaveLength(3)
    expect(new Set(lines.map((line) => line.length)).size).toBe(1)
  })
})
