import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrastSimilarities } from './contrast-similarity.ts'
import { minHash, minHashBands, minHashSimilarity } from './min-hash.ts'
import { normaliseText } from './normalise-text.ts'
import { shingles } from './shingles.ts'
import { wordEditDistance } from './word-edit-distance.ts'
import { wordStems } from './word-stems.ts'
import { words } from './words.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const someWords = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 })
const someSet = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 60 })

describe('words', () => {
  it('are letters and digits only, lower-case, and the same when read again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = words(text)
        for (const word of found) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u)
        expect(words(found.join(' '))).toEqual(found)
      }),
    )
  })

  it('are characters where a script puts no spaces between words', () => {
    expect(words('漢字 and かな')).toEqual(['漢', '字', 'and', 'か', 'な'])
    expect(words('한국어 русский नमस्ते')).toEqual(['한국어', 'русский', 'नमस्ते'])
    expect(words('ｆｕｌｌ ﬁt')).toEqual(['full', 'fit'])
  })
})

describe('normaliseText', () => {
  it('gives every English number below a hundred as digits', () => {
    const ones = ['', '-one', '-two', '-three', '-four', '-five', '-six', '-seven', '-eight', '-nine']
    const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
    for (const [ten, word] of tens.entries())
      for (const [one, rest] of ones.entries()) expect(normaliseText(`x ${word}${rest} y`)).toBe(`x ${10 * (ten + 2) + one} y`)
    expect(normaliseText('zero ten nineteen')).toBe('0 10 19')
    expect(normaliseText('twenty zero, twenty ten, five six')).toBe('20 0 20 10 5 6')
  })

  it('changes nothing that it gave', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(fc.constantFrom('twenty', 'five', '5', '20', 'x')).map((list) => list.join(' ')),
        ),
        (text) => {
          expect(normaliseText(normaliseText(text))).toBe(normaliseText(text))
        },
      ),
    )
  })
})

describe('wordStems', () => {
  it('do not care about order, case, punctuation and repeats', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['colour', 'button', 'Speed', '17', 'classes']), (list) => {
        expect([...wordStems([...list, ...list].join('; ').toUpperCase())].sort()).toEqual([...wordStems(list.join(' '))].sort())
      }),
    )
  })

  it('are one for most forms of a word, and never for two numbers', () => {
    expect(wordStems('animation animations animated animate').size).toBe(1)
    expect(wordStems('1000000 1000001').size).toBe(2)
    expect(wordStems('glass classes').size).toBe(2)
  })
})

describe('shingles', () => {
  it('are all runs of that many words', () => {
    fc.assert(
      fc.property(someWords, fc.integer({ min: 1, max: 10 }), (list, size) => {
        const slow = list.map((_, at) => list.slice(at, at + size)).filter((run) => run.length === size)
        const expected = slow.length === 0 && list.length > 0 ? [list] : slow
        expect(shingles(list, size)).toEqual(new Set(expected.map((run) => run.join(' '))))
      }),
    )
    for (const size of [0, -1, 1.5, Number.NaN]) expect(() => shingles(['a'], size)).toThrow(RangeError)
  })
})

describe('minHash', () => {
  it('estimates the Jaccard index of two sets', () => {
    fc.assert(
      fc.property(someSet, someSet, (a, b) => {
        const shared = a.filter((item) => b.includes(item)).length
        const jaccard = shared === a.length + b.length - shared ? 1 : shared / (a.length + b.length - shared)
        const estimate = minHashSimilarity(minHash(a, 1024), minHash(b, 1024))!
        expect(Math.abs(estimate - jaccard)).toBeLessThan(6 * Math.sqrt(0.25 / 1024))
      }),
    )
  })

  it('has bands that are shared by the equal, and by no two unlike sets of some hundred', () => {
    const bands = Array.from({ length: 300 }, (_, n) => minHashBands(minHash([`item ${n}`, `other ${n}`], 64), 4))
    expect(bands[0]).toEqual(minHashBands(minHash(['other 0', 'item 0', 'item 0'], 64), 4))
    expect(new Set(bands.flat()).size).toBe(300 * 16)
    for (const band of bands.flat()) expect(band).toBe(band | 0)
  })

  it('compares signatures of one length only', () => {
    expect(() => minHashSimilarity(minHash(['a'], 3), minHash(['a'], 4))).toThrow(RangeError)
    expect(minHashSimilarity(minHash(['a'], 0), minHash(['a'], 0))).toBeUndefined()
  })
})

describe('wordEditDistance', () => {
  /** The textbook recursion. */
  function slow(a: readonly string[], b: readonly string[]): number {
    if (a.length === 0 || b.length === 0) return a.length + b.length
    const same = slow(a.slice(1), b.slice(1))
    return a[0] === b[0] ? same : 1 + Math.min(same, slow(a.slice(1), b), slow(a, b.slice(1)))
  }

  it('agrees with the textbook recursion, is symmetric and in [0, 1]', () => {
    const few = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })
    fc.assert(
      fc.property(few, few, (a, b) => {
        const distance = wordEditDistance(a.join(' '), b.join(' '))
        expect(distance).toBe(a.length + b.length === 0 ? 0 : slow(a, b) / Math.max(a.length, b.length))
        expect(wordEditDistance(b.join(' '), a.join(' '))).toBe(distance)
      }),
    )
  })
})

describe('contrastSimilarities', () => {
  const sets = fc.array(
    someSet.map((items) => new Set(items)),
    { maxLength: 8 },
  )

  it('lie in [0, 1], and are 1 for a lookalike that says the same', () => {
    fc.assert(
      fc.property(someSet, sets, fc.double({ min: 0.05, max: 20, noNaN: true }), (items, lookalikes, rarity) => {
        const text = new Set(items)
        for (const [at, similarity] of contrastSimilarities(text, lookalikes, () => rarity).entries()) {
          expect(similarity).toBeGreaterThanOrEqual(0)
          expect(similarity).toBeLessThanOrEqual(1)
          const shared = items.filter((item) => lookalikes[at]!.has(item)).length
          if (shared > 0 && shared === text.size && shared === lookalikes[at]!.size) expect(similarity).toBeCloseTo(1, 10)
          if (shared === 0) expect(similarity).toBe(0)
        }
      }),
    )
  })

  it('do not change with words that no lookalike has', () => {
    fc.assert(
      fc.property(someSet, sets, (items, lookalikes) => {
        const without = contrastSimilarities(new Set(items), lookalikes, () => 1)
        expect(contrastSimilarities(new Set([...items, 'new', 'other']), lookalikes, () => 1)).toEqual(without)
      }),
    )
  })

  it('count what tells lookalikes apart more than what all of them say', () => {
    const forms = ['cats', 'dogs', 'birds', 'fish'].map((subject) => new Set(['make', 'a', 'quiz', 'about', subject]))
    const [cats, dogs] = contrastSimilarities(new Set(['make', 'a', 'quiz', 'about', 'cats']), forms, () => 1)
    const [otherwise] = contrastSimilarities(new Set(['build', 'some', 'test', 'on', 'cats']), forms, () => 1)
    expect(cats).toBe(1)
    expect(dogs).toBeLessThan(0.5)
    expect(otherwise).toBeGreaterThan(0.7)
  })
})
