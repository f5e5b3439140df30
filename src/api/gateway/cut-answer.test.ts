import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnswerCutter } from './cut-answer.ts'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 30 })

describe('createAnswerCutter', () => {
  it('passes on what stands before the first stop sequence, whatever pieces the answer comes in', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 8 }),
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }), { maxLength: 3 }),
        (pieces, stop) => {
          const text = pieces.join('')
          const places = stop.map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0)
          const cutter = createAnswerCutter({ stop, maxTokens: 1000 })
          const passed = [...pieces.map(cutter.take), cutter.finish()].join('')
          expect(passed).toBe(places.length > 0 ? text.slice(0, Math.min(...places)) : text)
          expect(passed).toBe(cutter.text())
          expect(cutter.ended()).toBe(places.length > 0 ? 'stop' : undefined)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('waits for a longer stop sequence that began before one that is whole', () => {
    const cut = (pieces: readonly string[]) => {
      const cutter = createAnswerCutter({ stop: ['bac', 'a'], maxTokens: 1000 })
      return [...pieces.map(cutter.take), cutter.finish(), cutter.ended()]
    }
    expect(cut(['ba', 'c'])).toEqual(['', '', '', 'stop'])
    expect(cut(['ba', 'x'])).toEqual(['', 'b', '', 'stop'])
    expect(cut(['ba'])).toEqual(['', 'b', 'stop'])
  })

  it('ends at the limit of tokens, and counts pieces of words as the words that they make', () => {
    const cutter = createAnswerCutter({ stop: [], maxTokens: 7 })
    const passed = [...'Paris is the capital of France. It is old.'].map(cutter.take).join('')
    expect(passed).toBe('Paris is the capital of France.')
    expect(cutter.ended()).toBe('length')
  })
})
