import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeDraft, NO_HISTORY, redoChange, undoChange } from './draft-history.ts'
import { EMPTY_DRAFT } from './judgment-draft.ts'

const changes = fc.array(fc.record({ grades: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 10 })) }), {
  maxLength: 20,
})

describe('the history of a draft', () => {
  it('goes back to the beginning step by step, and forward to the end again', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const end = steps.reduce((history, step) => changeDraft(history, step), NO_HISTORY)
        const back = steps.reduce(undoChange, end)
        expect(back.present).toEqual(EMPTY_DRAFT)
        expect(steps.reduce(redoChange, back).present).toEqual(end.present)
      }),
    )
  })

  it('forgets what was undone when something else is done', () => {
    const graded = changeDraft(changeDraft(NO_HISTORY, { grades: { a: 1 } }), { grades: { a: 2 } })
    const other = changeDraft(undoChange(graded), { grades: { a: 3 } })
    expect(redoChange(other)).toEqual(expect.objectContaining({ present: other.present, future: [] }))
    expect(undoChange(other).present.grades).toEqual({ a: 1 })
  })

  it('takes the letters of one text for one step, and what comes after another change for the next', () => {
    const typed = ['N', 'Ni', 'Nic', 'Nice'].reduce((history, reason) => changeDraft(history, { reason }, 'reason'), NO_HISTORY)
    const more = changeDraft(changeDraft(typed, { grades: { a: 5 } }), { reason: 'Nicer' }, 'reason')
    expect(undoChange(more).present).toMatchObject({ reason: 'Nice', grades: { a: 5 } })
    expect(undoChange(undoChange(undoChange(more))).present).toEqual(EMPTY_DRAFT)
  })

  it('stays as it is where there is nothing to undo or to redo', () => {
    expect(undoChange(NO_HISTORY).present).toBe(EMPTY_DRAFT)
    expect(redoChange(NO_HISTORY).present).toBe(EMPTY_DRAFT)
  })

  it('keeps a bounded number of steps', () => {
    let history = NO_HISTORY
    for (let step = 0; step < 300; step++) history = changeDraft(history, { grades: { a: step } })
    expect(history.past.length).toBeLessThanOrEqual(200)
  })
})
