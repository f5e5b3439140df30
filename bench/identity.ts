/**
 * Signed requests verified per second on one core, against the pure JavaScript sr25519 in the same run.
 * Run it alone: `node bench/identity.ts`. Budget: at least 2,000 a second.
 */
import { createSigner } from '../src/identity/create-signer.ts'
import { createMemoryNonceStore } from '../src/identity/memory-nonce-store.ts'
import { createNonceSource } from '../src/identity/nonce-source.ts'
import { requestText } from '../src/identity/request-text.ts'
import { signRequest } from '../src/identity/sign-request.ts'
import type { Signer } from '../src/identity/signer.ts'
import { scureSr25519, sr25519 } from '../src/identity/sr25519.ts'
import { verifyRequest } from '../src/identity/verify-request.ts'

const REQUESTS = 5_000
const BASELINE_REQUESTS = 400
const clock = { now: () => 1_752_076_800_000 }
const receiver = createSigner({ seed: new Uint8Array(32).fill(2), scheme: 'sr25519' }).address
const body = new TextEncoder().encode(JSON.stringify({ text: 'a judgment of usual size '.repeat(60) }))
const call = { method: 'POST', target: `/validators/${receiver}/leases`, body, receiver }

async function requestsPerSecond(scheme: Signer['scheme']): Promise<number> {
  const signer = createSigner({ seed: new Uint8Array(32).fill(1), scheme })
  const nonceStore = createMemoryNonceStore({ clock })
  const nextNonce = createNonceSource(clock)
  const signed = Array.from({ length: REQUESTS }, () => signRequest({ ...call, signer, nonce: nextNonce() }))
  const startedMs = performance.now()
  for (const headers of signed) await verifyRequest({ ...call, headers, nowMs: clock.now(), expectedScheme: scheme, nonceStore })
  return (REQUESTS / (performance.now() - startedMs)) * 1000
}

/** The signature check alone, so an upper bound for whole requests on that library. */
function scureVerificationsPerSecond(): number {
  const { address: sender, publicKey, sign } = createSigner({ seed: new Uint8Array(32).fill(1), scheme: 'sr25519' })
  const message = requestText({ ...call, scheme: 'sr25519', nonce: '1752076800000000000', sender })
  const signature = sign(message)
  const startedMs = performance.now()
  for (let i = 0; i < BASELINE_REQUESTS; i++) scureSr25519.verify(publicKey, message, signature)
  return (BASELINE_REQUESTS / (performance.now() - startedMs)) * 1000
}

await requestsPerSecond('sr25519') // warm-up
const rounded = (perSecond: number) => Math.round(perSecond).toLocaleString('en').padStart(8)
console.log(`${rounded(await requestsPerSecond('sr25519'))}/s  signed requests, sr25519 through ${sr25519.library}`)
console.log(`${rounded(await requestsPerSecond('ed25519'))}/s  signed requests, ed25519 through OpenSSL`)
console.log(`${rounded(scureVerificationsPerSecond())}/s  sr25519 through @scure/sr25519, the signature alone`)
