import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { icc } from './icc.ts'
import type { IccForm } from './icc-of-mean-squares.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'

const file = (name: string) => new URL(`../../../shared/data/${name}`, import.meta.url)
const present = existsSync(file('webui-ratings-39x84.csv')) && existsSync(file('expected.json'))

/** Ratings of web pages by people: shape [items][raters], every cell filled. */
function readRatings(scale: string): number[][] {
  const [header, ...rows] = readFileSync(file('webui-ratings-39x84.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const [rater, item, value] = ['user_id', 'filename', scale].map((name) => header!.indexOf(name)) as [number, number, number]
  const raters = [...new Set(rows.map((row) => row[rater]!))]
  const items = [...new Set(rows.map((row) => row[item]!))]
  const cells = new Map(rows.map((row) => [`${row[item]}/${row[rater]}`, Number(row[value])]))
  return items.map((name) => raters.map((id) => cells.get(`${name}/${id}`)!))
}

describe.skipIf(!present)('39 people x 84 web pages (skipped where ../shared/data is missing)', () => {
  const scales: string[] = ['Aesth', 'LoD', 'Useful']

  it.each(scales)('%s: ICC and alpha equal the published reference results', (scale) => {
    const expected = JSON.parse(readFileSync(file('expected.json'), 'utf8')).webui[scale] as Record<string, number>
    const ratings = readRatings(scale)
    const raters = ratings[0]!.map((_, rater) => ratings.map((row) => row[rater]))
    const forms: [IccForm, string][] = [
      ['2,1', 'icc21'],
      ['2,k', 'icc2k'],
      ['3,1', 'icc31'],
    ]
    for (const [form, name] of forms) expect(icc(ratings, form)).toBeCloseTo(expected[name]!, 9)
    expect(krippendorffAlpha(raters, 'interval')).toBeCloseTo(expected.alpha_interval!, 9)
    expect(krippendorffAlpha(raters, 'ordinal')).toBeCloseTo(expected.alpha_ordinal!, 9)
  })
})
