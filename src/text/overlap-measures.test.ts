import fc from 'fast-check'
import { l, n } from 'js-rouge'
import { describe, expect, it } from 'vitest'
import { containment } from './containment.ts'
import { countShared } from './count-shared.ts'
import { lcsLength } from './lcs-length.ts'
import { nGrams } from './n-grams.ts'
import type { Overlap } from './overlap.ts'
import { rougeL } from './rouge-l.ts'
import { rougeN } from './rouge-n.ts'
import { tokenF1 } from './token-f1.ts'
import { words } from './words.ts'

const word = fc.constantFrom('a', 'b', 'c', 'd', 'the')
const someWords = fc.array(word, { maxLength: 12 })
const somePhrase = someWords.map((list) => list.join(' '))
const anyText = fc.oneof(somePhrase, fc.string({ unit: 'binary', maxLength: 40 }))
const order = fc.integer({ min: 1, max: 4 })

const measures: [string, (candidate: string, reference: string) => Overlap][] = [
  ['rougeN 1', (candidate, reference) => rougeN(candidate, reference, 1)],
  ['rougeN 2', (candidate, reference) => rougeN(candidate, reference, 2)],
  ['rougeL', rougeL],
  ['tokenF1', tokenF1],
]

describe.each(measures)('%s', (_, measure) => {
  it('is 1 for the same words, whatever their case and punctuation, where there are any', () => {
    expect(measure('Two words', 'two, WORDS!')).toEqual({ precision: 1, recall: 1, f1: 1 })
    fc.assert(
      fc.property(anyText, (text) => {
        const { precision, recall, f1 } = measure(text, text)
        expect([0, 1]).toContain(f1)
        expect({ precision, recall }).toEqual({ precision: f1, recall: f1 })
        if (words(text).length >= 2) expect(f1).toBe(1)
      }),
    )
  })

  it('lies in [0, 1], with f1 between precision and recall, which swap with the texts', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const { precision, recall, f1 } = measure(a, b)
        expect(measure(b, a)).toEqual({ precision: recall, recall: precision, f1 })
        expect(Math.min(precision, recall)).toBeGreaterThanOrEqual(0)
        expect(Math.max(precision, recall)).toBeLessThanOrEqual(1)
        expect(f1).toBeGreaterThanOrEqual(Math.min(precision, recall) - 1e-12)
        expect(f1).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-12)
      }),
    )
  })

  it('is 0 where one side has no word, and where both have none', () => {
    for (const [a, b] of [
      ['', 'two words'],
      ['.', 'two words'],
      ['two words', '?!'],
      ['', ''],
      ['.', '.'],
    ] as const)
      expect(measure(a, b)).toEqual({ precision: 0, recall: 0, f1: 0 })
  })

  it('equals the harmonic mean', () => {
    fc.assert(
      fc.property(somePhrase, somePhrase, (a, b) => {
        const { precision, recall, f1 } = measure(a, b)
        expect(f1).toBeCloseTo(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), 12)
      }),
    )
  })
})

describe('rougeN', () => {
  it.each([
    // Lin (2004), section 3.1: S1 is the reference. Bigrams of S1: police killed, killed the, the gunman.
    ['police kill the gunman', 2, 1 / 3, 1 / 3], // police kill, kill the, the gunman: the last is shared
    ['the gunman kill police', 2, 1 / 3, 1 / 3], // the gunman is shared
    ['the gunman police killed', 2, 2 / 3, 2 / 3], // the gunman, police killed are shared
    ['the the the the', 1, 1 / 4, 1 / 4], // one "the" in four words of either
    ['police', 1, 1, 1 / 4],
    ['police', 2, 0, 0], // has no bigram
  ])('of %j with n = %d has precision %d and recall %d', (candidate, size, precision, recall) => {
    const found = rougeN(candidate, 'Police killed the gunman.', size)
    expect(found.precision).toBeCloseTo(precision, 12)
    expect(found.recall).toBeCloseTo(recall, 12)
  })

  it('equals js-rouge on the same words', () => {
    const nonEmpty = fc.array(word, { minLength: 4, maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(nonEmpty, nonEmpty, order, (a, b, size) => {
        expect(rougeN(a, b, size).f1).toBeCloseTo(n(a, b, { n: size, tokenizer: words }), 10)
      }),
    )
  })

  it('pays a keyword bag less, the longer the runs', () => {
    const reference = 'the river that flows through Paris is the Seine and not the Loire'
    const bag = [...new Set(words(reference))].reverse().join(' ')
    expect(rougeN(bag, reference, 1).f1).toBeLessThan(1)
    expect(rougeN(bag, reference, 2).f1).toBe(0)
    expect(rougeL(bag, reference).f1).toBeLessThan(0.2)
  })
})

describe('rougeL', () => {
  it.each([
    // Lin (2004), section 3.1: the longest common subsequences with S1 have 3, 2 and 2 words of 4.
    ['police kill the gunman', 3 / 4],
    ['the gunman kill police', 2 / 4],
    ['the gunman police killed', 2 / 4],
  ])('of %j is the %d of the paper', (candidate, f1) => {
    expect(rougeL(candidate, 'police killed the gunman').f1).toBe(f1)
  })

  it('equals js-rouge on one sentence of the same words', () => {
    const nonEmpty = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(nonEmpty, nonEmpty, (a, b) => {
        expect(rougeL(a, b).f1).toBeCloseTo(l(a, b, { tokenizer: words, segmenter: (text) => [text] }), 10)
      }),
    )
  })
})

describe('tokenF1', () => {
  it.each([
    // Shared words of candidate and reference, articles left out.
    ['in 1969', '1969', 1 / 2, 1],
    ['the Beatles', 'Beatles', 1, 1],
    ['Paris or Rome or Oslo', 'Rome', 1 / 5, 1],
    ['A', 'a', 1, 1],
    ['A', 'B', 0, 0],
  ])('of %j for %j has precision %d and recall %d', (candidate, reference, precision, recall) => {
    expect(tokenF1(candidate, reference)).toMatchObject({ precision, recall })
  })

  it('does not care about order', () => {
    fc.assert(
      fc.property(someWords, someWords, (a, b) => {
        expect(tokenF1(a.toReversed().join(' '), b.join(' '))).toEqual(tokenF1(a.join(' '), b.join(' ')))
      }),
    )
  })
})

describe('countShared', () => {
  it('equals taking items away one by one', () => {
    fc.assert(
      fc.property(someWords, someWords, (a, b) => {
        const left = [...a]
        const shared = b.filter((item) => left.includes(item) && left.splice(left.indexOf(item), 1))
        expect(countShared(a, b)).toBe(shared.length)
      }),
    )
  })
})

describe('nGrams', () => {
  it('are as many as fit', () => {
    fc.assert(
      fc.property(someWords, order, (list, size) => {
        const runs = nGrams(list, size)
        expect(runs).toHaveLength(Math.max(0, list.length - size + 1))
        expect(runs.map((run) => run.split(' ')[0])).toEqual(list.slice(0, runs.length))
      }),
    )
    for (const size of [0, -1, 1.5, Number.NaN]) expect(() => nGrams(['a'], size)).toThrow(RangeError)
  })
})

describe('lcsLength', () => {
  function slow(a: readonly string[], b: readonly string[]): number {
    if (a.length === 0 || b.length === 0) return 0
    if (a[0] === b[0]) return 1 + slow(a.slice(1), b.slice(1))
    return Math.max(slow(a.slice(1), b), slow(a, b.slice(1)))
  }

  it('agrees with the textbook recursion', () => {
    const few = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
    fc.assert(
      fc.property(few, few, (a, b) => {
        expect(lcsLength(a, b)).toBe(slow(a, b))
      }),
    )
  })

  it('finds what is hidden in long lists', () => {
    const hidden = Array.from({ length: 500 }, (_, at) => `word ${at}`)
    expect(
      lcsLength(
        hidden.flatMap((item) => [item, 'x']),
        hidden.flatMap((item) => ['y', item, 'y']),
      ),
    ).toBe(500)
  })
})

describe('containment', () => {
  it.each([
    // Runs of the part, and how many of them the whole has.
    ['what is the capital of France', 'What is the capital of France?', 3, 1],
    ['the capital of France is Paris', 'What is the capital of France?', 3, 2 / 4], // the capital of, capital of France
    ['Paris', 'Is it Paris or Rome?', 1, 1],
    ['Paris', 'Is it Paris or Rome?', 3, 0], // too short to be a copy
    ['one two one two one two', 'one two', 2, 1 / 2], // one two, two one
    ['', 'anything', 1, 0],
    ['anything', '', 1, 0],
  ])('of %j in %j by %d words is %d', (part, whole, size, share) => {
    expect(containment(part, whole, size)).toBe(share)
  })

  it('is 1 for a piece of the whole, and in [0, 1] for any texts', () => {
    fc.assert(
      fc.property(someWords, fc.nat(11), fc.nat(11), order, (list, from, length, size) => {
        const piece = list.slice(from, from + length)
        expect(containment(piece.join(' '), list.join(' '), size)).toBe(piece.length < size ? 0 : 1)
      }),
    )
    fc.assert(
      fc.property(anyText, anyText, order, (a, b, size) => {
        const share = containment(a, b, size)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }),
    )
    expect(() => containment('a', 'b', 0)).toThrow(RangeError)
  })
})
