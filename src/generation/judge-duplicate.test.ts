import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { createRng, type Rng } from '../core/rng.ts'
import { type Embedder, toUnitVector } from '../models/embedder.ts'
import { miniAppBriefs } from '../models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../models/mini-apps/mini-app-families.ts'
import { openTestStores } from '../store/testing.ts'
import { contrastSimilarities } from '../text/contrast-similarity.ts'
import { hash32 } from '../text/min-hash.ts'
import { normaliseText } from '../text/normalise-text.ts'
import { wordStems } from '../text/word-stems.ts'
import { createDuplicateFilter } from './filter-duplicates.ts'
import { createInstructionIndex } from './instruction-index.ts'
import type { Asked } from './sketch-instruction.ts'
import { HELD_OUT, paraphraseBy, TUNED } from './testing-paraphrase.ts'
import { dotProduct } from './vector-bytes.ts'

const families = MINI_APP_FAMILIES.slice(0, 4).map(miniAppBriefs)

const directions = new Map<string, Float32Array>()
const directionOf = (stem: string) => {
  const known = directions.get(stem) ?? Float32Array.from({ length: 1024 }, (_, axis) => (hash32(`${axis} ${stem}`) % 2 === 0 ? 1 : -1))
  directions.set(stem, known)
  return known
}
/** Adds up a direction drawn for each word: near where words are shared, and of both signs, as the index expects it of a vector. */
const vectorOf = (text: string) => {
  const sum = new Float32Array(1024)
  for (const stem of wordStems(text)) for (const [axis, value] of directionOf(stem).entries()) sum[axis]! += value
  return toUnitVector(sum)
}
const embedder: Embedder = { name: 'directions', dimensions: 1024, embed: async (texts) => texts.map(vectorOf), async close() {} }

/** Three new ones in five; else an earlier one in other words, with or without its requirements, or one patched together of two. */
function drawAsked(rng: Rng, earlier: readonly Asked[]): Asked {
  const family = rng.pick(families)
  const draw = (own: Rng) => family.draw(own, { persona: 'a small museum', prefer: [] })
  if (earlier.length < 20 || rng.next() < 0.6) {
    const brief = draw(rng.fork('brief'))
    const kin = [0, 1, 2].map((n) => draw(rng.fork(`kin ${n}`))).map((one) => one.instruct(one.requirements))
    return { title: brief.title, text: brief.instruct(brief.requirements), asks: brief.requirements.map(({ words }) => words), kin }
  }
  const old = rng.pick(earlier)
  const text = paraphraseBy(rng.pick([TUNED, HELD_OUT]))(rng.fork('words'), old.text, rng.next())
  const way = rng.next()
  if (way < 0.3) return { text: `${text.slice(0, text.length * (0.4 + 0.5 * rng.next()))} ${rng.pick(earlier).text.slice(0, 250)}` }
  return way < 0.65 ? { text } : { ...old, text }
}

const runsOf = (items: readonly string[], size: number) =>
  new Set(Array.from({ length: Math.max(0, items.length - size + 1) }, (_, at) => items.slice(at, at + size).join(' ')))
const countShared = (a: Set<string>, b: Set<string>) => [...a].filter((one) => b.has(one)).length

/** The comparisons as docs/decisions/near-duplicates.md tells them, one after the other and each with all that is known: no index, no bands. */
function createPlainFilter() {
  const known: ReturnType<typeof read>[] = []
  const read = ({ text, title, asks = [] }: Asked) => ({
    text,
    said: normaliseText(text),
    title: title ? normaliseText(title) : null,
    runs: runsOf(normaliseText(text).split(' '), 3),
    fives: runsOf([...normaliseText(asks.join(' '))], 5),
    stems: wordStems(text),
    vector: vectorOf(text),
  })
  const having = new Map<string, number>()
  const rarity = (stem: string) => Math.max(0.05, Math.log((known.length + 1) / ((having.get(stem) ?? 0) + 0.5)))
  function judge(asked: Asked): [by: string | null, nearest: string | null] {
    const own = read(asked)
    const same = known.find(({ said }) => said === own.said)
    if (same) return ['hash', same.text]
    const copy = known.find(({ runs }) => {
      const shared = countShared(own.runs, runs)
      return shared >= 0.8 * (own.runs.size + runs.size - shared)
    })
    if (copy) return ['n-grams', copy.text]

    const weights = [...own.stems].map((stem) => ({ stem, weight: rarity(stem) ** 2 }))
    const scored = known
      .map((one) => ({ one, sum: weights.reduce((sum, { stem, weight }) => sum + (one.stems.has(stem) ? weight : 0), 0) }))
      .map(({ one, sum }) => ({ one, score: sum / Math.sqrt(one.stems.size) }))
      .sort((a, b) => b.score - a.score)
    const alike = scored.slice(0, 64).flatMap(({ one, score }) => (score > 0 && score >= scored[0]!.score / 2 ? [one] : []))
    const similarities = contrastSimilarities(own.stems, [...alike.map(({ stems }) => stems), ...(asked.kin ?? []).map(wordStems)], rarity)
    const ranked = alike.map((one, at) => ({ one, similarity: similarities[at]! })).sort((a, b) => b.similarity - a.similarity)
    const sameAsks = ranked.find(({ one, similarity }) => {
      const fewest = Math.min(own.fives.size, one.fives.size)
      return one.title === own.title && similarity >= 0.25 && fewest > 0 && countShared(own.fives, one.fives) >= 0.8 * fewest
    })
    if (sameAsks) return ['requirements', sameAsks.one.text]
    const nearest = ranked[0]
    if (nearest && nearest.similarity >= 0.75) return ['words', nearest.one.text]
    if (nearest && nearest.similarity >= 0.6) {
      const others = known.filter((one) => one !== nearest.one).map((one) => dotProduct(own.vector, one.vector))
      if (dotProduct(own.vector, nearest.one.vector) - Math.max(0, ...others) >= 0.02) return ['embedding', nearest.one.text]
    }
    known.push(own)
    for (const stem of own.stems) having.set(stem, (having.get(stem) ?? 0) + 1)
    return [null, nearest?.one.text ?? null]
  }
  return { judge }
}

describe('judging duplicates', () => {
  it('says of some hundred instructions what the same comparisons say one after the other, without an index', async () => {
    const [{ db }] = (await openTestStores()) as [Awaited<ReturnType<typeof openTestStores>>[0]]
    const index = createInstructionIndex(embedder.name)
    const filter = createDuplicateFilter({ db, index, embedder, clock: createSimulatedClock(0), stream: 's' })
    const plain = createPlainFilter()
    const asked: Asked[] = []
    const counts = new Map<string | null, number>()
    for (let n = 0; n < 200; n++) {
      const one = drawAsked(createRng(`judged ${n}`), asked)
      asked.push(one)
      const { by, nearest } = await filter.check(one, n)
      expect([n, by, nearest?.text ?? null]).toEqual([n, ...plain.judge(one)])
      counts.set(by, (counts.get(by) ?? 0) + 1)
    }
    for (const by of [null, 'hash', 'n-grams', 'requirements', 'words', 'embedding'])
      expect(counts.get(by), `decided by ${by}`).toBeGreaterThan(0)
  }, 120_000)
})
