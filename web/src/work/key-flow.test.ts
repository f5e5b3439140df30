import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT, type JudgmentDraft } from './judgment-draft.ts'
import { type Flow, type KeyQuestion, openNext, openQuestion, pressKey, resumeQuestion, skipPart } from './key-flow.ts'

const ids = ['r1', 'r2', 'r3', 'r4']
const letters = { a: 'r1', b: 'r2', c: 'r3', d: 'r4' }
const digits = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [String((index + 1) % 10), index + 1]))
const grade: KeyQuestion = { of: 'grade', id: 'grade', kind: 'one', parts: ids, keys: digits }
const order: KeyQuestion = { of: 'order', id: 'order', kind: 'one', parts: ids, keys: letters }
const favourite: KeyQuestion = { of: 'favourite', id: 'favourite', kind: 'one', parts: ['task'], keys: { ...letters, '0': null } }
const looks: KeyQuestion = { of: 'criterion', id: 'looks', kind: 'one', parts: ids, keys: { '1': 'poor', '2': 'good' } }
const faults: KeyQuestion = { of: 'criterion', id: 'faults', kind: 'several', parts: ['task'], keys: { '1': 'slow', '2': 'broken' } }
const why: KeyQuestion = { of: 'criterion', id: 'why', kind: 'focus', parts: ['task'], keys: {} }
const questions = [grade, order, looks, faults, why, favourite]

/** Presses keys one after the other; a key that says nothing is left out. */
function type(keys: string, flow: Flow | null, draft: JudgmentDraft = EMPTY_DRAFT) {
  let state = { flow, draft }
  for (const key of keys) state = (state.flow && pressKey(state.flow, key, state.draft, questions)) || state
  return state
}

describe('answering by keys', () => {
  it('grades one response after the other, 0 standing for 10', () => {
    const { draft, flow } = type('7035', openQuestion(EMPTY_DRAFT, grade))
    expect(draft.grades).toEqual({ r1: 7, r2: 10, r3: 3, r4: 5 })
    expect(flow?.question).toBe(order)
  })

  it('begins where it is told to, and leaves out what has its answer', () => {
    const graded = { ...EMPTY_DRAFT, grades: { r3: 1 } }
    expect(type('58', openQuestion(graded, grade, 'r2'), graded).draft.grades).toEqual({ r2: 5, r3: 1, r4: 8 })
  })

  it('orders by letters, the best first, and ties with the sign between', () => {
    expect(type('cb=da', openQuestion(EMPTY_DRAFT, order)).draft.places).toEqual({ r3: 1, r2: 2, r4: 2, r1: 3 })
  })

  it('begins a new order with its first letter', () => {
    const placed = { ...EMPTY_DRAFT, places: { r1: 1, r2: 2, r3: 3, r4: 4 } }
    expect(type('d', openQuestion(placed, order), placed).draft.places).toEqual({ r4: 1 })
  })

  it('goes on with an order that was begun, where it opens by itself', () => {
    const begun = { ...EMPTY_DRAFT, grades: { r1: 9, r2: 7, r3: 7 }, places: { r1: 1, r2: 2, r3: 2 } }
    expect(type('3d', openQuestion(begun, grade), begun).draft.places).toEqual({ r1: 1, r2: 2, r3: 2, r4: 3 })
  })

  it('places the one response at hand by a digit, and asks no more', () => {
    const { draft, flow } = type('2', openQuestion(EMPTY_DRAFT, order, 'r4'))
    expect([draft.places, flow]).toEqual([{ r4: 2 }, null])
  })

  it('keeps what was placed by hand meanwhile, and goes on after it', () => {
    const begun = type('ab', openQuestion(EMPTY_DRAFT, order))
    const byHand = { ...begun.draft, places: { ...begun.draft.places, r3: 3 } }
    expect(type('d', begun.flow, byHand).draft.places).toEqual({ r1: 1, r2: 2, r3: 3, r4: 4 })
    const moved = { ...begun.draft, places: { r2: 1, r1: 4 } }
    expect(type('=cd', begun.flow, moved).draft.places).toEqual({ r2: 1, r1: 2, r3: 2, r4: 3 })
  })

  it('goes on with an order where undoing has left it', () => {
    const begun = type('cba', openQuestion(EMPTY_DRAFT, order))
    const undone = { ...begun.draft, places: { r3: 1, r2: 2 } }
    expect(type('da', resumeQuestion(undone, begun.flow!), undone).draft.places).toEqual({ r3: 1, r2: 2, r4: 3, r1: 4 })
  })

  it('turns options on and off, and stays until it is told to go on', () => {
    const { draft, flow } = type('121', openQuestion(EMPTY_DRAFT, faults))
    expect([draft.answers.faults, flow?.question]).toEqual([{ task: ['broken'] }, faults])
  })

  it('takes a favourite, or none, and never asks for one by itself', () => {
    expect(type('b', openQuestion(EMPTY_DRAFT, favourite)).draft.preferred).toBe('r2')
    expect(type('0', openQuestion(EMPTY_DRAFT, favourite)).draft.preferred).toBeNull()
    expect(openNext(EMPTY_DRAFT, [favourite])).toBeNull()
  })

  it('never leads into a field by itself, where keys would be typed', () => {
    const done = type('7777abcd1111', openQuestion(EMPTY_DRAFT, grade))
    expect(done.flow?.question).toBe(faults)
    expect(skipPart(done.draft, done.flow!, questions)).toBeNull()
    expect(openNext({ ...done.draft, answers: { ...done.draft.answers, faults: { task: [] } } }, questions)?.question).toBe(why)
  })

  it('says nothing to other keys', () => {
    for (const key of ['x', 'enter', 'constructor', ''])
      expect(pressKey(openQuestion(EMPTY_DRAFT, looks), key, EMPTY_DRAFT, questions)).toBeUndefined()
  })

  it('answers four grades, an order and three criteria of four responses each in 21 keys and no more', () => {
    const asked = [grade, order, looks, { ...looks, id: 'sound' }, { ...looks, id: 'speed' }]
    let state: { flow: Flow | null; draft: JudgmentDraft } = { flow: openNext(EMPTY_DRAFT, asked), draft: EMPTY_DRAFT }
    for (const key of '7835abcd111122221212') {
      const pressed = pressKey(state.flow!, key, state.draft, asked)
      expect(pressed).toBeDefined()
      state = pressed!
    }
    expect(state.flow).toBeNull()
    expect(Object.keys(state.draft.answers)).toEqual(['looks', 'sound', 'speed'])
  })

  it('keeps places without gaps and names only responses, whatever letters come', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-e=]{0,12}$/), (keys) => {
        const places = type(keys, openQuestion(EMPTY_DRAFT, order)).draft.places
        const used = [...new Set(Object.values(places))].sort()
        expect(used).toEqual(used.map((_, index) => index + 1))
        expect(Object.keys(places).every((id) => ids.includes(id))).toBe(true)
      }),
    )
  })
})
