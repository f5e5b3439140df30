import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import type { Rating } from '../../stats/rating-table.ts'
import type { CriterionReport } from './rating-report.ts'
import { scoreRatings } from './score-ratings.ts'

const file = (name: string) => new URL(`../../../../shared/data/${name}`, import.meta.url)
const names = [
  'webui-ratings-39x84.csv',
  'adultcontent2-labels.csv',
  'adultcontent2-gold.csv',
  'imagereward-test-rankings.json',
  'expected.json',
]
const present = names.every((name) => existsSync(file(name)))
const rng = createRng('real exports')

/** A file without quotes: a record per line. */
const readCsv = (name: string): Record<string, string>[] => {
  const [header, ...rows] = readFileSync(file(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return rows.map((row) => Object.fromEntries(header!.map((column, index) => [column, row[index]!])))
}

const numberOf = ({ agreement, gold }: CriterionReport, name: string): number => {
  const finding = [...agreement, ...gold].find((one) => one.name.includes(name))
  if (!finding || !('value' in finding)) throw new Error(`${name} is undefined`)
  return finding.value
}

describe.skipIf(!present)('annotation exports of others (skipped where ../shared/data is missing)', () => {
  it.each(['Aesth', 'LoD', 'Useful'])('39 people x 84 web pages, %s: agreement equals the reference results', (scale) => {
    const ratings = readCsv('webui-ratings-39x84.csv').map(
      (row): Rating<number> => ({ rater: row.user_id!, item: row.filename!, group: '', criterion: scale, value: Number(row[scale]) }),
    )
    const expected = JSON.parse(readFileSync(file('expected.json'), 'utf8')).webui[scale]
    const report = scoreRatings({ kind: 'value', ratings }, { rng }).criteria[0]!
    expect(numberOf(report, 'ICC(2,1)')).toBeCloseTo(expected.icc21, 9)
    expect(numberOf(report, 'ICC(2,k)')).toBeCloseTo(expected.icc2k, 9)
    expect(numberOf(report, 'alpha (interval)')).toBeCloseTo(expected.alpha_interval, 9)
    expect(numberOf(report, 'alpha (ordinal)')).toBeCloseTo(expected.alpha_ordinal, 9)
    const rest = ['lowest', 'median', 'highest'].map((place) => numberOf(report, place))
    for (const [index, value] of rest.entries()) expect(value).toBeCloseTo(expected.rater_loo_spearman_min_median_max[index], 9)
    expect(report.raters.every(({ standing }) => standing === 'clearly above chance')).toBe(true)
  })

  it('825 raters label 11,040 items: the consensus meets the gold as often as the best published model', () => {
    const ratings = readCsv('adultcontent2-labels.csv').map(
      (row): Rating<string> => ({ rater: row.worker!, item: row.item!, group: '', criterion: 'label', value: row.label! }),
    )
    const gold = readCsv('adultcontent2-gold.csv').map(
      (row): Rating<string> => ({ rater: '', item: row.item!, group: '', criterion: 'label', value: row.label! }),
    )
    const report = scoreRatings({ kind: 'label', ratings }, { rng, gold: { kind: 'label', ratings: gold } }).criteria[0]!
    expect(numberOf(report, 'share of gold labels met')).toBeGreaterThanOrEqual(0.765)
    expect(numberOf(report, 'macro F1')).toBeGreaterThanOrEqual(0.66)
    expect(report.counts).toMatchObject({ raters: 825, items: 11_040, judgments: 92_721 - report.counts.replaced })
  })

  it('466 rankings of images by one person: agreement is undefined, with the reason', () => {
    const prompts: { id: string; generations: string[]; ranking: number[] }[] = JSON.parse(
      readFileSync(file('imagereward-test-rankings.json'), 'utf8'),
    )
    const ratings = prompts.flatMap(({ id, generations, ranking }) =>
      generations.map((item, index) => ({ rater: 'expert', item, group: id, criterion: 'rank', value: ranking[index]! })),
    )
    const { counts, agreement, consensus } = scoreRatings({ kind: 'rank', ratings }, { rng }).criteria[0]!
    expect(counts).toMatchObject({ raters: 1, items: 2720, groups: 466 })
    expect(agreement).toEqual([{ name: 'agreement', undefinedBecause: 'there is only one rater' }])
    expect(consensus).toEqual({ kind: 'none', undefinedBecause: 'no item was judged twice, and none is known' })
  })
})
