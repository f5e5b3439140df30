import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BaseError } from '../core/base-error.ts'
import { createSimulatedClock } from '../core/clock.ts'
import {
  BadSignatureError,
  MalformedAuthError,
  NonceStoreFullError,
  ReplayedRequestError,
  StaleRequestError,
  WrongReceiverError,
} from './errors.ts'
import { createMemoryNonceStore } from './memory-nonce-store.ts'
import { parseSecretUri } from './parse-secret-uri.ts'
import { requestText } from './request-text.ts'
import { signerOf } from './secret-key.ts'
import { signRequest } from './sign-request.ts'
import type { Signer } from './signer.ts'
import { anyText, aSigner } from './testing.ts'
import { type RequestToVerify, verifyRequest } from './verify-request.ts'
import { verifySignature } from './verify-signature.ts'

const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
const NOW_MS = 1_752_076_800_000
const NONCE = '1752076800000000000'
const GOLDEN = { method: 'POST', target: '/generate?stream=false', body: utf8ToBytes('{"prompt": "hello"}'), receiver: BOB, nonce: NONCE }
const ed25519Signer = signerOf(parseSecretUri('//Alice', 'ed25519'))

/** A well-signed request and everything its receiver needs, with some of it replaced. */
function aRequest(signer: Signer, replaced: Partial<RequestToVerify> = {}, nonce = NONCE): RequestToVerify {
  return {
    method: GOLDEN.method,
    target: GOLDEN.target,
    body: GOLDEN.body,
    receiver: BOB,
    headers: signRequest({ ...GOLDEN, signer, nonce }),
    nowMs: NOW_MS,
    expectedScheme: signer.scheme,
    nonceStore: createMemoryNonceStore({ clock: createSimulatedClock(NOW_MS) }),
    ...replaced,
  }
}

describe('btauth/1 golden vectors', () => {
  // Published in RaoFoundation/subtensor docs/guides/signed-requests.mdx; reproduced with @polkadot-labs/hdkd.
  it('signs the ed25519 vector byte for byte', () => {
    expect(ed25519Signer.address).toBe('5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu')
    expect(signRequest({ ...GOLDEN, signer: ed25519Signer })).toEqual({
      'X-Bittensor-Version': '1',
      'X-Bittensor-Hotkey': '5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu',
      'X-Bittensor-Receiver': BOB,
      'X-Bittensor-Nonce': NONCE,
      'X-Bittensor-Crypto': 'ed25519',
      'X-Bittensor-Signature':
        '0x1a6b631988bf1f7ea093ab9d5acf61f05c316d0b0e428b24b487b75a5f6ee0e1a56a26918fdf871b6cf09437e6588023a4ce423cf622621b2a7feee17612f704',
    })
  })

  it('accepts the sr25519 vector, which another library signed', () => {
    const sender = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
    const signature = hexToBytes(
      '7a1694da6ccd6d2a4aeba85d04779df2d6f14e66e843cdf18bf5450c70bad37501f9d1e56fd7603467342ba9a9fc51d008cece42c224c432d6bc11cc1761f08a',
    )
    const message = requestText({ ...GOLDEN, scheme: 'sr25519', sender })
    expect(verifySignature({ address: sender, scheme: 'sr25519', message, signature })).toBe(true)
  })

  it('signs eight lines that name the request', () => {
    const text = new TextDecoder().decode(requestText({ ...GOLDEN, scheme: 'ed25519', method: 'post', sender: ed25519Signer.address }))
    expect(text.split('\n')).toEqual([
      'btauth/1',
      'ed25519',
      'POST',
      '/generate?stream=false',
      '341c57448e531310fbbe83f44cea2a5e838bd9e8a6b82b269f01d0dbbc23c3cc',
      NONCE,
      ed25519Signer.address,
      BOB,
    ])
  })
})

describe.each([
  { scheme: 'sr25519' as const, signer: aSigner(1, 'sr25519') },
  { scheme: 'ed25519' as const, signer: aSigner(1, 'ed25519') },
])('verifyRequest with $scheme', ({ signer }) => {
  it('names the sender of a good request, whatever the case of the header names', async () => {
    const request = aRequest(signer)
    expect(await verifyRequest(request)).toMatchObject({ sender: signer.address })
    const web = new Headers(signRequest({ ...GOLDEN, signer }))
    expect(await verifyRequest(aRequest(signer, { headers: web }))).toMatchObject({ sender: signer.address })
  })

  it('regression 4: refuses the same request a second time', async () => {
    const request = aRequest(signer)
    await verifyRequest(request)
    await expect(verifyRequest(request)).rejects.toThrow(ReplayedRequestError)
  })

  it('lets exactly one of many equal requests through', async () => {
    const request = aRequest(signer)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => verifyRequest(request)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it.each<[string, Partial<RequestToVerify>]>([
    ['body', { body: utf8ToBytes('{"prompt": "hellO"}') }],
    ['path', { target: '/generate2?stream=false' }],
    ['query', { target: '/generate?stream=true' }],
    ['method', { method: 'PUT' }],
  ])('refuses a request whose %s was changed on the way', async (_, changed) => {
    await expect(verifyRequest(aRequest(signer, changed))).rejects.toThrow(BadSignatureError)
  })

  it('refuses a request under the name of another sender', async () => {
    const headers = { ...signRequest({ ...GOLDEN, signer }), 'X-Bittensor-Hotkey': aSigner(2, signer.scheme).address }
    await expect(verifyRequest(aRequest(signer, { headers }))).rejects.toThrow(BadSignatureError)
  })

  it('refuses a request with the time moved on', async () => {
    const headers = { ...signRequest({ ...GOLDEN, signer }), 'X-Bittensor-Nonce': '1752076800000000001' }
    await expect(verifyRequest(aRequest(signer, { headers }))).rejects.toThrow(BadSignatureError)
  })

  it('refuses a request for another receiver', async () => {
    await expect(verifyRequest(aRequest(signer, { receiver: aSigner(3).address }))).rejects.toThrow(WrongReceiverError)
  })

  it('regression 4: accepts an age of 10 s and a lead of 2 s, and not a millisecond more', async () => {
    expect(await verifyRequest(aRequest(signer, { nowMs: NOW_MS + 10_000 }))).toBeDefined()
    expect(await verifyRequest(aRequest(signer, { nowMs: NOW_MS - 2_000 }))).toBeDefined()
    await expect(verifyRequest(aRequest(signer, { nowMs: NOW_MS + 10_001 }))).rejects.toThrow(StaleRequestError)
    await expect(verifyRequest(aRequest(signer, { nowMs: NOW_MS - 2_001 }))).rejects.toThrow(StaleRequestError)
    await expect(verifyRequest(aRequest(signer, { nowMs: Number.NaN }))).rejects.toThrow(StaleRequestError)
  })

  it('refuses a kind of key other than the expected one, whatever the header says', async () => {
    const expectedScheme = signer.scheme === 'sr25519' ? 'ed25519' : 'sr25519'
    await expect(verifyRequest(aRequest(signer, { expectedScheme }))).rejects.toThrow(MalformedAuthError)
  })

  it('does not remember the nonce of a request it refused', async () => {
    const nonceStore = createMemoryNonceStore({ clock: createSimulatedClock(NOW_MS) })
    await expect(verifyRequest(aRequest(signer, { nonceStore, target: '/other' }))).rejects.toThrow(BadSignatureError)
    expect(await verifyRequest(aRequest(signer, { nonceStore }))).toMatchObject({ sender: signer.address })
  })

  it('refuses what it could not remember', async () => {
    const nonceStore = createMemoryNonceStore({ clock: createSimulatedClock(NOW_MS), capacity: 0 })
    await expect(verifyRequest(aRequest(signer, { nonceStore }))).rejects.toThrow(NonceStoreFullError)
  })

  it.each(['X-Bittensor-Version', 'X-Bittensor-Hotkey', 'X-Bittensor-Receiver', 'X-Bittensor-Nonce', 'X-Bittensor-Signature'])(
    'refuses a request without %s, with two of it, and with a list in it',
    async (name) => {
      const signed = signRequest({ ...GOLDEN, signer })
      for (const value of [undefined, '', 7, [signed[name]], `${signed[name]}, ${signed[name]}`, `${signed[name]}\n`]) {
        await expect(verifyRequest(aRequest(signer, { headers: { ...signed, [name]: value } }))).rejects.toThrow(MalformedAuthError)
      }
      const doubled = { ...signed, [name.toLowerCase()]: signed[name] }
      await expect(verifyRequest(aRequest(signer, { headers: doubled }))).rejects.toThrow(MalformedAuthError)
    },
  )

  it.each(['hashed', 'mldsa', 'sr25519', 'ED25519', ''])('refuses the kind of key "%s" in the header', async (crypto) => {
    const headers = { ...signRequest({ ...GOLDEN, signer }), 'X-Bittensor-Crypto': crypto }
    await expect(verifyRequest(aRequest(signer, { headers }))).rejects.toThrow(MalformedAuthError)
  })

  it('answers any headers with a typed error', async () => {
    const signed = signRequest({ ...GOLDEN, signer })
    const garbage = fc.oneof(
      anyText,
      fc.stringMatching(/^[0-9]{1,25}$/),
      fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => `0x${bytesToHex(bytes)}`),
      fc.anything(),
    )
    const name = fc.constantFrom(...Object.keys(signed), '__proto__', 'constructor')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, garbage), { minLength: 1 }), async (changes) => {
        const headers = Object.fromEntries([...Object.entries(signed), ...changes])
        if (Object.entries(signed).every(([key, value]) => headers[key] === value)) return
        const error = await verifyRequest(aRequest(signer, { headers })).catch((error: unknown) => error)
        expect(error).toBeInstanceOf(BaseError)
      }),
      { numRuns: 300 },
    )
  })
})
