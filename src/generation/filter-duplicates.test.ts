import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { createRng } from '../core/rng.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import type { Embedder } from '../models/embedder.ts'
import { miniAppBriefs } from '../models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../models/mini-apps/mini-app-families.ts'
import { wordEmbedder } from '../models/word-embedder.ts'
import type { Db } from '../store/open-store.ts'
import { emptyTables, openTestStores } from '../store/testing.ts'
import { createDuplicateFilter, filterDuplicates } from './filter-duplicates.ts'
import { createInstructionIndex } from './instruction-index.ts'
import { HELD_OUT, type Paraphraser, paraphraseBy, TUNED } from './testing-paraphrase.ts'

const stores = await openTestStores()
const families = MINI_APP_FAMILIES.map(miniAppBriefs)
const clock = createSimulatedClock(0)

/** The instruction of the n-th task that is drawn, and what it asks for, without the wording around it. */
function drawInstruction(n: number): { text: string; asks: string } {
  const rng = createRng(`filter test ${n}`)
  const brief = rng.pick(families).draw(rng.fork('brief'), { persona: 'a small museum', prefer: [] })
  const requirements = brief.requirements.map(({ kind, words }) => ({ kind, words }))
  return { text: brief.instruct(requirements), asks: `${brief.title}\n${requirements.map(({ words }) => words).join('\n')}` }
}

function filterOf(db: Db, embedder: Embedder | undefined = undefined, stream = 's') {
  const known = { db, index: createInstructionIndex(embedder?.name), embedder }
  return { known, filter: createDuplicateFilter({ ...known, clock, stream }) }
}

async function countKnown(db: Db): Promise<number> {
  return (await db.selectFrom('known_instruction').select('id').execute()).length
}

describe.each(stores)('filtering duplicates on $name', ({ name, db }) => {
  it('takes what nobody has asked for, refuses the same words again, and says which', async () => {
    await emptyTables(db)
    const { filter } = filterOf(db)
    expect(await filter.check({ text: 'Make a quiz about rivers of Europe.' }, 0)).toEqual({
      duplicate: false,
      by: null,
      nearest: null,
      reason: 'nothing like it is known',
    })
    const nearest = { id: 1, text: 'Make a quiz about rivers of Europe.', similarity: 1 }
    expect(await filter.check({ text: 'make a QUIZ, about: rivers of Europe!' }, 1)).toMatchObject({ duplicate: true, by: 'hash', nearest })
    expect(await countKnown(db)).toBe(1)
  })

  it('says the same when an attempt is made again, and to whoever asks without making it known', async () => {
    await emptyTables(db)
    const { filter, known } = filterOf(db)
    const texts = [0, 1, 2].map((n) => drawInstruction(n).text)
    for (const [n, text] of texts.entries()) await filter.check({ text }, n)
    const again = filterOf(db)
    for (const [n, text] of texts.entries()) expect((await again.filter.check({ text }, n)).duplicate).toBe(false)
    for (const text of texts) expect(await filterDuplicates(known, { text })).toMatchObject({ duplicate: true, by: 'hash' })
    expect(await countKnown(db)).toBe(3)
  })

  it('refuses the same requirements about the same thing, however they are worded around', async () => {
    await emptyTables(db)
    const { filter } = filterOf(db)
    const asks = [
      'give the symbol of it',
      'say how many protons its atoms have',
      'say in which row of the table it stands',
      'tell who found it',
    ]
    const first = { title: 'Aluminium', asks, text: `For a museum we need a text on aluminium. It should ${asks.join(', ')}.` }
    expect((await filter.check(first, 0)).duplicate).toBe(false)
    const fewer = asks.slice(0, 3).toReversed()
    const again = {
      title: 'aluminium',
      asks: fewer,
      text: `Could you write about the metal aluminium? Points to cover: ${fewer.join('; ')}`,
    }
    expect(await filter.check(again, 1)).toMatchObject({ duplicate: true, by: 'requirements', nearest: { id: 1, text: first.text } })
    const elsewhere = await filter.check({ ...again, title: 'Barium', text: again.text.replace('aluminium', 'barium') }, 2)
    expect(elsewhere.by).not.toBe('requirements')
    const others = ['say what it costs today', 'name two alloys with it', 'describe how it is recycled']
    const other = { title: 'Aluminium', asks: others, text: `A page for kitchen shops, all about pots of aluminium. ${others.join('. ')}` }
    expect((await filter.check(other, 3)).by).not.toBe('requirements')
    expect((await filter.check(first, 0)).duplicate).toBe(false) // the same attempt again
  })

  it('gives a request to one of several processes that come with it at once', async () => {
    await emptyTables(db)
    const { text } = drawInstruction(5)
    const processes = Array.from({ length: 6 }, (_, n) => filterOf(db, undefined, `stream ${n}`).filter)
    const verdicts = await Promise.all(
      processes.map((filter, n) => filter.check({ text: n % 2 === 0 ? text : paraphraseBy(TUNED)(createRng(`${n}`), text, 0.5) }, n)),
    )
    expect(verdicts.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
    expect(await countKnown(db)).toBe(1)
  })

  it('refuses what another process made known while an embedder kept this one waiting, and holds nobody up meanwhile', async () => {
    await emptyTables(db)
    const { text } = drawInstruction(5)
    const reached = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const slow: Embedder = {
      ...wordEmbedder,
      async embed(texts) {
        reached.resolve()
        await released.promise
        return wordEmbedder.embed(texts)
      },
    }
    const late = filterOf(db, slow, 'late').filter.check({ text }, 0)
    await reached.promise
    expect((await filterOf(db, undefined, 'early').filter.check({ text }, 0)).duplicate).toBe(false)
    released.resolve()
    expect(await late).toMatchObject({ duplicate: true, by: 'hash', nearest: { text } })
    expect(await countKnown(db)).toBe(1)
  })

  it('takes any text', async () => {
    const { filter } = filterOf(db)
    const hostile = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', ' ', '\0', '\ud800', '漢', '%', "'", '\\', '{', '"') }),
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        await emptyTables(db)
        const { filter } = filterOf(db)
        expect((await filter.check({ text }, 0)).duplicate).toBe(false)
        expect((await filter.check({ text }, 1)).duplicate).toBe(true)
      }),
      { numRuns: 15 },
    )
    const start = performance.now()
    await filter.check({ text: 'word salad '.repeat(100_000) }, 99)
    expect(performance.now() - start).toBeLessThan(5000)
  }, 120_000)

  it.runIf(name === 'PGlite')(
    'finds at least 95 % of requests that were put otherwise, and takes at least 97 % of new ones',
    async () => {
      await emptyTables(db)
      const { filter, known } = filterOf(db)
      const asked = new Set<string>()
      const taken: string[] = []
      let refused = 0
      let drawn = 0
      for (let n = 0; n < 300; n++) {
        const { text, asks } = drawInstruction(n)
        if (asked.has(asks)) continue
        asked.add(asks)
        drawn++
        if ((await filter.check({ text }, n)).duplicate) refused++
        else taken.push(text)
      }
      expect(refused / drawn).toBeLessThanOrEqual(0.03)
      const recall = async (paraphrase: Paraphraser, strength: number) => {
        let found = 0
        for (const [n, text] of taken.slice(0, 80).entries()) {
          const { duplicate, nearest } = await filterDuplicates(known, { text: paraphrase(createRng(`paraphrase ${n}`), text, strength) })
          if (duplicate && nearest?.text === text) found++
        }
        return found / Math.min(80, taken.length)
      }
      for (const [operators, strength] of [
        [TUNED, 0.5],
        [TUNED, 1],
        [HELD_OUT, 0.5],
        [HELD_OUT, 1],
      ] as const)
        expect(await recall(paraphraseBy(operators), strength)).toBeGreaterThanOrEqual(0.95)
    },
    120_000,
  )
})

describe('filtering duplicates with the built-in embedder', () => {
  const embedder = createBuiltInEmbedder()
  afterAll(() => embedder.close())

  it('keeps vectors, and compares them also after it was started again', async () => {
    const { db } = stores[0]!
    await emptyTables(db)
    const texts = [0, 1, 2, 3].map((n) => drawInstruction(n).text)
    for (const [n, text] of texts.entries()) await filterOf(db, embedder).filter.check({ text }, n)
    const { lookalikes } = await filterDuplicates(filterOf(db, embedder).known, { text: texts[2]! })
    expect(lookalikes[0]).toMatchObject({ row: { text: texts[2] }, cosine: expect.closeTo(1, 5), similarity: expect.closeTo(1, 5) })
  })
})
