import { expect, it } from 'vitest'
import { runTextCheck } from './run-text-check.ts'
import type { TextCheck } from './text-check.ts'

const passes = (text: string, check: Omit<TextCheck, 'kind'>) => runTextCheck(text, { kind: 'text', ...check })

it('finds words whatever their case, accents and spaces', () => {
  expect(passes('In ZÜRICH  there\nare lakes.', { says: [['zurich'], ['There are']] })).toBe(true)
})

it('takes one of several ways to say a thing, and wants all things said', () => {
  expect(passes('It melts at 1,538 °C.', { says: [['iron', 'it'], ['1538']] })).toBe(true)
  expect(passes('It melts at 1,538 °C.', { says: [['it'], ['1811']] })).toBe(false)
})

it('does not find a word within a longer one, nor a number within another', () => {
  for (const part of ['rich', 'zur', '8', '5', '123', '234']) expect(passes('Zürich: 8.5 of 1,234', { says: [[part]] })).toBe(false)
  for (const whole of ['8.5', '1234', 'of']) expect(passes('Zürich: 8.5 of 1,234', { says: [[whole]] })).toBe(true)
})

it('finds a number at the end of a sentence', () => {
  expect(passes('There are 8. And 9, too', { says: [['8'], ['9']] })).toBe(true)
})

it('fails a text that says what it must never say', () => {
  expect(passes('The capital is Lyon.', { says: [['capital']], never: ['lyon'] })).toBe(false)
})

it('gets through a megabyte made to slow it down', () => {
  expect(passes('a'.repeat(1_000_000), { says: [['a'.repeat(200)]] })).toBe(false)
  expect(passes('a '.repeat(500_000), { says: [['a a b']] })).toBe(false)
})
