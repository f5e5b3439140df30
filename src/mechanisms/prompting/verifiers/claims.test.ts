import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkClaims, type KnownClaim } from './check-claims.ts'
import { stancesOn } from './polarity.ts'

const affirmed = { affirmed: 1, denied: 0, hedged: 0 }
const denied = { affirmed: 0, denied: 1, hedged: 0 }

/** Any UTF-16 units, lone surrogates among them. */
const anyUnits = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

describe('stancesOn', () => {
  it.each([
    ['Paris is the capital.'],
    ['Not Lyon but Paris is.'],
    ['No, it is Paris.'],
    ['Paris, not Lyon, is the capital.'],
    ['Not only Paris is old.'],
    ['It is false that Paris is not the capital.'],
    ["It isn't true that Paris is not the capital."],
    ['Rather than Lyon, it is Paris.'],
    ['PARÍS it is'],
  ])('finds Paris affirmed in: %s', (text) => expect(stancesOn(text, ['Paris'])).toEqual(affirmed))

  it.each([
    ['Paris is not the capital.'],
    ["It isn't Paris."],
    ['It is false that Paris is the capital.'],
    ['It is not the case that, as some say, Paris is it.'],
    ['It was never Paris.'],
    ['Paris is the capital. This is false.'],
    ['The following is false. Paris is the capital.'],
    ['I doubt that it is Paris.'],
    ['It is Lyon rather than Paris.'],
    ['Not Paris.'],
    ['The opposite of Paris is the capital.'],
  ])('finds Paris denied in: %s', (text) => expect(stancesOn(text, ['Paris'])).toEqual(denied))

  it.each([['Paris or Lyon.'], ['Lyon or Paris.'], ['Perhaps Paris.'], ['It could be Paris.'], ['Either Paris or Lyon']])(
    'finds Paris left open in: %s',
    (text) => expect(stancesOn(text, ['Paris'])).toEqual({ affirmed: 0, denied: 0, hedged: 1 }),
  )

  it('finds whole words only', () => {
    expect(stancesOn('Parisian, comparison', ['Paris'])).toEqual({ affirmed: 0, denied: 0, hedged: 0 })
  })

  it('turns with every negation before a statement', () => {
    fc.assert(
      fc.property(fc.nat(6), (times) => {
        const text = `${'it is false that '.repeat(times)}Paris is the capital`
        expect(stancesOn(text, ['Paris'])).toEqual(times % 2 === 0 ? affirmed : denied)
      }),
    )
  })

  it('counts something for any text, and ends', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        expect(stancesOn(text, ['a', 'not']).affirmed).toBeGreaterThanOrEqual(0)
      }),
    )
    for (const text of ['not '.repeat(1e5), 'Paris, '.repeat(1e5), `${'it is false that '.repeat(5000)}Paris`])
      expect(stancesOn(text, ['Paris'])).toBeTruthy()
  })
})

const CLAIMS: readonly KnownClaim[] = [
  { words: 'its capital is Bern', about: ['Switzerland', 'Swiss'], says: ['Bern', 'Berne'], never: ['Zurich', 'Geneva'] },
  {
    words: 'it has 8,654,622 people',
    about: ['Switzerland', 'Swiss'],
    says: [8_654_622],
    never: [],
    unit: ['people', 'inhabitants'],
    tolerance: 0.01,
  },
]

describe('checkClaims', () => {
  it.each([
    ["Switzerland's capital is Bern, and it has 8.65 million people.", 1, false],
    ['The Swiss capital is Berne. It has about 8,654,622 inhabitants.', 1, false],
    ['The capital of Switzerland is Bern.', 0.5, false],
    ['The capital of Switzerland is not Zurich but Bern.', 0.5, false],
    ["Switzerland's capital is Zurich.", 0, true],
    ['The capital of Switzerland is not Bern.', 0, true],
    ['Switzerland has 9,900,000 people.', 0, true],
    ['The capital of Switzerland is Bern or Zurich.', 0, false],
    ['The capital of Austria is Bern.', 0, false],
    ['Bern', 0, false],
    ['', 0, false],
  ])('checks: %s', (text, share, contradicts) => {
    const outcome = checkClaims(text, CLAIMS)
    expect([outcome.share, outcome.contradicts]).toEqual([share, contradicts])
  })

  it('holds no claim of none', () => expect(checkClaims('Bern', [])).toEqual({ checks: [], share: 0, contradicts: false }))
})
