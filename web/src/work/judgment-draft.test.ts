import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsOf } from '../response-labels.ts'
import { contradictions, EMPTY_DRAFT, missingWords, ranksOf, toggleTick } from './judgment-draft.ts'

const labels = labelsOf(['r1', 'r2', 'r3'])

describe('ranksOf', () => {
  it('closes gaps between places and keeps ties', () => {
    expect(ranksOf({ a: 1, b: 3, c: 1 })).toEqual({ a: 1, b: 2, c: 1 })
  })

  it('keeps the order of every two places, and counts from 1 without gaps', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^r\d$/), fc.integer({ min: 1, max: 6 })), (places) => {
        const ranks = ranksOf(places)
        for (const a of Object.keys(places))
          for (const b of Object.keys(places)) expect(Math.sign(ranks[a]! - ranks[b]!)).toBe(Math.sign(places[a]! - places[b]!))
        const used = [...new Set(Object.values(ranks))].sort((a, b) => a - b)
        expect(used).toEqual(used.map((_, index) => index + 1))
      }),
    )
  })
})

describe('missingWords', () => {
  it('names every response that has no grade or no place', () => {
    expect(missingWords(EMPTY_DRAFT, labels)).toBe('Still missing: a grade for A, B and C; a place for A, B and C')
  })

  it('names only what is missing', () => {
    const draft = { ...EMPTY_DRAFT, grades: { r1: 3, r2: 4, r3: 5 }, places: { r1: 1, r3: 2 } }
    expect(missingWords(draft, labels)).toBe('Still missing: a place for B')
  })

  it('is empty for a complete draft, without a reason, a favourite or a tick given', () => {
    expect(missingWords({ ...EMPTY_DRAFT, grades: { r1: 3, r2: 4, r3: 5 }, places: { r1: 3, r2: 2, r3: 1 } }, labels)).toBe('')
  })
})

describe('toggleTick', () => {
  it('sets a tick and takes it back, and leaves those of other responses alone', () => {
    const once = toggleTick({ r2: [0] }, 'r1', 3)
    expect(once).toEqual({ r1: [3], r2: [0] })
    expect(toggleTick(once, 'r1', 3)).toEqual({ r1: [], r2: [0] })
  })
})

describe('contradictions', () => {
  it('finds a higher grade on a lower place', () => {
    expect(contradictions({ ...EMPTY_DRAFT, grades: { r1: 9, r2: 4 }, places: { r1: 2, r2: 1 } })).toEqual([['r1', 'r2']])
  })

  it('lets equal grades be ordered, different grades be tied, and the unplaced be', () => {
    expect(contradictions({ ...EMPTY_DRAFT, grades: { r1: 9, r2: 9, r3: 1 }, places: { r1: 1, r2: 2 } })).toEqual([])
    expect(contradictions({ ...EMPTY_DRAFT, grades: { r1: 9, r2: 4 }, places: { r1: 1, r2: 1 } })).toEqual([])
  })
})
