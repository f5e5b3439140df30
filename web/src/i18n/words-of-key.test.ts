import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordsOfKey } from './words-of-key.ts'

it('makes words of the last part of a key', () => {
  expect(wordsOfKey('work:submitBar.notSent')).toBe('not sent')
  expect(wordsOfKey('history.scored_other')).toBe('scored')
})

it('never leaves the marks of a key', () => {
  const part = fc.stringMatching(/^[a-z]+([A-Z][a-z]+)*$/)
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
      expect(wordsOfKey(parts.join('.'))).toMatch(/^[a-z ]+$/)
    }),
  )
})
