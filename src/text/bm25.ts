import { boundedWords } from './bounded-words.ts'

/** How soon repeats of a word stop counting. */
const K1 = 1.2
/** How much long documents are held back, in [0, 1]. */
const B = 0.75

/** A document that a query found. */
export interface Ranked {
  /** Its place in the list that was indexed. */
  readonly index: number
  /** > 0; comparable within one query only. */
  readonly score: number
}

/** Documents, ready to be searched. */
export interface Bm25Index {
  /** Documents that share a word with the query, best first; among equals the earlier one. */
  rank(query: string): Ranked[]
}

/**
 * Search by words: the usual ranking of search engines without learning.
 *
 * score(d) = sum over words w of the query: idf(w) f (k1 + 1) / (f + k1 (1 - b + b |d| / mean |d|)), f = how often w stands in d,
 * idf(w) = ln(1 + (N - n + 1/2) / (n + 1/2)), n of the N documents have w; k1 = 1.2, b = 0.75
 *
 * @param documents shape [N]; long ones are cut as {@link boundedWords} says
 * @cost linear to build; a query costs the number of documents that have its words
 * @source Robertson & Zaragoza (2009), The probabilistic relevance framework: BM25 and beyond, FnTIR 3(4):333-389, doi:10.1561/1500000019;
 *   the + 1 inside the logarithm, which keeps it above 0, after Apache Lucene's BM25Similarity
 * @example bm25Index(['red fox', 'blue fox']).rank('Blue!').map(({ index }) => index) // [1]
 */
export function bm25Index(documents: readonly string[]): Bm25Index {
  const lengths: number[] = []
  const postings = new Map<string, Map<number, number>>()
  for (const [index, document] of documents.entries()) {
    const counts = countWords(document)
    lengths.push([...counts.values()].reduce((sum, count) => sum + count, 0))
    for (const [word, count] of counts) postings.set(word, (postings.get(word) ?? new Map<number, number>()).set(index, count))
  }
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / documents.length
  return {
    rank(query) {
      const scores = new Map<number, number>()
      for (const [word, times] of countWords(query)) {
        const found = postings.get(word) ?? new Map<number, number>()
        const idf = Math.log(1 + (documents.length - found.size + 0.5) / (found.size + 0.5))
        for (const [index, count] of found) {
          const weight = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[index]!) / meanLength))
          scores.set(index, (scores.get(index) ?? 0) + times * idf * weight)
        }
      }
      return [...scores].map(([index, score]) => ({ index, score })).sort((a, b) => b.score - a.score || a.index - b.index)
    },
  }
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of boundedWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
