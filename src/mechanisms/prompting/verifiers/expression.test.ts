import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equivalent, sameNumber } from './equivalent.ts'
import { type Expression, parseExpression } from './expression.ts'

const parsed = (text: string): Expression => parseExpression(text) ?? expect.fail(`cannot be read: ${text}`)

/** Formulas as JavaScript writes them too, so that its own rules of precedence can be asked. */
const formula = fc.letrec<{ sum: string; atom: string }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum')).map(([a, sign, b]) => `${a} ${sign} ${b}`),
  ),
  atom: fc.oneof(
    { depthSize: 'small' },
    fc.nat(20).map(String),
    fc.constant('x'),
    tie('sum').map((sum) => `(${sum})`),
    tie('sum').map((sum) => `-(${sum})`),
  ),
})).sum

describe('parseExpression', () => {
  it('gives what JavaScript gives where both read the same', () => {
    fc.assert(
      fc.property(
        formula.filter((text) => text.length < 200),
        fc.integer({ min: -9, max: 9 }),
        (text, x) => {
          const value: unknown = new Function('x', `return ${text.replaceAll('-', ' -')}`)(x)
          const ours = parsed(text).at(x)
          if (typeof value === 'number' && Number.isFinite(value)) expect(ours).toBeCloseTo(value, 6)
          else expect(ours).toBeUndefined()
        },
      ),
    )
  })

  it.each([
    ['2x^2 - 3(x + 1)', -1], // 8 - 9
    ['2**3**2', 512], // 2^(3^2)
    ['-x^2', -4],
    ['2^-1', 0.5],
    ['\\frac{x+1}{\\frac{2}{3}}', 4.5], // 3 / (2/3)
    ['2√2', 2 * Math.SQRT2],
    ['3sin(2x)', 3 * Math.sin(4)],
    ['(x+1)(x−1)', 3],
    ['3 × 4 ÷ 6', 2],
    ['e^x', Math.E ** 2],
  ])('reads %s', (text, at2) => expect(parsed(text).at(2)).toBeCloseTo(at2, 10))

  it.each([
    ['process.exit()'],
    ['constructor'],
    ['__proto__'],
    ['x => x'],
    ['1e5'],
    ['2 3'],
    ['xy'],
    [''],
    ['()'],
    ['sqrt'],
    ['(((1)'],
    ['1 +'],
    ['"a"'],
    ['x[0]'],
    ['[1]'],
    ['x;x'],
    ['`1`'],
  ])('refuses %s', (text) => expect(parseExpression(text)).toBeUndefined())

  it('refuses what is nested too deep or too long, at once', () => {
    for (const text of [
      '('.repeat(100) + 1 + ')'.repeat(100),
      '-'.repeat(399) + 1,
      '2^'.repeat(199) + 2,
      'sqrt '.repeat(79) + 2,
      '1+'.repeat(1e6) + 1,
    ])
      expect(parseExpression(text)).toBeUndefined()
  })

  it('has no value where there is no real one', () => {
    for (const text of ['1/0', 'sqrt(0-1)', 'ln(0)', '(0-1)^(1/2)', '10^400']) expect(parsed(text).at(1)).toBeUndefined()
  })
})

describe('equivalent', () => {
  it.each([
    ['(x+1)^2', 'x^2+2x+1'],
    ['sin(x)^2+cos(x)^2', '1'],
    ['sqrt(x^2)', 'abs(x)'],
    ['(x^2-1)/(x-1)', 'x+1'],
    ['sqrt(8)', '2*sqrt(2)'],
    ['x/2', '0.5x'],
    ['(x-1)^6', 'x^6-6x^5+15x^4-20x^3+15x^2-6x+1'],
  ])('finds %s = %s', (a, b) => expect([equivalent(parsed(a), parsed(b)), equivalent(parsed(b), parsed(a))]).toEqual([true, true]))

  it.each([
    ['sqrt(x^2)', 'x'],
    ['ln(x)', 'ln(abs(x))'], // one has no value below 0
    ['x^3', 'x^3+0.001'],
    ['x^2', 'x^2+sin(x)/1000'],
    ['(x+1)^2', 'x^2+1'],
  ])('tells %s from %s', (a, b) => expect([equivalent(parsed(a), parsed(b)), equivalent(parsed(b), parsed(a))]).toEqual([false, false]))

  it('does not know of two formulas without values', () => {
    expect(equivalent(parsed('1/0'), parsed('sqrt(0-1)'))).toBeUndefined()
  })

  it('compares numbers by their size', () => {
    expect([sameNumber(1e12, 1e12 + 1, 1e-9), sameNumber(1, 1.001, 1e-9), sameNumber(0, 1e-10, 1e-9)]).toEqual([true, false, true])
  })
})
