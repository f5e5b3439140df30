import { describe, expect, it } from 'vitest'
import { ApiError } from '../api-error.ts'
import { isFinalRefusal, isUndelivered } from './judgment-refusal.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const refusal = (status: number, code: string) => new ApiError({ status, code, detail: code, hint: undefined })

describe('a judgment that was refused', () => {
  it.each([
    [401, 'stale-request'],
    [401, 'replayed-request'],
    [429, 'too-many-requests'],
    [503, 'validator-call'],
    [0, 'unreachable'],
  ])('is as good as not delivered: %i %s', (status, code) => {
    expect(isUndelivered(refusal(status, code))).toBe(true)
    expect(isFinalRefusal(refusal(status, code), 2 * DAY_MS)).toBe(false)
  })

  it.each([
    [409, 'assignment-closed'],
    [404, 'unknown-assignment'],
    [422, 'invalid-judgment'],
    [409, 'already-judged'],
    [403, 'worker-removed'],
  ])('is given up: %i %s', (status, code) => {
    expect(isUndelivered(refusal(status, code))).toBe(false)
    expect(isFinalRefusal(refusal(status, code), MINUTE_MS)).toBe(true)
  })

  it.each([
    [403, 'worker-paused'],
    [403, 'not-registered'],
    [404, 'no-miner'],
  ])('waits for a better day, but only one: %i %s', (status, code) => {
    expect(isFinalRefusal(refusal(status, code), MINUTE_MS)).toBe(false)
    expect(isFinalRefusal(refusal(status, code), 2 * DAY_MS)).toBe(true)
  })
})
