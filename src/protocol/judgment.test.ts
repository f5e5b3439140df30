import { describe, expect, it } from 'vitest'
import { Judgment } from './judgment.ts'

describe('the time of a judgment', () => {
  it.each([
    ['2026-01-01T00:00:00Z', true],
    ['1970-01-01T00:00:00.000Z', true],
    ['0000-01-01T00:00:00Z', false], // no date in PostgreSQL
    ['1969-12-31T23:59:59Z', false],
    [`2026-01-01T00:00:00.${'0'.repeat(200)}Z`, false],
  ])('%s is one that can be stored and compared: %s', (judgedAt, expected) => {
    expect(Judgment.shape.judgedAt.safeParse(judgedAt).success).toBe(expected)
  })
})
