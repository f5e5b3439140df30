import { createHash, randomUUID } from 'node:crypto'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { createMemoryNonceStore } from '../identity/memory-nonce-store.ts'
import { aSigner } from '../identity/testing.ts'
import { AUTH_ADAPTERS } from '../identity/verify-request.ts'
import type { ApiContext } from './api-context.ts'
import { replyWithProblem } from './problem-reply.ts'
import { requireSignature } from './require-signature.ts'

const clock = createSimulatedClock(1_752_076_800_000)
const miner = aSigner(1)
const validator = aSigner(2).address
const payload = '{"capacity":1}'
const signature = (text: string) => `0x${bytesToHex(miner.sign(utf8ToBytes(text)))}`
const sha3 = (text: string) => createHash('sha3-256').update(text).digest('hex')

/** One signed route that tells who called and what it was given. */
function anApp(authAdapters: ApiContext['authAdapters']) {
  const app = new Hono()
  app.onError((error, c) => replyWithProblem(error, c, () => {}))
  const context = { clock, nonceStore: createMemoryNonceStore({ clock }), authAdapters }
  app.post(
    '/leases',
    requireSignature(context, 'sr25519', () => validator),
    async (c) => c.json({ sender: c.get('sender'), json: await c.req.json() }),
  )
  return app
}

const requests = {
  'axon-v10': () => {
    const nonce = `${clock.now()}000000`
    const uuid = randomUUID()
    return {
      body: JSON.stringify({ timeout: 12, payload }),
      headers: {
        bt_header_axon_hotkey: validator,
        bt_header_dendrite_hotkey: miner.address,
        bt_header_dendrite_nonce: nonce,
        bt_header_dendrite_uuid: uuid,
        bt_header_dendrite_signature: signature(`${nonce}.${miner.address}.${validator}.${uuid}.${sha3(sha3(payload))}`),
      },
    }
  },
  'epistula-v2': () => {
    const uuid = randomUUID()
    const bodyHash = createHash('sha256').update(payload).digest('hex')
    return {
      body: payload,
      headers: {
        'Epistula-Version': '2',
        'Epistula-Timestamp': `${clock.now()}`,
        'Epistula-Uuid': uuid,
        'Epistula-Signed-By': miner.address,
        'Epistula-Signed-For': validator,
        'Epistula-Request-Signature': signature(`${bodyHash}.${uuid}.${clock.now()}.${validator}`),
      },
    }
  },
}

describe.each(AUTH_ADAPTERS)('a route with the adapter %s', (adapter) => {
  it('gives the handler the sender and the signed JSON', async () => {
    const reply = await anApp([adapter]).request('/leases', { method: 'POST', ...requests[adapter]() })
    expect([reply.status, await reply.json()]).toEqual([200, { sender: miner.address, json: { capacity: 1 } }])
  })

  it('refuses it by default', async () => {
    const reply = await anApp(undefined).request('/leases', { method: 'POST', ...requests[adapter]() })
    expect([reply.status, await reply.json()]).toEqual([401, expect.objectContaining({ code: 'malformed-auth' })])
  })
})
