import { describe, expect, it } from 'vitest'
import { listSources, readText } from '../../scripts/source-tree.ts'
import { TASK_TYPES } from '../../src/mechanisms/prompting/task-types.ts'

const MECHANISM = 'src/mechanisms/prompting'
const LIST = `${MECHANISM}/task-types.ts`
const isTried = (path: string) => /\.(test|testing)\.ts$/.test(path)

describe('row 1: task types', () => {
  it('are ten or more', () => {
    expect(new Set(TASK_TYPES.map(({ name }) => name)).size).toBe(TASK_TYPES.length)
    expect(TASK_TYPES.length).toBeGreaterThanOrEqual(10)
  })

  it.each(TASK_TYPES.map(({ name }) => name))(
    'are plug-ins: %s is one folder that only the list imports, tried by the suite of all',
    (name) => {
      const folder = `${MECHANISM}/${name}`
      expect(readText(`${folder}/${name}.test.ts`)).toContain('describeTaskTypeContract({')
      const users = listSources('src').filter(
        (path) => !isTried(path) && !path.startsWith(`${folder}/`) && new RegExp(`from '[./\\w-]*/${name}/`).test(readText(path)),
      )
      expect(users).toEqual([LIST])
    },
  )
})
