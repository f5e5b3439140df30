import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentences } from './sentences.ts'

describe('sentences', () => {
  it.each([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['Dr. Smith met J. R. R. Tolkien in the U.S. Senate.', ['Dr. Smith met J. R. R. Tolkien in the U.S. Senate.']],
    ['It costs 3.50 at example.com, e.g. on Sunday.', ['It costs 3.50 at example.com, e.g. on Sunday.']],
    ['Is it? No. Neither do I. Then stop.', ['Is it?', 'No.', 'Neither do I.', 'Then stop.']],
    ['He said "Stop!" Then (at last.) Nothing.', ['He said "Stop!"', 'Then (at last.)', 'Nothing.']],
    ['Wait... What?!', ['Wait...', 'What?!']],
    ['A title\n\n1. Take one.\n2. Take two.', ['A title', '1. Take one.', '2. Take two.']],
    ['今日は。元気？はい', ['今日は。', '元気？', 'はい']],
    ['', []],
    [' \n ', []],
    ['.', ['.']],
  ])('of %j are found', (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it('hold all of a text but blanks, in order, and are cut no further when read again together', () => {
    const unit = fc.constantFrom('a', 'B', '.', '!', '?', ' ', '\n', '"', 'Dr', '1', '…', '。')
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 })), (text) => {
        const found = sentences(text)
        expect(found.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const sentence of found) expect(sentence).toBe(sentence.trim())
        expect(sentences(found.join('\n'))).toEqual(found)
      }),
    )
  })

  it('are one where no stop comes in 5,000 words', () => {
    expect(sentences('word '.repeat(5000))).toHaveLength(1)
  })
})
