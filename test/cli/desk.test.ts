import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../src/core/hash.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { getDevice, signIn } from '../../src/miner/desk/sign-in.ts'
import { putDeskPlace } from '../../src/store/desk-places.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { cleanUp, newFolder, runKumite } from './kumite-process.ts'

const data = join(newFolder(), 'data')
const miner = aSigner(1).address
const device = aSigner(2, 'ed25519').address
const desk = async (...args: string[]) => {
  const { code, stdout, stderr } = await runKumite(['desk', ...args, '--data', data, '--json'])
  return { code, json: stdout === '' ? undefined : JSON.parse(stdout), stderr }
}
const inStore = async <T>(run: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore({ kind: 'folder', dataDir: data })
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

beforeAll(() => inStore(async () => {}))
afterAll(cleanUp)

describe('kumite desk', () => {
  it('says that there is no desk where no miner with people ever ran', { timeout: 300_000 }, async () => {
    expect(await desk('link')).toMatchObject({ code: 2, json: undefined, stderr: expect.stringContaining('expected a miner with people') })
  })

  it('prints a link that signs in once, and keeps of its code only the hash', { timeout: 300_000 }, async () => {
    const place = { miner, name: 'home', url: 'http://127.0.0.1:4000', at_ms: 1 }
    await inStore(({ db }) => putDeskPlace(db, place))
    const { json } = await desk('link', '--scope', 'helper')
    const { origin, pathname, hash } = new URL(json.link)
    const code = new URLSearchParams(hash.slice(1)).get('code')!
    expect({ origin, pathname, scope: json.scope }).toEqual({ origin: place.url, pathname: '/desk', scope: 'helper' })
    await inStore(async ({ db }) => {
      expect(await db.selectFrom('desk_code').select('hash').execute()).toEqual([{ hash: sha256Hex(code) }])
      const attempt = { miner, code, device, name: 'x', nowMs: Date.now() }
      expect(await signIn(db, attempt)).toMatchObject({ scope: 'helper' })
      await expect(signIn(db, attempt)).rejects.toMatchObject({ code: 'sign-in-code' })
    })
  })

  it('lets a key in, lists it, and shuts it out', { timeout: 300_000 }, async () => {
    expect(await desk('approve', device, '--name', 'phone')).toMatchObject({ code: 0, json: { device, miner, scope: 'owner' } })
    await inStore(({ db }) => getDevice(db, { miner, id: device, nowMs: Date.now() }))
    expect((await desk('devices', '--miner', 'home')).json).toMatchObject([{ id: device, name: 'phone', scope: 'owner', state: 'active' }])
    expect(await desk('revoke', device)).toMatchObject({ code: 0, json: { device, revoked: true } })
    expect(await desk('revoke', device)).toMatchObject({ code: 1, json: { device, revoked: false } })
    expect(await desk('devices', '--miner', 'away')).toMatchObject({ code: 2, stderr: expect.stringContaining('expected one of home') })
    expect(await desk('approve', 'no key')).toMatchObject({ code: 2, stderr: expect.stringContaining('expected the address of a key') })
  })
})
