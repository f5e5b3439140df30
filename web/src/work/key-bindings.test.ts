import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_KEYS, findKeyConflict, KEY_ACTIONS, keyOf, readBindings } from './key-bindings.ts'

describe('key bindings', () => {
  it('begin without conflicts', () => {
    for (const action of KEY_ACTIONS)
      expect([action, findKeyConflict(DEFAULT_KEYS, action, DEFAULT_KEYS[action])]).toEqual([action, undefined])
  })

  it('refuse a key that another action has, and name that one', () => {
    expect(findKeyConflict(DEFAULT_KEYS, 'guide', 'g')).toEqual({ kind: 'taken', by: 'grade' })
    expect(findKeyConflict(DEFAULT_KEYS, 'guide', 'j')).toBeUndefined()
  })

  it.each(['a', 'f', '0', '9', 'tab', 'escape', 'arrowleft', ' '])('leave the key "%s" to what it always does', (key) => {
    expect(findKeyConflict(DEFAULT_KEYS, 'guide', key)).toEqual({ kind: 'reserved' })
  })

  it('refuse keys that write nothing, but not Enter', () => {
    expect(findKeyConflict(DEFAULT_KEYS, 'guide', 'f5')).toEqual({ kind: 'no-character' })
    expect(findKeyConflict({ ...DEFAULT_KEYS, submit: 's' }, 'guide', 'enter')).toBeUndefined()
  })

  it('are read back as they were kept, two keys that changed places included', () => {
    const swapped = { ...DEFAULT_KEYS, grade: 'r', order: 'g' }
    expect(readBindings(JSON.parse(JSON.stringify(swapped)))).toEqual(swapped)
  })

  it('are never in conflict, whatever was kept', () => {
    const kept = fc.oneof(
      fc.anything(),
      fc.dictionary(fc.constantFrom(...KEY_ACTIONS, 'toString'), fc.oneof(fc.string(), fc.constantFrom('g', 'r', 'z'))),
    )
    fc.assert(
      fc.property(kept, (value) => {
        const bindings = readBindings(value)
        expect(Object.keys(bindings)).toEqual(KEY_ACTIONS)
        for (const action of KEY_ACTIONS) expect(findKeyConflict(bindings, action, bindings[action])).toBeUndefined()
      }),
    )
  })
})

describe('keyOf', () => {
  const press = (key: string, code: string, shiftKey = false) => keyOf({ key, code, shiftKey })

  it('is the character, in lower case', () => {
    expect([press('G', 'KeyG', true), press('Enter', 'Enter'), press('?', 'Slash', true), press('=', 'Equal')]).toEqual([
      'g',
      'enter',
      '?',
      '=',
    ])
  })

  it.each([
    ['Arabic', 'ش', 'KeyA', false, 'a'],
    ['Arabic', 'لا', 'KeyB', false, 'b'],
    ['Arabic', 'لآ', 'KeyB', true, 'b'],
    ['Arabic', '١', 'Digit1', false, '1'],
    ['Arabic', '٠', 'Digit0', false, '0'],
    ['Arabic', 'و', 'Comma', false, ','],
    ['Arabic', 'ز', 'Period', false, '.'],
    ['Arabic', 'ظ', 'Slash', false, '/'],
    ['Arabic', '؟', 'Slash', true, '?'],
    ['Persian', '۷', 'Digit7', false, '7'],
    ['Cyrillic', 'п', 'KeyG', false, 'g'],
    ['Cyrillic', 'я', 'KeyZ', false, 'z'],
    ['Cyrillic', 'б', 'Comma', false, ','],
    ['Greek', 'α', 'KeyA', false, 'a'],
    ['Hebrew', 'ץ', 'Period', false, '.'],
  ])('is what stands there on Latin keyboards: %s %s', (_script, key, code, shiftKey, latin) => {
    expect(press(key, code, shiftKey)).toBe(latin)
  })

  it.each([
    ['French', 'a', 'KeyQ', false],
    ['French', 'é', 'Digit2', false],
    ['German', '§', 'Digit3', true],
    ['British', '£', 'Digit3', true],
    ['Turkish', 'ı', 'KeyI', false],
    ['Spanish', 'ñ', 'Semicolon', false],
    ['an Arabic sign that nobody needs', '؛', 'BracketLeft', true],
  ])('is its own sign on a Latin keyboard: %s %s', (_keyboard, key, code, shiftKey) => {
    expect(press(key, code, shiftKey)).toBe(key)
  })
})
