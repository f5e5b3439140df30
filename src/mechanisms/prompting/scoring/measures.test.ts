import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { createBuiltInEmbedder } from '../../../models/built-in-embedder.ts'
import type { Embedder } from '../../../models/embedder.ts'
import { wordEmbedder } from '../../../models/word-embedder.ts'
import { words } from '../../../text/words.ts'
import { mathematics } from '../mathematics/mathematics.ts'
import { questionAnswering } from '../question-answering/question-answering.ts'
import { builtInSources } from '../sources/built-in-sources.ts'
import { summarisation } from '../summarisation/summarisation.ts'
import { aQuestion } from '../task-type.testing.ts'
import { keywordBags } from '../task-type-attacks.testing.ts'
import { unrelatedSimilarity } from '../unrelated-similarity.ts'
import { copiedShare } from './copied-share.ts'
import { fabricatedCitation } from './fabricated-citation.ts'
import { linkedGroups } from './linked-groups.ts'
import { literalSimilarity } from './literal-similarity.ts'
import { namedThings } from './named-things.ts'
import { rememberEmbeddings } from './remember-embeddings.ts'
import { isScrambled } from './scrambled-words.ts'
import { semanticSimilarity } from './semantic-similarity.ts'
import { sourcesOfClaims } from './sources-of-claims.ts'
import { styleMatch } from './style-match.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.lorem({ mode: 'sentences' }))
const texts = fc.array(anyText, { minLength: 1, maxLength: 4 })

describe('every measure', () => {
  it('lies in [0, 1] for any texts', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, texts, async (answer, references) => {
        const { best, interval } = literalSimilarity(answer, references, createRng('any'))
        const semantic = await semanticSimilarity(answer, references, { embedder: wordEmbedder, unrelated: { high: 0.3 } })
        const style = styleMatch(answer, undefined, references)
        for (const value of [
          best,
          interval.low,
          interval.high,
          semantic,
          style,
          copiedShare(answer, references[0]!, references.slice(1)),
        ]) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(interval.low).toBeLessThanOrEqual(interval.high)
      }),
    )
  })
})

describe('copiedShare', () => {
  const source = 'the quick brown fox jumps over the lazy dog and runs into the dark wood'

  it('is 1 for what stands in the text, and 0 where a reference stands there as well', () => {
    expect(copiedShare('the quick brown fox jumps over the lazy dog', source, ['a fox fled'])).toBe(1)
    expect(copiedShare('the quick brown fox jumps over the lazy dog', source, ['brown fox jumps over'])).toBe(0)
    expect(copiedShare('lazy dog', source, ['a fox fled'])).toBe(0)
  })

  it('does not blame a mended line for what it has in common with the broken one', () => {
    const broken = 'function sum(list) { let total = 1; for (const one of list) total += one; return total }'
    const mended = broken.replace('= 1', '= 0')
    expect(copiedShare(mended, broken, [mended])).toBe(0)
    expect(copiedShare(broken, broken, [mended])).toBe(1)
  })
})

describe('semanticSimilarity', () => {
  it('is 1 for a reference itself, and 0 for what is no nearer than unrelated answers are, whatever the embedder calls near', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.99, noNaN: true }), async (high) => {
        const embedder = { ...wordEmbedder, embed: async () => [Float32Array.of(1, 0), Float32Array.of(high, 0)] }
        expect(await semanticSimilarity('x', ['y'], { embedder, unrelated: { high } })).toBeCloseTo(0, 4)
      }),
    )
    const unrelated = { high: 0.4 }
    expect(
      await semanticSimilarity('Paris on the Seine', ['Rome', 'Paris on the Seine'], { embedder: wordEmbedder, unrelated }),
    ).toBeCloseTo(1, 6)
    expect(await semanticSimilarity(' ', ['Rome'], { embedder: wordEmbedder, unrelated })).toBe(0)
  })
})

describe('semanticSimilarity by the built-in embedder', () => {
  const embedder = rememberEmbeddings(createBuiltInEmbedder(), 100)
  afterAll(() => embedder.close())

  it.each([questionAnswering, mathematics])(
    'row 16: is 0 for nearly all right answers to other questions of the type $name',
    async (type) => {
      const unrelated = await unrelatedSimilarity(type, embedder, builtInSources)
      const questions = await Promise.all(Array.from({ length: 10 }, (_, n) => aQuestion(type, `calibrated ${n}`)))
      let likely = 0
      for (const [n, { references }] of questions.entries()) {
        const texts = references.map(({ text }) => text)
        expect(await semanticSimilarity(texts[0]!, texts, { embedder, unrelated })).toBeCloseTo(1, 4)
        for (const other of questions.toSpliced(n, 1))
          if ((await semanticSimilarity(other.references[0]!.text, texts.slice(0, 1), { embedder, unrelated })) > 0.5) likely++
      }
      expect(likely / 90).toBeLessThanOrEqual(0.1)
    },
  )
})

describe('namedThings', () => {
  it('finds numbers and names, and no word that merely begins a sentence', () => {
    expect(namedThings('The river Seine. It has 776.6 km, or 482.6 miles!')).toEqual(['seine', '776.6', '482.6'])
    expect(namedThings('Lyon.')).toEqual(['lyon'])
    expect(namedThings('1,234,567 people: Yes, in New York')).toEqual(['1234567', 'new', 'york'])
    expect(namedThings('nothing at all')).toEqual([])
  })
})

describe('isScrambled', () => {
  it('row 16: finds nearly all bags of the words of summaries, and none of the summaries', async () => {
    let bags = 0
    let found = 0
    for (let n = 0; n < 12; n++) {
      const references = (await aQuestion(summarisation, `scrambled ${n}`)).references.map(({ text }) => text)
      for (const reference of references) {
        expect(isScrambled(reference, references), reference).toBe(false)
        for (const bag of words(reference).length >= 12 ? keywordBags(reference) : []) {
          bags++
          if (isScrambled(bag, references)) found++
        }
      }
    }
    expect(found).toBeGreaterThanOrEqual(0.9 * bags)
  })

  it('leaves lists and code to their verifier', () => {
    const list = 'The neighbours are Austria, Belgium, Czechia, Denmark, France, Luxembourg, the Netherlands, Poland and Switzerland.'
    const other = 'The neighbours are Switzerland, Poland, the Netherlands, Luxembourg, France, Denmark, Czechia, Belgium and Austria.'
    expect(isScrambled(other, [list])).toBe(false)
    const code = 'function a(of) { for (const is of of) if (is) return is; return the }'
    expect(isScrambled([...words(code)].reverse().join(' '), [code])).toBe(false)
  })
})

describe('fabricatedCitation', () => {
  const page = {
    source: 'https://wiki.test/w/rest.php/v1/page/Paris',
    revision: '7',
    licence: 'CC-BY-SA-4.0',
    text: 'Paris is the capital and largest city of France.',
  }
  const plain = { challenge: '', contradicts: false }
  const cited = (quotation: string, source: string) =>
    fabricatedCitation(`It is "${quotation}" (${source}).`, [page], {
      challenge: 'Which city is the capital of France?',
      contradicts: false,
    })

  it('row 2: finds words that the source which is named does not say', () => {
    for (const source of [page.source, 'https://wiki.test/wiki/Paris', 'see https://wiki.test/wiki/paris.']) {
      expect(cited('the second largest city of Europe', source)).toBe(page.source)
      expect(cited('The capital and largest city of France', source)).toBeUndefined()
    }
  })

  it('row 2: finds a false statement that one of the sources is named for', () => {
    const said = (source: string, contradicts: boolean) =>
      fabricatedCitation(`It is Lyon (${source}).`, [page], { challenge: '', contradicts })
    expect(said('https://wiki.test/wiki/Paris', true)).toBe(page.source)
    expect(said('https://wiki.test/wiki/Paris', false)).toBeUndefined()
    expect(said('https://elsewhere.test/wiki/Paris', true)).toBeUndefined()
  })

  it('lets alone what cannot be looked up, names, and quotations of the challenge', () => {
    expect(cited('the second largest city of Europe', 'https://elsewhere.test/wiki/Paris')).toBeUndefined()
    expect(cited('the City of Light', page.source)).toBeUndefined()
    expect(cited('which city is the capital', page.source)).toBeUndefined()
  })

  it('is undefined or a source for any text', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, quotation) => {
        expect([undefined, page.source]).toContain(fabricatedCitation(`${before}"${quotation}" ${page.source}`, [page], plain))
      }),
    )
    expect(fabricatedCitation('"'.repeat(1_000_000), [page], plain)).toBeUndefined()
    expect(fabricatedCitation('https://'.repeat(100_000), [page], plain)).toBeUndefined()
    const quoting = '"one two three four five six" https://a.example/'
    expect(fabricatedCitation(`${quoting}${'.'.repeat(19_000)}x`, [page], plain)).toBeUndefined()
  })
})

describe('sourcesOfClaims', () => {
  it('row 2: links what an answer claims to the first source that says so, whoever gave the answer', () => {
    const snapshot = (source: string, text: string) => ({ source, text, revision: '1', licence: 'MIT' })
    const sources = [snapshot('one', 'Paris has 2,102,650 people.'), snapshot('two', 'It lies on the Seine. Paris is old.')]
    expect(sourcesOfClaims(sources)(['2102650', 'paris', 'seine', 'it', 'lyon'])).toEqual([
      { claim: '2102650', source: 'one' },
      { claim: 'paris', source: 'one' },
      { claim: 'seine', source: 'two' },
      { claim: 'it', source: 'two' },
      { claim: 'lyon', source: null },
    ])
  })
})

describe('linkedGroups', () => {
  it('puts each thing into one group, and what is linked into the same', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 15 }), (links) => {
        const isLinked = (a: number, b: number) => links.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
        const groups = linkedGroups(12, isLinked)
        expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n))
        const groupOf = (thing: number) => groups.findIndex((group) => group.includes(thing))
        for (const [a, b] of links) expect(groupOf(a)).toBe(groupOf(b))
        for (const group of groups)
          if (group.length > 1) for (const one of group) expect(group.some((other) => other !== one && isLinked(one, other))).toBe(true)
      }),
    )
  })
})

describe('rememberEmbeddings', () => {
  it('gives the vectors of its embedder, and asks it for no text twice while it is remembered', async () => {
    const asked: string[] = []
    const counting: Embedder = {
      ...wordEmbedder,
      async embed(list) {
        asked.push(...list)
        return wordEmbedder.embed(list)
      },
    }
    const embedder = rememberEmbeddings(counting, 2)
    expect(await embedder.embed(['a', 'b', 'a'])).toEqual(await wordEmbedder.embed(['a', 'b', 'a']))
    expect(await embedder.embed(['b'])).toEqual(await wordEmbedder.embed(['b']))
    expect(asked).toEqual(['a', 'b'])
    await embedder.embed(['c']) // a was not asked for longest
    await embedder.embed(['b', 'a'])
    expect(asked).toEqual(['a', 'b', 'c', 'a'])
  })

  it('embeds once what two ask for at the same time, and again what failed', async () => {
    const asked: string[] = []
    let isDown = true
    const embedder = rememberEmbeddings({
      ...wordEmbedder,
      async embed(list) {
        asked.push(...list)
        await Promise.resolve()
        if (isDown) throw new Error('down')
        return wordEmbedder.embed(list)
      },
    })
    const both = await Promise.allSettled([embedder.embed(['a']), embedder.embed(['a', 'b'])])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(asked).toEqual(['a', 'b'])
    isDown = false
    expect(await Promise.all([embedder.embed(['a']), embedder.embed(['a'])])).toEqual([
      await wordEmbedder.embed(['a']),
      await wordEmbedder.embed(['a']),
    ])
    expect(asked).toEqual(['a', 'b', 'a'])
  })

  it("regression 2: takes no vector of one embedder for another's", async () => {
    const constant: Embedder = { ...wordEmbedder, embed: async (list) => list.map(() => Float32Array.of(1)) }
    const [one, other] = [rememberEmbeddings(wordEmbedder, 9), rememberEmbeddings(constant, 9)]
    await one.embed(['a'])
    expect(await other.embed(['a'])).toEqual([Float32Array.of(1)])
    expect(await one.embed(['a'])).toEqual(await wordEmbedder.embed(['a']))
  })
})
