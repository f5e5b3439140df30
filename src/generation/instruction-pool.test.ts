import { beforeAll, describe, expect, it } from 'vitest'
import { BRIEF_FAMILIES } from '../models/brief-families.ts'
import { openTestStores } from '../store/testing.ts'
import { createBuiltInAuthor } from './built-in-author.ts'
import { proposeInstruction } from './generate-task.ts'
import { aGeneration } from './testing.ts'

const [{ db }] = (await openTestStores()) as [Awaited<ReturnType<typeof openTestStores>>[0]]
const DRAWN = 500
const WINDOW = 100
/** So many of the runs of five letters of the shorter list of requirements in the longer one make it the same request, where both are about the same. */
const SAME = 0.85
/** From this Jaccard index of their runs of three words on, two texts are copies. */
const COPY = 0.8

const taken: { title: string; text: string; asks: string }[] = []
let refused = 0
beforeAll(async () => {
  const generation = aGeneration(db, { author: createBuiltInAuthor(BRIEF_FAMILIES), secret: 'a pool' })
  for (let n = 0; n < DRAWN; n++) {
    const proposal = await proposeInstruction(generation, n)
    if ('draft' in proposal) taken.push(textsOf(proposal.record.instruction!))
    else refused++
  }
}, 300_000)

const textsOf = ({ title, text, requirements }: { title: string; text: string; requirements: readonly { words: string }[] }) => ({
  title,
  text,
  asks: requirements.map(({ words }) => words).join('\n'),
})

function runsOf<T>(items: readonly T[], size: number, join: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, items.length - size + 1) }, (_, at) => items.slice(at, at + size).join(join)))
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const run of a) if (b.has(run)) shared++
  return shared
}

/** Mean distance (1 - Jaccard index of runs of three words) of each text from the others. */
function distancesOf(texts: readonly string[]): number[] {
  const runs = texts.map((text) => runsOf(wordsOf(text), 3, ' '))
  return runs.map((own, at) => mean(runs.flatMap((other, n) => (n === at ? [] : [1 - jaccard(own, other)]))))
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = countShared(a, b)
  return shared / (a.size + b.size - shared)
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2))

describe(`the pool of ${DRAWN} instructions by the built-in generator`, () => {
  it('grows: at most one in twenty was asked for before', async () => {
    expect(refused).toBeLessThanOrEqual(DRAWN / 20)
    const known = await db.selectFrom('known_instruction').select('text').orderBy('id').execute()
    expect(known.map(({ text }) => text)).toEqual(taken.map(({ text }) => text))
  })

  it('holds no two that ask for the same, by runs of five letters of their requirements', () => {
    const runs = taken.map(({ asks }) => runsOf([...asks.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')], 5, ''))
    const alike: [number, string, string][] = []
    for (const [at, own] of runs.entries())
      for (const [before, other] of runs.slice(0, at).entries()) {
        if (taken[at]!.title !== taken[before]!.title) continue // of the same form, about something else
        const share = countShared(own, other) / Math.min(own.size, other.size)
        if (share >= SAME) alike.push([share, taken[at]!.text, taken[before]!.text])
      }
    expect(alike).toEqual([])
  })

  it('holds no two copies, by the exact share of runs of three words of every pair', () => {
    const runs = taken.map(({ text }) => runsOf(wordsOf(text), 3, ' '))
    const alike = runs.flatMap((own, at) =>
      runs.slice(0, at).flatMap((other, before) => (jaccard(own, other) >= COPY ? [[taken[at]!.text, taken[before]!.text]] : [])),
    )
    expect(alike).toEqual([])
  })

  it('does not become less diverse: the last hundred are as far apart as the first, within chance', () => {
    const windows = Array.from({ length: Math.floor(taken.length / WINDOW) }, (_, at) =>
      distancesOf(taken.slice(at * WINDOW, (at + 1) * WINDOW).map(({ text }) => text)),
    )
    const first = windows[0]!
    for (const later of windows.slice(1)) {
      // Each distance is in two of these means: twice the usual standard error is on the safe side.
      const error = 2 * Math.sqrt((variance(first) + variance(later)) / WINDOW)
      expect(mean(later)).toBeGreaterThan(mean(first) - 2.6 * error) // one-sided, 0.5 %, for four comparisons 2 %
    }
  })
})
