import { expect, it } from 'vitest'
import { countByState } from './count-by-state.ts'

it('adds up attempts that were rejected for different reasons, and counts what did not occur as none', () => {
  const rejected = { state: 'rejected', stage: 'verify-truth' } as const
  const attempts = [
    { ...rejected, reason: 'not-worse', count: 3 },
    { state: 'accepted', stage: null, reason: null, count: 10 },
    { ...rejected, reason: 'original-fails', count: 2 },
  ] as const
  expect(countByState(attempts)).toEqual({ claimed: 0, accepted: 10, rejected: 5 })
})
