import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { SOURCES } from './sources.ts'

it('names files of the repository only', () => {
  const missing = Object.values(SOURCES)
    .flat()
    .filter((path) => !existsSync(new URL(`../../../${path}`, import.meta.url)))
  expect(missing).toEqual([])
})
