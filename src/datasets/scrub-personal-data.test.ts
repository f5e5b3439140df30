import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDistinctTexts } from './distinct-texts.ts'
import { scrubPersonalData } from './scrub-personal-data.ts'
import { splitByContext } from './split-by-context.ts'

describe('scrubPersonalData', () => {
  it.each([
    ['Write to Jane.Roe+x@mail.example.org, please.', 'Write to [email], please.', 'email'],
    ['Pay to GB82 WEST 1234 5698 7654 32 today.', 'Pay to [iban] today.', 'iban'], // the example of ISO 13616: 97 leaves 1
    ['Pay to DE89370400440532013000.', 'Pay to [iban].', 'iban'],
    ['Card 4111-1111-1111-1111, thanks', 'Card [card], thanks', 'card'], // doubled from the right: 8 + 7 * 2 + 8 = 30
    ['Ring +44 20 7946 0958 now', 'Ring [phone] now', 'phone'],
    ['Ring (555) 010-9999 now', 'Ring [phone] now', 'phone'],
    ['Ring 555-010-9999 now', 'Ring [phone] now', 'phone'],
    ['From 192.0.2.17.', 'From [ip].', 'ip'],
    ['From 2001:db8::1 and on', 'From [ip] and on', 'ip'],
  ])('replaces what is in "%s"', (text, clean, kind) => {
    const { text: scrubbed, counts } = scrubPersonalData(text)
    expect(scrubbed).toBe(clean)
    expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([[kind, 1]])
  })

  it.each([
    'Pay to GB82 WEST 1234 5698 7654 33 today.', // leaves 2
    'The number 4111 1111 1111 1112 is no card.',
    'Add 137 × 146 + 178 × 40 + 39, then 2000000 - 1000.',
    'On 12 June 2004 it took 1089 years; 84.6 % of 17098242 km2.',
    '| Canada | 9984670 | 1 |\n| Qatar | 11586 | 1 |',
    'report([10,-15,37,55,26,56,12,5,60,25,35]) gives 60',
    'Version 5.1.0 at 12:30:45, chapter 1.2.3.4.5.',
    'x^2 - 0.5x + 256.300.1.2',
  ])('leaves "%s" as it is', (text) => {
    expect(scrubPersonalData(text).text).toBe(text)
  })

  it('finds nothing in what it has scrubbed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom(...'0123456789 .:-@+()abcF') }), (text) => {
        const once = scrubPersonalData(text).text
        expect(scrubPersonalData(once).text).toBe(once)
      }),
    )
  })
})

describe('splitByContext', () => {
  it('puts a source on one side for good, about one in ten on that of tests', () => {
    const sides = Array.from({ length: 2000 }, (_, n) => splitByContext([`source ${n}`]))
    expect(sides.filter((side) => side === 'test').length).toBeGreaterThan(140)
    expect(sides.filter((side) => side === 'test').length).toBeLessThan(260)
  })

  it('lets no two sides into one row', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (contexts) => {
        const side = splitByContext(contexts)
        const own = contexts.map((context) => splitByContext([context]))
        if (side === undefined) expect(new Set(own).size).toBe(2)
        else expect(new Set(own)).toEqual(new Set([side]))
      }),
    )
  })
})

describe('createDistinctTexts', () => {
  const long = (n: number) => Array.from({ length: 60 }, (_, at) => `word${at * n}`).join(' ')

  it('tells what is new, what was there, and what was nearly there', () => {
    const tell = createDistinctTexts()
    expect(tell('What is it?', long(3))).toBe('new')
    expect(tell('what is it', long(3))).toBe('exact')
    expect(tell('What is it?', `${long(3)} indeed`)).toBe('near')
    expect(tell('What is it?', long(7))).toBe('new')
  })

  it('takes another short answer to the same long message for another text', () => {
    const tell = createDistinctTexts()
    expect(tell(long(3), 'It is Paris.')).toBe('new')
    expect(tell(long(3), 'It is Rome.')).toBe('new')
    expect(tell(`${long(3)} indeed`, 'It is Rome.')).toBe('near')
  })
})
