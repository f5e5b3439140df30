import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { MinerSettings, ReadableSettings } from '../../src/protocol/miner-settings.ts'
import { listNewestEvents } from '../../src/store/events.ts'
import { findSetting, putSetting } from '../../src/store/settings.ts'
import { signIn } from './sign-in.ts'
import { openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

let net: TestNetwork
let receiver: string
const owner = aSigner(50, 'ed25519')
const STORED = { joining: 'by lot', operatorShare: 0.2, colour: 'red' }
const unreadable = { status: 500, code: 'miner-settings-unreadable' }

beforeAll(async () => {
  net = await openTestNetwork()
  receiver = net.network.home.hotkey
  await net.network.chain.produceBlock()
  await signIn(net, owner)
  await putSetting(net.db, `miner/${receiver}`, STORED)
})
afterAll(() => net.close())

const get = (target: string, signer: Signer = owner) => net.send({ signer, receiver, method: 'GET', target })
const save = (settings: MinerSettings, query = '') =>
  net.send({ signer: owner, receiver, target: `/api/desk/settings${query}`, body: JSON.stringify(settings) })

describe('settings of a miner that cannot be read', () => {
  it('are told as that, to workers and at the desk, and not taken for others', async () => {
    for (const target of ['/api/joining', '/api/desk/settings', '/api/desk/payouts/preview'])
      expect([target, await problemOf(await get(target))]).toEqual([target, expect.objectContaining(unreadable)])
    expect(net.logged.map((error) => (error as { code?: string }).code)).toEqual(Array(3).fill(unreadable.code)) // its operator reads it
  })

  it('are replaced by the desk once the owner has been told, and not before; what can be read stays, and so does what is not known', async () => {
    const { settings, ...told } = ReadableSettings.parse(await (await get('/api/desk/settings/readable')).json())
    expect(told.unreadable).toEqual(['joining'])
    expect(settings).toEqual(MinerSettings.parse({ joining: 'invited', operatorShare: 0.2 }))
    expect(await problemOf(await save(settings))).toMatchObject(unreadable)
    expect(await findSetting(net.db, `miner/${receiver}`)).toEqual(STORED)

    expect((await save(settings, '?replace=true')).status).toBe(200)
    expect(await (await get('/api/desk/settings')).json()).toEqual(settings)
    expect(await findSetting(net.db, `miner/${receiver}`)).toEqual({ ...settings, colour: 'red' })
    const [event] = await listNewestEvents(net.db, 1)
    expect(event).toMatchObject({ kind: 'miner-settings-changed', words: 'Settings changed: joining that could not be read → invited' })
  })

  it('are saved as ever once they can be read', async () => {
    const chosen = MinerSettings.parse({ joining: 'invited', operatorShare: 0.3 })
    expect((await save(chosen)).status).toBe(200)
    expect(await findSetting(net.db, `miner/${receiver}`)).toEqual({ ...chosen, colour: 'red' })
  })
})
