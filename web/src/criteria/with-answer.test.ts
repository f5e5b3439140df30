import { describe, expect, it } from 'vitest'
import { withAnswer } from './with-answer.ts'

describe('withAnswer', () => {
  it('changes one part and leaves the others alone', () => {
    const before = { looks: { a: 3, b: 4 }, faults: { a: ['broken'] } }
    expect(withAnswer(before, 'looks', 'a', 5)).toEqual({ looks: { a: 5, b: 4 }, faults: { a: ['broken'] } })
    expect(before.looks.a).toBe(3)
  })

  it('takes a part back, and with the last one the criterion', () => {
    expect(withAnswer({ looks: { a: 3, b: 4 } }, 'looks', 'a', undefined)).toEqual({ looks: { b: 4 } })
    expect(withAnswer({ looks: { b: 4 } }, 'looks', 'b', undefined)).toEqual({})
    expect(withAnswer({}, 'looks', 'b', undefined)).toEqual({})
  })
})
