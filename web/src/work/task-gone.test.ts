import { describe, expect, it } from 'vitest'
import { ApiError } from '../api-error.ts'
import { english } from '../i18n/english.ts'
import { isTaskGone } from './task-gone.ts'

const refusal = (code: string) => new ApiError({ status: 409, code, detail: code, hint: undefined })

describe('a task that is gone', () => {
  it('is each of which our words say to take the next one: there must be a button for it', () => {
    const toldSo = Object.entries(english.shell.problems).filter(([, words]) => words.includes('Take the next one'))
    expect(toldSo.map(([code]) => code)).toHaveLength(3)
    for (const [code] of toldSo) expect(isTaskGone(refusal(code)), code).toBe(true)
  })

  it('is not one that can still be sent or given back', () => {
    for (const error of [refusal('invalid-judgment'), refusal('too-many-skips'), ApiError.unreachable(), new Error('other')])
      expect(isTaskGone(error)).toBe(false)
  })
})
