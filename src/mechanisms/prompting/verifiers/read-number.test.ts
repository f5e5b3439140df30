import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsForWords } from './digits-for-words.ts'
import { finalNumber } from './final-number.ts'
import { readNumbers } from './read-number.ts'
import { readable } from './readable.ts'

const valuesIn = (text: string) => readNumbers(text).map(({ value }) => value)
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A whole number below 10^12 in English words, as a school book teaches it. */
function spelled(n: number): string {
  if (n < 20) return SMALL[n]!
  if (n < 100) return TENS[Math.floor(n / 10) - 2]! + (n % 10 === 0 ? '' : `-${SMALL[n % 10]}`)
  const [size, name] = n < 1000 ? [100, 'hundred'] : n < 1e6 ? [1000, 'thousand'] : n < 1e9 ? [1e6, 'million'] : [1e9, 'billion']
  const rest = n % size
  return `${spelled(Math.floor(n / size))} ${name}${rest === 0 ? '' : ` ${rest < 100 ? 'and ' : ''}${spelled(rest)}`}`
}

/** Any UTF-16 units, lone surrogates among them. */
const anyUnits = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

describe('readNumbers', () => {
  it.each([
    ['from −3.5 to 1,200 or 2 1/2', [-3.5, 1200, 2.5]],
    ['6.02 × 10^23, 1.5e-3 and 2 × 10⁻³', [6.02e23, 0.0015, 0.002]],
    ['½ and 2¾ and \\frac{3}{4}', [0.5, 2.75, 0.75]],
    ['$1,234.50, 1 234 567 and 9’876', [1234.5, 1234567, 9876]],
    ['minus five, negative 6 and three point one four', [-5, -6, 3.14]],
    ['2 million and three hundred thousand', [2e6, 3e5]],
    ['10-12, 12-5=7', [10, 12, 12, 5, 7]],
    ['1/0', []],
    ['v2 and a1', []],
    ['.5 and 3.', [0.5, 3]],
  ])('reads %s', (text, values) => expect(valuesIn(text)).toEqual(values))

  it('says which numbers are percentages', () => {
    expect(readNumbers('12 %, 13 percent, 14').map(({ percent }) => percent)).toEqual([true, true, false])
  })

  it('reads back what was written with separators of thousands, a sign and decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 999 }), (whole, thousandths) => {
        const value = Number(`${whole}.${String(thousandths).padStart(3, '0')}`)
        const written = value.toLocaleString('en-US', { minimumFractionDigits: 3 })
        expect(valuesIn(`It is ${written}.`)).toEqual([value])
        expect(valuesIn(`It is ${written.replace('-', '−').replaceAll(',', ' ')}.`)).toEqual([value])
        expect(valuesIn(`x=${value}`)).toEqual([value])
      }),
    )
  })

  it('reads back numbers written in words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(3000), fc.nat(999_999_999_999)), (n) => {
        expect(digitsForWords(`about ${spelled(n)}, so`)).toBe(`about ${n}, so`)
      }),
    )
  })

  it('leaves a text without number words as it is', () => {
    for (const text of ['', 'a hundredfold', 'onerous tension', 'second of all']) expect(digitsForWords(text)).toBe(text)
  })

  it('keeps lists of number words apart, and reads years said in pairs', () => {
    expect(digitsForWords('one two three, twenty five and six')).toBe('1 2 3, 25 and 6')
    expect(digitsForWords('in nineteen eighty-four and twenty twenty')).toBe('in 1984 and 2020')
  })

  it('gives nothing that is not finite, whatever the text holds', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        expect(valuesIn(text).every(Number.isFinite)).toBe(true)
      }),
    )
    expect(valuesIn('9'.repeat(500))).toEqual([])
    expect(valuesIn('1e999')).toEqual([])
  })
})

describe('readable', () => {
  it('regression 3: is the same for its own result, and bounded', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        const once = readable(text)
        expect(readable(once)).toBe(once)
        expect(once.isWellFormed()).toBe(true)
      }),
    )
    expect(readable('ﷺ'.repeat(1e6)).length).toBeLessThanOrEqual(20_000 * 18) // the ligature stands for 18 characters
  })

  it('regression 3: changes no case and no digit of what is written in plain letters, and empties nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aAzZ09 .,?:-/*é'), minLength: 1, maxLength: 200 }), (text) => {
        expect(readable(text)).toBe(text)
      }),
    )
  })
})

describe('finalNumber', () => {
  it.each([
    ['12 − 5 = 7, so 7 apples are left.', 7],
    ['36', 36],
    ['**Answer:** 36', 36],
    ['The answer is \\boxed{36}.', 36],
    ['Step 1: 3*4 = 12\nStep 2: 12+1 = 13\nThe answer is 13.', 13],
    ['So, in total 1,234 people (rounded to 2).', 1234],
    ['Three hundred and five.', 305],
    ['The result is 3/4 = 0.75', 0.75],
    ['Is it 12? No doubt: 13.', 13],
    ['Solve 3x + 7 = 25.\nSubtract 7: 3x = 18\nDivide by 3: x = 6\n\n**x = 6**', 6],
    ['Total: 420 cents\nChange: 500 − 420 = 80 cents', 80],
    ['Ben gets 24 stickers.\n\nCheck: 12 + 24 + 15 = 51', 24],
    ['{"answer": 6}', 6],
  ])('reads the result of: %s', (answer, value) => expect(finalNumber(answer)).toBe(value))

  it.each([
    ['It is 7 or 8.'],
    ['x = 36\nx = 35'],
    ['36\n40'],
    ['The answer is 7. The answer is 8.'],
    ['It is not true that 36.'],
    ['Not 36.'],
    ['36. This is false.'],
    ['The answer is not 36.'],
    ['What is 3 + 4?'],
    ['1 2 3 4 5'],
    ['The answer is 36. Or 40.'],
    ['There are 12 boys. There are 14 boys.'],
    [''],
  ])('finds no one result in: %s', (answer) => expect(finalNumber(answer)).toBeUndefined())

  it('takes a number of the question for the result only where there is no other', () => {
    expect(finalNumber('Anna has 12 apples left after giving away 5.', [17, 5])).toBe(12)
    expect(finalNumber('It stays at 17.', [17, 5])).toBe(17)
  })

  it('reads a long row of signs as quickly as any text: a pattern that tries them in all ways would take days', () => {
    expect(finalNumber(`${'2^'.repeat(9_999)}!`)).toBe(2)
  })
})
