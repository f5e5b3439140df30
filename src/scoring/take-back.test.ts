import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArrivedEntry, discountCopies } from './discount-copies.ts'
import { InvalidScoringInputError } from './errors.ts'
import { takeBack } from './take-back.ts'

const WINDOW = 8
const voice = { between: () => 1 }
const nobody = { between: () => 0 }

/** What the copy of an equal answer was worth over all epochs in which it counted, when it was found in epoch `found`. */
function paidInAll({ value, epoch, found }: { value: number; epoch: number; found: number }): number {
  const entries: ArrivedEntry[] = ['first', 'copy'].map((miner, arrival) => ({ task: 't', miner, epoch, value, arrival }))
  const foundIn = new Map(['first', 'copy'].map((miner) => [miner, found]))
  const epochs = Array.from({ length: WINDOW }, (_, i) => epoch + i)
  return epochs
    .map((now) => (now < found ? entries : takeBack(entries, discountCopies(entries, voice), { foundIn, window: WINDOW }))[1]!.value)
    .reduce((sum, paid) => sum + paid, 0)
}

describe('takeBack', () => {
  it('takes all that a copy was paid, when it is found within half a window', () => {
    for (const found of [4, 5, 6, 7, 8]) expect(paidInAll({ value: 0.6, epoch: 4, found })).toBeCloseTo(0, 12)
  })

  it('takes a part of it later, the less the later, and never more than was paid', () => {
    const kept = [8, 9, 10, 11, 12].map((found) => paidInAll({ value: 0.5, epoch: 4, found }))
    expect(kept).toEqual([0, 1, 2, 3, 4].map((epochs) => expect.closeTo(epochs * 2 * 0.5, 12)))
  })

  it('leaves what is no copy as it is: first answers, losses, later answers, others', () => {
    const entry = (miner: string, value: number, epoch: number, arrival: number) => ({ task: `${epoch}`, miner, epoch, value, arrival })
    const entries = [entry('a', 0.5, 1, 1), entry('b', -0.4, 1, 2), entry('other', 0.5, 1, 3), entry('a', 0.5, 6, 4), entry('b', 0.5, 6, 5)]
    const one = { between: (a: string, b: string) => (a !== 'other' && b !== 'other' ? 1 : 0) }
    const foundIn = new Map([
      ['a', 5],
      ['b', 5],
    ])
    const values = takeBack(entries, discountCopies(entries, one), { foundIn, window: WINDOW }).map(({ value }) => value)
    expect(values).toEqual([0.5, -0.4, 0.5, 0.5, 0])
  })

  it('takes nothing from anybody who was found with nobody, and never leaves the scale', () => {
    const entries = fc.array(
      fc.record({
        task: fc.constantFrom('s', 't'),
        miner: fc.constantFrom('a', 'b', 'c'),
        epoch: fc.integer({ min: 0, max: 20 }),
        value: fc.double({ min: -1, max: 1, noNaN: true }),
        arrival: fc.nat(),
      }),
    )
    fc.assert(
      fc.property(entries, fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 20 })), (list, found) => {
        const foundIn = new Map(Object.entries(found))
        expect(takeBack(list, discountCopies(list, nobody), { foundIn, window: WINDOW })).toEqual(list)
        const taken = takeBack(list, discountCopies(list, voice), { foundIn, window: WINDOW })
        expect(taken.every(({ value }) => value >= -1 && value <= 1)).toBe(true)
        const free = (rows: readonly ArrivedEntry[]) => rows.filter(({ miner }) => !foundIn.has(miner))
        expect(free(taken)).toEqual(free(discountCopies(list, voice)))
      }),
    )
  })

  it('refuses lists of different entries', () => {
    const entry = { task: 't', miner: 'a', epoch: 1, value: 0.5, arrival: 1 }
    const options = { foundIn: new Map([['a', 2]]), window: WINDOW }
    expect(() => takeBack([entry], [], options)).toThrow(InvalidScoringInputError)
    expect(() => takeBack([entry], [{ ...entry, task: 'u' }], options)).toThrow(InvalidScoringInputError)
  })
})
