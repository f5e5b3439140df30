import { describe, expect, it } from 'vitest'
import { checkNumberAnswer } from './number-answer.ts'

const asked = 'How large are Belize with 22966 and Armenia with 29743 square kilometres together?'
const right = 52709
const worth = (answer: string) => checkNumberAnswer(answer, (value) => (value === right ? 1 : 0), asked).correctness

describe('an answer that comes down to a number', () => {
  it.each([
    '52709',
    '52,709 km²',
    'The answer is 52,709 km².',
    'Together they cover **52709** square kilometres.',
    'Belize has 22966 and Armenia has 29743, so together they have 52709.',
    '22966 + 29743 = 52709',
    '## Working\n\n- Belize: 22966\n- Armenia: 29743\n\n**Total: 52,709**',
    'fifty-two thousand seven hundred and nine',
  ])('is right: %s', (answer) => {
    expect(worth(answer)).toBe(1)
  })

  it.each([
    '52710',
    'It is not 52709.',
    '52709 or 52710',
    '52709\n52710',
    'It is 52710. It is 52709.',
    '22966',
    'Somewhere between 52000 and 53000.',
    Array.from({ length: 100 }, (_, n) => right - 99 + n).join(' '),
    '',
  ])('is worth nothing: %s', (answer) => {
    expect(worth(answer)).toBe(0)
  })
})
