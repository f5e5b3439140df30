import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveOperator } from '../../src/cli/operator-socket.ts'
import { insertFlag } from '../../src/store/collusion-flags.ts'
import { openStore } from '../../src/store/open-store.ts'
import { cleanUp, newFolder, runKumite } from './kumite-process.ts'

const dataDir = newFolder()
let ids: number[]
afterAll(cleanUp)

beforeAll(async () => {
  const store = await openStore({ kind: 'folder', dataDir })
  const nothing = { odds: 8, shared: 12, tasks: [] }
  const evidence = JSON.stringify({ odds: 8, bar: 7, answers: nothing, positions: nothing, timing: nothing, circle: null })
  const row = { validator: 'vera', mechid: 0, a: 'ann', odds: 18, evidence, words: 'alike', epoch: 1, seen_epoch: 1, raised_ms: 1 }
  const appeal = JSON.stringify({ by: 'cem', text: 'we only share an office', at: '2026-11-23T00:00:00.000Z' })
  ids = [
    (await insertFlag(store.db, { ...row, b: 'ben', state: 'flagged' }))!,
    (await insertFlag(store.db, { ...row, b: 'cem', state: 'appealed', appeal }))!,
  ]
  await store.close()
})

const run = (...args: readonly string[]) => runKumite(['integrity', ...args, '--data', dataDir])

describe('kumite integrity', () => {
  it('lists flags and appeals, and refuses what cannot be decided', async () => {
    const { flags } = JSON.parse((await run('flags', '--json')).stdout)
    expect(flags.map(({ a, b, state }: Record<string, string>) => `${a} ${b} ${state}`)).toEqual(['ann cem appealed', 'ann ben flagged'])
    expect((await run('appeals')).stdout).toContain('we only share an office')
    const { code, stderr } = await run('clear', '999', 'why')
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'kumite: flag 999: expected one that this validator has raised, got none\n  Try: GET /api/integrity lists them\n',
    })
    expect((await run('clear', `${ids[0]}`, 'why', '--circle')).code).toBe(1)
  }, 120_000)

  it('asks the network that runs on the folder, which decides at once', async () => {
    const store = await openStore({ kind: 'folder', dataDir })
    const failures: unknown[] = []
    const socket = await serveOperator(store.db, store.socketDir!, (error) => void failures.push(error))
    store.announce('http://127.0.0.1:1', socket.path)
    const cleared = await run('clear', `${ids[1]}`, 'one office, two people')
    expect({ code: cleared.code, stderr: cleared.stderr }).toEqual({ code: 0, stderr: '' })
    expect(cleared.stdout).toContain('cleared   ann cem')
    expect(cleared.stdout).toContain('one office, two people')
    const again = await run('clear', `${ids[1]}`, 'once more')
    expect({ code: again.code, stderr: again.stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`flag ${ids[1]}: expected one that is still open to this, got one that is cleared\n  Try: `),
    })
    const { flags } = JSON.parse((await run('flags', '--json')).stdout)
    expect(flags).toMatchObject([{ a: 'ann', b: 'ben', state: 'flagged' }])
    expect(failures).toEqual([])
    await socket.close()
    await store.close()
  }, 120_000)
})
