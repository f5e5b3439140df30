import { expect, it } from 'vitest'
import { spanWords } from './epoch-length.ts'

it('says short spans in seconds and long ones in minutes', () => {
  expect([5_000, 20_000, 119_400, 120_000, 4_320_000].map(spanWords)).toEqual([
    'about 5 s',
    'about 20 s',
    'about 119 s',
    'about 2 min',
    'about 72 min',
  ])
})
