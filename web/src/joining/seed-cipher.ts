import { base64urlnopad } from '@scure/base'

const NONCE_BYTES = 12
const SEED_BYTES = 32
const PURPOSE = new TextEncoder().encode('kumite worker seed/1')

/**
 * Encrypts a worker's seed under the secret that a passkey gives: AES-256-GCM with a key that HKDF-SHA-256 makes of it.
 * @param secret what the PRF extension answered, 32 bytes
 */
export async function sealSeed(seed: Uint8Array, secret: BufferSource): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: PURPOSE },
    await keyOf(secret),
    new Uint8Array(seed),
  )
  return base64urlnopad.encode(new Uint8Array([...nonce, ...new Uint8Array(sealed)]))
}

/** The way back. @returns `undefined` where the secret is another, or the text was changed */
export async function openSeed(blob: string, secret: BufferSource): Promise<Uint8Array | undefined> {
  try {
    const bytes = new Uint8Array(base64urlnopad.decode(blob))
    const cipher = { name: 'AES-GCM', iv: bytes.slice(0, NONCE_BYTES), additionalData: PURPOSE }
    const seed = new Uint8Array(await crypto.subtle.decrypt(cipher, await keyOf(secret), bytes.slice(NONCE_BYTES)))
    return seed.length === SEED_BYTES ? seed : undefined
  } catch {
    return undefined // AES-GCM says no more than that it does not fit
  }
}

async function keyOf(secret: BufferSource): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: PURPOSE }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
