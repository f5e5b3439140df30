import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../../../core/clock.ts'
import { createRng } from '../../../core/rng.ts'
import { createLiveSources } from './live-sources.ts'
import { plainText } from './plain-text.ts'
import { type FakeWiki, startFakeWiki, type WikiMood } from './wiki.testing.ts'

let wiki: FakeWiki
beforeAll(async () => {
  wiki = await startFakeWiki()
})
afterAll(() => wiki.close())

function openSources(mostCached?: number) {
  const clock = createSimulatedClock(0)
  const sources = createLiveSources({
    wiki: { endpoint: wiki.endpoint, userAgent: 'kumite tests', timeoutMs: 400 },
    clock,
    ...(mostCached !== undefined && { mostCached }),
  })
  const draw = (seed: string) => sources.draw(createRng(seed))
  return { sources, clock, draw }
}

const isLive = ({ snapshot }: { snapshot: { source: string } }) => snapshot.source.startsWith(wiki.endpoint)

describe('a live wiki', () => {
  it('gives texts with address, revision and licence', async () => {
    wiki.mood = 'well'
    const { draw, sources } = openSources()
    const { snapshot, subtopic } = await draw('one')
    expect(snapshot).toMatchObject({ revision: '963613515', licence: 'Creative Commons Attribution-Share Alike 4.0' })
    expect(snapshot.source).toMatch(/\/w\/rest\.php\/v1\/page\/./)
    expect(snapshot.text).toMatch(new RegExp(`^${subtopic} is a thing that was first described in 1817 by Ann\\. It is well known`))
    expect(snapshot.text).not.toMatch(/[{}[\]<>]|History|thumb/)
    expect(sources.problems()).toEqual([])
  })

  it('is followed where a page has moved', async () => {
    wiki.mood = 'moved pages'
    const { draw, sources } = openSources()
    expect((await draw('one')).snapshot.source).toContain('/page/New_')
    expect(sources.problems()).toEqual([])
  })

  it.each<WikiMood>(['no pages', 'no results', 'short pages'])('is not dead because of %s', async (mood) => {
    wiki.mood = mood
    const { draw, sources } = openSources()
    expect(isLive(await draw('one'))).toBe(false)
    expect(sources.problems()).toEqual([])
  })

  it.each<WikiMood>([
    'status 500',
    'asks for rest',
    'hangs',
    'hangs up',
    'no JSON',
    'other JSON',
    'endless',
    'redirects away',
    'redirects in a circle',
  ])('regression 7: gives way to built-in texts when it %s, and says so', async (mood) => {
    wiki.mood = mood
    const { draw, sources } = openSources()
    expect(isLive(await draw('one'))).toBe(false)
    expect(sources.problems()).toEqual([
      expect.stringMatching(/expected a text, got .*; asked again after 1970-.*; until then the built-in texts are used/),
    ])
  })

  it('regression 7: keeps texts coming for an hour of silence, without a storm of requests, and comes back by itself', async () => {
    wiki.mood = 'well'
    const { draw, sources, clock } = openSources()
    for (let n = 0; n < 5; n++) await draw(`before ${n}`)
    wiki.mood = 'hangs up'
    const askedBefore = wiki.asked.length
    for (let minute = 0; minute < 60; minute++) {
      expect(isLive(await draw(`minute ${minute}`)), 'from the cache').toBe(true)
      expect(sources.problems()).toEqual([expect.stringContaining('until then 5 texts read before are used')])
      clock.advance(60_000)
    }
    expect(wiki.asked.length - askedBefore).toBeLessThan(20)
    wiki.mood = 'well'
    clock.advance(10 * 60_000)
    await draw('after')
    expect(sources.problems()).toEqual([])
  })

  it('is left in peace for as long as it asks for', async () => {
    wiki.mood = 'asks for rest'
    const { draw, clock } = openSources()
    await draw('one')
    const { length } = wiki.asked
    clock.advance(119_000)
    await draw('two')
    expect(wiki.asked.length).toBe(length)
    clock.advance(2000)
    await draw('three')
    expect(wiki.asked.length).toBe(length + 1)
  })

  it('is remembered only so far', async () => {
    wiki.mood = 'well'
    const { draw, sources } = openSources(3)
    for (let n = 0; n < 6; n++) await draw(`many ${n}`)
    wiki.mood = 'status 500'
    await draw('dead')
    expect(sources.problems()[0]).toContain('until then 3 texts')
  })
})

describe('plainText', () => {
  it('regression 3: changes no case and no digit, empties nothing that is plain, and leaves its own result as it is', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aAzZ09.,?:é-'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (said) => {
        const plain = said.join(' ')
        const marked = `{{Short|x}}\n${said.map((one, n) => (n % 2 === 0 ? `'''${one}'''` : `[[${one}]]`)).join(' ')}<ref>note</ref>`
        expect(plainText(plain)).toBe(plain)
        expect(plainText(marked)).toBe(plain)
      }),
    )
  })

  it('takes no more than a second for hostile pages', () => {
    for (const page of [
      '{{'.repeat(500_000),
      '[[File:'.repeat(100_000),
      '<ref>'.repeat(200_000),
      '{|'.repeat(400_000),
      "'".repeat(1_000_000),
      '[http://'.repeat(100_000),
      '<!--'.repeat(200_000),
    ]) {
      const started = performance.now()
      plainText(page)
      expect(performance.now() - started, page.slice(0, 10)).toBeLessThan(1000)
    }
  })
})
