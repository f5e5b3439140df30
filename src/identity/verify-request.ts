import { hexToBytes } from '@noble/hashes/utils.js'
import { BadSignatureError, MalformedAuthError, ReplayedRequestError, StaleRequestError, WrongReceiverError } from './errors.ts'
import type { NonceStore } from './nonce-store.ts'
import { readAuthHeaders } from './read-auth-headers.ts'
import { requestText } from './request-text.ts'
import type { Signer } from './signer.ts'
import { verifySignature } from './verify-signature.ts'

const MAX_AGE_MS = 10_000
const MAX_AHEAD_MS = 2_000
/** Longer than a request stays fresh, so that a clock set back by less than a minute opens no gap. */
const REMEMBER_MS = 60_000

/** A request as it came, and what its receiver knows and expects. */
export interface RequestToVerify {
  readonly method: string
  /** As in the request line: never decoded, never normalised. */
  readonly target: string
  readonly headers: Headers | Readonly<Record<string, unknown>>
  readonly body: Uint8Array
  /** Who we are: the only receiver whose requests count. */
  readonly receiver: string
  readonly nowMs: number
  /** What the caller knows of the sender's kind of key; the header must agree and never decides. */
  readonly expectedScheme: Signer['scheme']
  readonly nonceStore: NonceStore
}

/**
 * Who sent a request, proven. The cheap checks come first and the store is touched last, so that only
 * the holder of a key can cost more than a few microseconds.
 *
 * @throws {@link MalformedAuthError} if a header is missing, doubled or of another form or scheme
 * @throws {@link WrongReceiverError} if it was signed for another receiver
 * @throws {@link StaleRequestError} if it is older than 10 s or more than 2 s ahead
 * @throws {@link BadSignatureError} if the sender did not sign exactly this request
 * @throws {@link ReplayedRequestError} if it was accepted before
 * @source btauth/1: RaoFoundation/subtensor, docs/guides/signed-requests.mdx
 */
export async function verifyRequest(request: RequestToVerify): Promise<{ sender: string }> {
  const { method, target, body, receiver, nowMs, expectedScheme: scheme, nonceStore } = request
  const auth = readAuthHeaders(request.headers)
  const { sender, nonce } = auth
  if (auth.scheme !== scheme)
    throw new MalformedAuthError({ header: 'X-Bittensor-Crypto', expected: `that of ${scheme}`, got: auth.scheme })
  if (auth.receiver !== receiver) throw new WrongReceiverError({ expected: receiver, got: auth.receiver })

  const signedMs = Number(BigInt(nonce) / 1_000_000n)
  const ageMs = nowMs - signedMs
  const isFresh = ageMs <= MAX_AGE_MS && ageMs >= -MAX_AHEAD_MS // false for NaN too
  if (!isFresh) throw new StaleRequestError({ sender, ageMs, maxAgeMs: MAX_AGE_MS, maxAheadMs: MAX_AHEAD_MS })

  const message = requestText({ scheme, method, target, body, nonce, sender, receiver })
  const signature = hexToBytes(auth.signature.slice(2))
  if (!verifySignature({ address: sender, scheme, message, signature })) throw new BadSignatureError({ sender, scheme })

  const isNew = await nonceStore.use({ sender, nonce, expiresMs: signedMs + REMEMBER_MS })
  if (!isNew) throw new ReplayedRequestError({ sender, nonce })
  return { sender }
}
