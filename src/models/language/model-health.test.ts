import { expect, it } from 'vitest'
import { createSimulatedClock } from '../../core/clock.ts'
import { createModelHealth } from './model-health.ts'

it('each failure in a row makes the cool-down twice as long, up to ten minutes', () => {
  const clock = createSimulatedClock(1_000_000)
  const health = createModelHealth(clock)
  const cooled = Array.from({ length: 9 }, () => {
    health.failed('a')
    return health.coolUntilMs('a') - clock.now()
  })
  expect(cooled).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000])
})

it('a good answer ends the row', () => {
  const health = createModelHealth(createSimulatedClock(0))
  health.failed('a')
  health.failed('a')
  health.answered('a')
  expect(health.coolUntilMs('a')).toBe(0)
  health.failed('a')
  expect(health.coolUntilMs('a')).toBe(5_000)
})

it('a server that asks for a longer time gets it; other models are not concerned', () => {
  const health = createModelHealth(createSimulatedClock(0))
  health.failed('a', 3_600_000)
  expect(health.coolUntilMs('a')).toBe(3_600_000)
  expect(health.coolUntilMs('b')).toBe(0)
})
