import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveOperator } from '../../src/cli/operator-socket.ts'
import { promptingRecipe } from '../../src/mechanisms/prompting/scoring/prompting-recipe.ts'
import { openStore } from '../../src/store/open-store.ts'
import { cleanUp, newFolder, runKumite } from './kumite-process.ts'

const dataDir = newFolder()
afterAll(cleanUp)
beforeAll(async () => (await openStore({ kind: 'folder', dataDir })).close())

const run = (...args: readonly string[]) => runKumite(['prompting', ...args, '--data', dataDir])

describe('kumite prompting settings', () => {
  it('row 22: shows what holds, changes what is named and nothing else, and goes back', async () => {
    const shown = async (...args: readonly string[]) => JSON.parse((await run('settings', '--json', ...args)).stdout)
    const first = { lambda: { low: 0, high: 1 }, difficulty: { low: 0, high: 1 }, passRate: 0.6 }
    expect(await shown()).toEqual(first)
    expect(await shown('--lambda', '0.25..0.75')).toEqual({ ...first, lambda: { low: 0.25, high: 0.75 } })
    expect((await run('settings', '--pass-rate', '.5')).stdout).toBe('lambda 0.25..0.75  difficulty 0..1  pass rate 0.5\n')
    expect(await shown('--reset')).toEqual(first)
  }, 120_000)

  it('row 22: asks the network that runs on the folder', async () => {
    const store = await openStore({ kind: 'folder', dataDir })
    const socket = await serveOperator(store.db, store.socketDir!, () => {})
    store.announce('http://127.0.0.1:1', socket.path)
    const { code, stdout, stderr } = await run('settings', '--difficulty', '0..0.5')
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'lambda 0..1  difficulty 0..0.5  pass rate 0.6\n', stderr: '' })
    await socket.close()
    await store.close()
  }, 120_000)

  it.each([
    ['--lambda', '0.7..0.2', 'expected two numbers within [0, 1]'],
    ['--pass-rate', '1', 'expected a number from 0.05 to 0.95'],
  ])(
    'refuses %s %s',
    async (option, value, words) => {
      const { code, stderr } = await run('settings', option, value)
      expect(code).not.toBe(0)
      expect(stderr).toContain(words)
    },
    60_000,
  )

  it("row 23: rescores a folder's history, of which a new one has none", async () => {
    const recipe = join(newFolder(), 'recipe.json')
    writeFileSync(recipe, JSON.stringify({ ...promptingRecipe, version: 'other' }))
    const { code, stdout, stderr } = await run('rescore', '--recipe', recipe)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('No scored challenges.')

    const store = await openStore({ kind: 'folder', dataDir })
    const socket = await serveOperator(store.db, store.socketDir!, () => {})
    store.announce('http://127.0.0.1:1', socket.path)
    const asked = await run('rescore', '--recipe', recipe, '--json') // the network that runs on the folder
    expect({ code: asked.code, stderr: asked.stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(asked.stdout)).toMatchObject({ tasks: 0, miners: [], unreadable: 0, after: { version: 'other' } })
    await socket.close()
    await store.close()
  })
})
