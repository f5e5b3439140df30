import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLines } from './compare-lines.ts'

describe('compareLines', () => {
  it('names what one has and the other has not', () => {
    expect(compareLines('a\nc\nd', 'a\nb\nc')).toEqual([
      { sign: ' ', text: 'a' },
      { sign: '-', text: 'b' },
      { sign: ' ', text: 'c' },
      { sign: '+', text: 'd' },
    ])
  })

  it('takes what differs in its layout alone as equal', () => {
    const lines = compareLines("if (x) {\n  say('hello')\n}", 'if (x) {\n\n\tsay("hello")\n}\n')
    expect(lines?.map(({ sign }) => sign)).toEqual([' ', ' ', ' '])
  })

  it('gives up on two that have nothing in common', () => {
    const long = (letter: string) => Array.from({ length: 2000 }, (_, n) => `${letter}${n}`).join('\n')
    expect(compareLines(long('a'), long('b'))).toBeUndefined()
  })

  it('keeps every line of the text at hand, in its order', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd')).map((list) => list.join('\n'))
    fc.assert(
      fc.property(lines, lines, (text, other) => {
        const compared = compareLines(text, other) ?? []
        const kept = (sign: '+' | '-') => compared.filter((line) => line.sign === ' ' || line.sign === sign).map((line) => line.text)
        expect(kept('+').join('\n')).toBe(text)
        expect(kept('-').join('\n')).toBe(other)
      }),
    )
  })
})
