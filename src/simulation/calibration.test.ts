import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCalibration } from './calibration.ts'
import written from './webui-calibration.json' with { type: 'json' }

const referenceFile = new URL('../../../shared/data/expected.json', import.meta.url)

describe('calibration', () => {
  it('holds the variance components it was made from', () => {
    const { perception, raters } = readCalibration()
    const { itemVariance, raterVariance, medianResidualSd, meanGrade } = written.observed.pooled
    expect(perception.html.itemSd).toBeCloseTo(Math.sqrt(itemVariance), 3)
    expect(raters.biasSd).toBeCloseTo(Math.sqrt(raterVariance), 3)
    expect(perception.html.residualSd).toBe(medianResidualSd)
    expect(perception.html.meanGrade).toBe(meanGrade)
    expect(perception.text.residualSd).toBeLessThan(perception.html.residualSd) // text is judged with less noise than pages
  })

  it('says what each of its numbers means', () => {
    const numbers = [written.raters, written.perception.html, written.observed.pooled].flatMap(Object.keys)
    expect(numbers.filter((name) => !(name in written.meaning))).toEqual([])
  })

  // Skipped where the reference values, which are not part of the repository, do not lie beside it.
  it.skipIf(!existsSync(referenceFile)).each(['Aesth', 'LoD', 'Useful'] as const)(
    'found the reference ICC(2,1) of the real ratings: %s',
    (scale) => {
      const reference = JSON.parse(readFileSync(referenceFile, 'utf8')) as { webui: Record<string, { icc21: number }> }
      expect(written.observed[scale].icc21).toBeCloseTo(reference.webui[scale]!.icc21, 4)
    },
  )
})
