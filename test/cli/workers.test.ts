import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHotkey } from '../../src/chain/testing.ts'
import { serveOperator } from '../../src/cli/operator-socket.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { putDeskPlace } from '../../src/store/desk-places.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { joinWorker } from '../../src/store/workers.ts'
import { cleanUp, newFolder, runKumite } from './kumite-process.ts'

const dataDir = newFolder()
const { hotkey: miner } = aHotkey(1)
const { address: ann } = aSigner(1, 'ed25519')
let store: Store
let socket: Awaited<ReturnType<typeof serveOperator>>
beforeAll(async () => {
  store = await openStore({ kind: 'folder', dataDir })
  await putDeskPlace(store.db, { miner, name: 'home', url: 'http://127.0.0.1:1', at_ms: 1 })
  await joinWorker(store.db, { id: ann, miner, name: 'Ann', simulated: false, joined_ms: 1 })
  socket = await serveOperator(store.db, store.socketDir!, (error) => expect.fail(String(error)))
  store.announce('http://127.0.0.1:1', socket.path)
})
afterAll(async () => {
  await socket.close()
  await store.close()
  cleanUp()
})

const run = (...args: readonly string[]) => runKumite(['workers', ...args, '--data', dataDir])

describe('kumite workers, of a miner that runs', () => {
  it('publishes guidelines as long as they may be, and refuses longer ones by their length', async () => {
    const file = join(newFolder(), 'guidelines.md')
    writeFileSync(file, '"é"\n'.repeat(5_000))
    expect(await run('guidelines', file)).toMatchObject({ code: 0, stderr: expect.stringContaining('own') })
    writeFileSync(file, 'x'.repeat(20_001))
    expect(await run('guidelines', file)).toMatchObject({ code: 2, stderr: expect.stringContaining('20000') })
  }, 120_000)

  it.each([
    [['pause', 'nobody'], 'worker'],
    [['list', '--miner', 'nowhere'], 'nowhere'],
    [['guidelines', '--miner', 'nowhere'], 'nowhere'],
  ])(
    'tells what is wrong with %j as when nothing runs, and not that the network may have done it',
    async (args, words) => {
      const { code, stderr } = await run(...args)
      expect(code).toBe(2)
      expect(stderr).toContain(words)
      expect(stderr).not.toContain('running network')
    },
    60_000,
  )

  it.each([
    [['domains', ann, ''], 'domains'],
    [['domains', ann, 'a\u0007b'], 'printable'],
    [['pause', ann, '--words', 'a\u001b[2Jb'], 'printable'],
    [['pause', ann, '--words', 'x'.repeat(301)], '300'],
  ])(
    'writes nothing that the desk would refuse: %j',
    async (args, words) => {
      const { code, stderr } = await run(...args)
      expect([code, stderr]).toEqual([2, expect.stringContaining(words)])
      const [row] = await store.db.selectFrom('worker').selectAll().execute()
      expect(row).toMatchObject({ domains: null, paused_ms: null, paused_words: null })
    },
    60_000,
  )

  it('pauses without a word too', async () => {
    expect(await run('pause', ann)).toMatchObject({ code: 0, stdout: expect.stringContaining('paused') })
  })
})
