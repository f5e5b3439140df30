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
  it('is the character, in lower case', () => {
    expect([keyOf({ key: 'G', code: 'KeyG' }), keyOf({ key: 'Enter', code: 'Enter' })]).toEqual(['g', 'enter'])
  })

  it('is the Latin letter of that place on an Arabic or Cyrillic keyboard, and the own one on a French keyboard', () => {
    expect([keyOf({ key: 'ش', code: 'KeyA' }), keyOf({ key: 'п', code: 'KeyG' }), keyOf({ key: 'a', code: 'KeyQ' })]).toEqual([
      'a',
      'g',
      'a',
    ])
  })
})
