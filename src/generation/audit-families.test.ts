import { expect, it } from 'vitest'
import type { EditCount } from '../store/edit-outcomes.ts'
import { auditFamilies } from './audit-families.ts'

const outcomes = (family: string, pairs: number, wrong: number): EditCount[] => [{ family, pairs, wrong }]
const auditOf = (verified: readonly EditCount[], people: readonly EditCount[] = []) =>
  auditFamilies(verified, people).find(({ family }) => family === 'style')!

it('gives the share that is wrong with its 95 % interval', () => {
  const { verified, people } = auditOf(outcomes('style', 50, 5))
  expect(verified).toMatchObject({ pairs: 50, wrong: 5 })
  // Wilson's interval of 5 in 50, by hand: (0.1 + 0.0384 -+ 1.96 sqrt(0.0018 + 0.000369)) / 1.0768
  expect(verified.interval?.[0]).toBeCloseTo(0.0435, 3)
  expect(verified.interval?.[1]).toBeCloseTo(0.2136, 3)
  expect(people).toEqual({ pairs: 0, wrong: 0, interval: null })
})

it.each([
  ['one in ten is not above 10 %', 50, 5, false],
  ['six in fifty is', 50, 6, true],
  ['three in nineteen is too few to tell', 19, 3, false],
  ['three in twenty is enough', 20, 3, true],
])('quarantines by itself: %s', (_, pairs, wrong, quarantined) => {
  expect(auditOf(outcomes('style', pairs, wrong)).quarantined).toBe(quarantined)
})

it('lets people decide as soon as they have judged enough, either way', () => {
  expect(auditOf(outcomes('style', 50, 0), outcomes('style', 20, 3)).quarantined).toBe(true)
  expect(auditOf(outcomes('style', 50, 20), outcomes('style', 20, 0)).quarantined).toBe(false)
  expect(auditOf(outcomes('style', 50, 20), outcomes('style', 19, 0)).quarantined).toBe(true)
})

it('keeps families apart', () => {
  const audits = auditFamilies(outcomes('style', 50, 50), [])
  expect(audits.filter(({ quarantined }) => quarantined).map(({ family }) => family)).toEqual(['style'])
})
