/** Milliseconds of the text measures, fastest of several runs: ROUGE beside the js-rouge package, the others beside a plain version. */

import { l, n } from 'js-rouge'
import { leastMs } from '../scripts/least-ms.ts'
import { createRng } from '../src/core/rng.ts'
import { bm25Index } from '../src/text/bm25.ts'
import { chrF } from '../src/text/chrf.ts'
import { editSimilarity } from '../src/text/edit-similarity.ts'
import { rougeL } from '../src/text/rouge-l.ts'
import { rougeN } from '../src/text/rouge-n.ts'
import { styleSimilarity } from '../src/text/style-similarity.ts'
import { words } from '../src/text/words.ts'

const rng = createRng('bench text')
const vocabulary = Array.from({ length: 3000 }, (_, at) => at.toString(36).replace(/\d/g, 'e'))
const draw = (length: number) => `${Array.from({ length }, () => rng.pick(vocabulary)).join(' ')}.`

/** Row by row, as the textbook has it. */
function plainDistance(a: readonly string[], b: readonly string[], same: (x: string, y: string) => number): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, x] of a.entries()) {
    const next = [i + 1]
    for (const [j, y] of b.entries()) next.push(Math.min(row[j]! + same(x, y), row[j + 1]! + 1, next[j]! + 1))
    row = next
  }
  return row[b.length]!
}

/** All documents read for every word of the query; nothing prepared but their words. */
function plainSearch(documents: readonly (readonly string[])[], query: readonly string[]): number[] {
  const mean = documents.reduce((sum, document) => sum + document.length, 0) / documents.length
  const scores = documents.map(() => 0)
  for (const word of query) {
    const counts = documents.map((document) => document.filter((other) => other === word).length)
    const having = counts.filter((count) => count > 0).length
    const idf = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5))
    for (const [at, count] of counts.entries())
      scores[at]! += (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * documents[at]!.length) / mean))
  }
  return scores
}

function say(name: string, run: () => unknown, other: string, plain: () => unknown): void {
  const [ours, theirs] = [leastMs(run), leastMs(plain, { runs: 20 })]
  console.log(`${name}: ${ours.toFixed(3)} ms, ${other} ${theirs.toFixed(3)} ms (${(theirs / ours).toFixed(1)} times)`)
}

for (const length of [20, 200, 2000]) {
  const [answer, reference] = [draw(length), draw(length)]
  console.log(`${length} words`)
  const whole = { tokenizer: words, segmenter: (text: string) => [text] }
  say(
    '  ROUGE-2',
    () => rougeN(answer, reference, 2),
    'js-rouge on the same words',
    () => n(answer, reference, { n: 2, tokenizer: words }),
  )
  say(
    '  ROUGE-L',
    () => rougeL(answer, reference),
    'js-rouge on the same words',
    () => l(answer, reference, whole),
  )
  say(
    '  edit similarity',
    () => editSimilarity(answer, reference),
    'plain',
    () => plainDistance([...answer], [...reference], (x, y) => (x === y ? 0 : 1)),
  )
  console.log(`  chrF: ${leastMs(() => chrF(answer, reference)).toFixed(3)} ms`)
  console.log(`  style similarity: ${leastMs(() => styleSimilarity(answer, reference)).toFixed(3)} ms`)
}

const documents = Array.from({ length: 1000 }, () => draw(100))
const read = documents.map(words)
const query = draw(12)
const index = bm25Index(documents)
console.log(`1,000 documents of 100 words: indexed in ${leastMs(() => bm25Index(documents), { runs: 10 }).toFixed(1)} ms`)
say(
  '  BM25 of 12 words',
  () => index.rank(query),
  'plain',
  () => plainSearch(read, words(query)),
)
