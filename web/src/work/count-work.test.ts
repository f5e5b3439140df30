import { expect, it } from 'vitest'
import { countWork, NO_WORK } from './count-work.ts'

const MINUTE = 60_000
const spell = (...minutes: readonly (readonly [active: boolean, minutes: number])[]) =>
  minutes.reduce((so, [active, count]) => countWork(so, { active, ms: count * MINUTE }), NO_WORK)

it('adds up what was worked, over short pauses', () => {
  expect(spell([true, 30], [false, 4], [true, 10]).workedMs).toBe(40 * MINUTE)
})

it('begins anew after five minutes of nothing, however they add up', () => {
  expect(spell([true, 30], [false, 2], [false, 3], [true, 1]).workedMs).toBe(MINUTE)
})

it('does not add pauses to each other that were ended by work', () => {
  expect(spell([true, 30], [false, 3], [true, 1], [false, 3], [true, 1]).workedMs).toBe(32 * MINUTE)
})
