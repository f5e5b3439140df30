import { expect, it } from 'vitest'
import { sayAgain } from './say-again.ts'

it('makes every text differ from the one before, without a word more', () => {
  let said = ''
  for (const text of ['Undone', 'Undone', 'Undone', 'Done again', 'Undone']) {
    const next = sayAgain(said, text)
    expect([next === said, next.trim()]).toEqual([false, text])
    said = next
  }
  expect(sayAgain('', '')).toBe('')
})
