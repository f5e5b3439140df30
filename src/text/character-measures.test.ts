import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chrF } from './chrf.ts'
import { editSimilarity } from './edit-similarity.ts'

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

describe('chrF', () => {
  it.each([
    // F2 of mean precision P and mean recall R over the orders that both texts have: 5 P R / (4 P + R).
    ['ab', 'abc', (1 + 1) / 2, (2 / 3 + 1 / 2) / 2],
    ['abc', 'ab', (2 / 3 + 1 / 2) / 2, (1 + 1) / 2],
    ['ab', 'ba', (1 + 0) / 2, (1 + 0) / 2], // ab is not ba
    ['aaa', 'a', 1 / 3, 1], // one order only; one of three a
    // cats and cat: c a t | ca at | cat; of 4, 3 and 2 in the candidate
    ['cats', 'cat', (3 / 4 + 2 / 3 + 1 / 2) / 3, 1],
    // abcdefg and abcdefx: 6 of 7, 5 of 6, 4 of 5, 3 of 4, 2 of 3, 1 of 2
    ['abcdefg', 'abcdefx', (6 / 7 + 5 / 6 + 4 / 5 + 3 / 4 + 2 / 3 + 1 / 2) / 6, (6 / 7 + 5 / 6 + 4 / 5 + 3 / 4 + 2 / 3 + 1 / 2) / 6],
  ])('of %j for %j comes from P = %d and R = %d', (candidate, reference, p, r) => {
    expect(chrF(candidate, reference)).toBeCloseTo((5 * p * r) / (4 * p + r), 12)
  })

  it.each([
    // Expected by sacreBLEU's own tests (test/test_chrf.py of release 1.4 to 1.5: six orders, beta = 3, effective order).
    [
      ' risk assessment must be made of those who are qualified and expertise in the sector - these are the scientists .',
      'risk assessment has to be undertaken by those who are qualified and expert in that area - that is the scientists .',
      0.63361730303214769,
    ],
    [
      ' Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. ',
      'Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich.',
      0.64130269831561459,
    ],
    ['aa', 'ab', 0.25],
    ['a', 'a', 1],
    ['', 'c', 0],
  ])('of %j for %j equals sacreBLEU', (candidate, reference, expected) => {
    expect(chrF(candidate, reference, 3)).toBeCloseTo(expected, 12)
  })

  it('takes no beta out of range', () => {
    for (const beta of [0, -1, 101, Number.NaN]) expect(() => chrF('a', 'a', beta)).toThrow(RangeError)
  })

  it('does not count spaces, and counts case', () => {
    expect(chrF('a b\tc\nd', 'abcd')).toBe(1)
    expect(chrF('ABC', 'abc')).toBe(0)
  })

  it('is 1 for the same text, 0 for a blank one, and in [0, 1]', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.double({ min: 1e-300, max: 100, noNaN: true }), (a, b, beta) => {
        expect(chrF(a, b, beta)).toBeGreaterThanOrEqual(0)
        expect(chrF(a, b, beta)).toBeLessThanOrEqual(1)
        expect(chrF(a, a)).toBe(/\S/.test(a) ? 1 : 0)
        expect(chrF(a, ' \n')).toBe(0)
      }),
    )
  })

  it('counts a character beyond the first plane as one', () => {
    expect(chrF('😀', '😁')).toBe(0)
    expect(chrF('😀a', '😀b')).toBe((1 / 2 + 0) / 2) // P = R
  })
})

describe('editSimilarity', () => {
  it.each([
    // Textbook distances: 3 edits in 7 characters, 3 in 8, 2 in 4.
    ['kitten', 'sitting', 1 - 3 / 7],
    ['saturday', 'sunday', 1 - 3 / 8],
    ['flaw', 'lawn', 1 - 2 / 4],
    ['', 'abc', 0],
    ['', '', 1],
  ])('of %j and %j is %d', (a, b, similarity) => {
    expect(editSimilarity(a, b)).toBeCloseTo(similarity, 12)
  })

  it('is symmetric, in [0, 1], and 1 for the same text only', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const similarity = editSimilarity(a, b)
        expect(editSimilarity(b, a)).toBe(similarity)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity === 1).toBe(a === b)
      }),
    )
  })

  it('keeps the triangle of distances', () => {
    const edits = (a: string, b: string) => (1 - editSimilarity(a, b)) * Math.max(a.length, b.length)
    fc.assert(
      fc.property(anyText, anyText, anyText, (a, b, c) => {
        expect(edits(a, c)).toBeLessThanOrEqual(edits(a, b) + edits(b, c) + 1e-9)
      }),
    )
  })

  it('counts what follows a right answer of full length as edited', () => {
    const answer = 'right '.repeat(4000).slice(0, 20_000)
    expect(editSimilarity(answer + 'x'.repeat(20_000), answer)).toBe(1 / 2)
  })
})
