import { createHash } from 'node:crypto'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BaseError } from '../core/base-error.ts'
import { createSimulatedClock } from '../core/clock.ts'
import { axonBodyHash } from './axon-body-hash.ts'
import { BadSignatureError, MalformedAuthError, ReplayedRequestError, StaleRequestError, WrongReceiverError } from './errors.ts'
import { createMemoryNonceStore } from './memory-nonce-store.ts'
import { signRequest } from './sign-request.ts'
import { anyText, aSigner } from './testing.ts'
import { type AuthAdapter, type RequestToVerify, verifyRequest } from './verify-request.ts'

const NOW_MS = 1_752_076_800_000
const signer = aSigner(1)
const receiver = aSigner(2).address
const payload = '{"capacity":1}'
const uuid = '3d8a2f04-5c1e-4f6b-9a77-0c2f4be81d55'

const digest = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')
const sign = (text: string) => `0x${bytesToHex(signer.sign(utf8ToBytes(text)))}`

/** Headers as a v10 dendrite sends them, for a synapse whose one hash field is `payload`. */
function axonHeaders({ signedMs = NOW_MS, for: axon = receiver }: { signedMs?: number; for?: string } = {}): Record<string, string> {
  const nonce = `${signedMs}000000`
  const bodyHash = digest('sha3-256', digest('sha3-256', payload))
  return {
    name: 'LeaseSynapse',
    timeout: '12.0',
    computed_body_hash: bodyHash,
    bt_header_axon_hotkey: axon,
    bt_header_dendrite_hotkey: signer.address,
    bt_header_dendrite_version: '10002000',
    bt_header_dendrite_nonce: nonce,
    bt_header_dendrite_uuid: uuid,
    bt_header_dendrite_signature: sign(`${nonce}.${signer.address}.${axon}.${uuid}.${bodyHash}`),
  }
}

function epistulaHeaders({
  signedMs = NOW_MS,
  for: signedFor = receiver,
}: {
  signedMs?: number
  for?: string
} = {}): Record<string, string> {
  return {
    'Epistula-Version': '2',
    'Epistula-Timestamp': `${signedMs}`,
    'Epistula-Uuid': uuid,
    'Epistula-Signed-By': signer.address,
    'Epistula-Signed-For': signedFor,
    'Epistula-Request-Signature': sign(`${digest('sha256', payload)}.${uuid}.${signedMs}.${signedFor}`),
  }
}

const schemes = [
  { adapter: 'axon-v10', sign: axonHeaders, body: JSON.stringify({ name: 'LeaseSynapse', timeout: 12, payload }) },
  { adapter: 'epistula-v2', sign: epistulaHeaders, body: payload },
] satisfies { adapter: AuthAdapter; sign: (options?: { signedMs?: number; for?: string }) => Record<string, string>; body: string }[]

describe('axonBodyHash', () => {
  // Printed by the SDK's own synapse.body_hash.
  it.each([
    [[], 'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a'],
    [['hello'], 'cd1ba9b9d9fae7c1e56ddf6aa2947ad2e0b83b96bd91dd4b67fc560e83589bad'],
    [['x', 3], '5d2c7890ef002474a8b983296afa6ad090e0a2656a8262cf58eb38a092aa9fd4'],
  ])('of %j is that of the SDK', (values, hash) => {
    expect(axonBodyHash(values)).toBe(hash)
  })
})

describe.each(schemes)('verifyRequest with the adapter $adapter', ({ adapter, sign, body }) => {
  const aRequest = (replaced: Partial<RequestToVerify> = {}): RequestToVerify => ({
    method: 'POST',
    target: '/validators/one/leases',
    headers: sign(),
    body: utf8ToBytes(body),
    receiver,
    nowMs: NOW_MS,
    expectedScheme: 'sr25519',
    nonceStore: createMemoryNonceStore({ clock: createSimulatedClock(NOW_MS) }),
    adapters: [adapter],
    ...replaced,
  })

  it('names the sender, and hands on what it signed', async () => {
    expect(await verifyRequest(aRequest())).toEqual({ sender: signer.address, body: utf8ToBytes(payload) })
    expect(await verifyRequest(aRequest({ headers: new Headers(sign()) }))).toMatchObject({ sender: signer.address })
  })

  it('takes nothing while it is off', async () => {
    await expect(verifyRequest(aRequest({ adapters: undefined }))).rejects.toThrow(MalformedAuthError)
    const other = schemes.flatMap((scheme) => (scheme.adapter === adapter ? [] : [scheme.adapter]))
    await expect(verifyRequest(aRequest({ adapters: other }))).rejects.toThrow(MalformedAuthError)
  })

  it('leaves btauth/1 as it is', async () => {
    const call = { method: 'POST', target: '/validators/one/leases', body, receiver }
    const headers = signRequest({ ...call, signer, nonce: `${NOW_MS}000000` })
    expect(await verifyRequest(aRequest({ headers }))).toEqual({ sender: signer.address, body: utf8ToBytes(body) })
  })

  it('refuses the same request a second time', async () => {
    const request = aRequest()
    await verifyRequest(request)
    await expect(verifyRequest(request)).rejects.toThrow(ReplayedRequestError)
  })

  it('refuses what was signed for another, or is said to be', async () => {
    const other = aSigner(3).address
    await expect(verifyRequest(aRequest({ headers: sign({ for: other }) }))).rejects.toThrow(WrongReceiverError)
    const relabelled = Object.entries(sign({ for: other })).map(([name, value]) => [name, value === other ? receiver : value])
    await expect(verifyRequest(aRequest({ headers: Object.fromEntries(relabelled) }))).rejects.toThrow(BadSignatureError)
  })

  it('takes an age of 10 s and a lead of 2 s, and not a millisecond more', async () => {
    for (const ageMs of [10_000, -2_000])
      expect(await verifyRequest(aRequest({ headers: sign({ signedMs: NOW_MS - ageMs }) }))).toBeDefined()
    for (const ageMs of [10_001, -2_001, NOW_MS])
      await expect(verifyRequest(aRequest({ headers: sign({ signedMs: NOW_MS - ageMs }) }))).rejects.toThrow(StaleRequestError)
  })

  it('refuses a changed body', async () => {
    const changed = utf8ToBytes(body.replace('capacity', 'Capacity'))
    await expect(verifyRequest(aRequest({ body: changed }))).rejects.toThrow(BadSignatureError)
  })

  it("refuses a worker's route, where keys are of another kind", async () => {
    await expect(verifyRequest(aRequest({ expectedScheme: 'ed25519' }))).rejects.toThrow(MalformedAuthError)
  })

  const asked = Object.keys(sign()).filter((name) => /^(bt_header_(axon_hotkey|dendrite_[nuhs])|Epistula)/.test(name))
  it.each(asked)('refuses a request without %s, with an empty one, and with two', async (name) => {
    const signed = sign()
    for (const value of [undefined, '', [signed[name]], `${signed[name]}, ${signed[name]}`])
      await expect(verifyRequest(aRequest({ headers: { ...signed, [name]: value } }))).rejects.toThrow(MalformedAuthError)
    const doubled = { ...signed, [name.toUpperCase()]: signed[name] }
    await expect(verifyRequest(aRequest({ headers: doubled }))).rejects.toThrow(MalformedAuthError)
  })

  it('answers any headers and any body with a typed error', async () => {
    const signed = sign()
    const value = fc.oneof(anyText, fc.stringMatching(/^[0-9]{1,25}$/), fc.anything())
    const change = fc.tuple(fc.constantFrom(...asked, '__proto__'), value)
    const anyBody = fc.oneof(fc.uint8Array(), fc.json().map(utf8ToBytes), fc.constant(utf8ToBytes('['.repeat(100_000))))
    await fc.assert(
      fc.asyncProperty(fc.array(change), anyBody, async (changes, body) => {
        const headers = Object.fromEntries([...Object.entries(signed), ...changes])
        const error = await verifyRequest(aRequest({ headers, body })).catch((error: unknown) => error)
        expect(error).toBeInstanceOf(BaseError)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the adapter axon-v10', () => {
  it('hands on no field of the synapse that the signature does not cover', async () => {
    const body = utf8ToBytes(JSON.stringify({ payload, capacity: 64, dendrite: { hotkey: aSigner(3).address } }))
    const { body: vouched } = await verifyRequest({
      method: 'POST',
      target: '/',
      headers: axonHeaders(),
      body,
      receiver,
      nowMs: NOW_MS,
      expectedScheme: 'sr25519',
      nonceStore: createMemoryNonceStore({ clock: createSimulatedClock(NOW_MS) }),
      adapters: ['axon-v10'],
    })
    expect(new TextDecoder().decode(vouched)).toBe(payload)
  })
})
