import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bm25Index } from './bm25.ts'

const someText = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 10 }).map((list) => list.join(' '))

describe('bm25Index', () => {
  it('gives scores as worked by hand', () => {
    // Two documents of two words each, the mean: weight of a word that comes once = 2.2 / (1 + 1.2) = 1, idf = ln(1 + 1.5 / 1.5) = ln 2.
    expect(bm25Index(['red fox', 'blue fox']).rank('blue')).toEqual([{ index: 1, score: expect.closeTo(Math.log(2), 12) }])
    // "fox" is in both: idf = ln(1 + 0.5 / 2.5) = ln 1.2.
    const both = bm25Index(['red fox', 'blue fox']).rank('A red fox')
    expect(both).toEqual([
      { index: 0, score: expect.closeTo(Math.log(2) + Math.log(1.2), 12) },
      { index: 1, score: expect.closeTo(Math.log(1.2), 12) },
    ])
    // Lengths 1 and 3, mean 2: "a" once in one word: 2.2 / (1 + 1.2 (0.25 + 0.75 / 2)) = 2.2 / 1.75; twice in three: 4.4 / (2 + 1.2 (0.25 + 0.75 * 1.5)) = 4.4 / 3.65.
    expect(bm25Index(['a', 'a b a']).rank('a')).toEqual([
      { index: 0, score: expect.closeTo((Math.log(1.2) * 2.2) / 1.75, 12) },
      { index: 1, score: expect.closeTo((Math.log(1.2) * 4.4) / 3.65, 12) },
    ])
  })

  it('counts a word of the query as often as it stands there', () => {
    const index = bm25Index(['red fox', 'blue fox'])
    expect(index.rank('blue blue')[0]!.score).toBeCloseTo(2 * index.rank('blue')[0]!.score, 12)
  })

  it('finds exactly the documents that share a word, best first, with finite scores above 0', () => {
    fc.assert(
      fc.property(fc.array(someText, { maxLength: 8 }), someText, (documents, query) => {
        const found = bm25Index(documents).rank(query)
        const shares = (text: string) => query.split(' ').some((word) => word !== '' && text.split(' ').includes(word))
        expect(found.map(({ index }) => index).toSorted()).toEqual([...documents.keys()].filter((index) => shares(documents[index]!)))
        for (const [at, { score }] of found.entries()) {
          expect(Number.isFinite(score) && score > 0).toBe(true)
          if (at > 0) expect(found[at - 1]!.score).toBeGreaterThanOrEqual(score)
        }
      }),
    )
  })

  it('puts a document that is quoted first, among hundreds', () => {
    const documents = Array.from({ length: 400 }, (_, n) => `The country number ${n} has a capital called City${n} and ${n * n} people.`)
    const index = bm25Index(documents)
    for (const [at, document] of documents.entries()) expect(index.rank(document)[0]!.index).toBe(at)
  })

  it('finds nothing in nothing', () => {
    expect(bm25Index([]).rank('a')).toEqual([])
    expect(bm25Index(['', '...']).rank('a')).toEqual([])
    expect(bm25Index(['a']).rank('')).toEqual([])
  })
})
