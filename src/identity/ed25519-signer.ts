import { createPrivateKey, sign } from 'node:crypto'
import type { Signer } from './signer.ts'
import { createWorkerSigner } from './worker-signer.ts'

/** The worker's signer with OpenSSL in place of JavaScript: the same signatures, about twenty times as fast. */
export function createEd25519Signer(seed: Uint8Array): Signer {
  const signer = createWorkerSigner(seed)
  const key = createPrivateKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', d: base64url(seed), x: base64url(signer.publicKey) },
  })
  return { ...signer, sign: (message) => new Uint8Array(sign(null, message, key)) }
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
