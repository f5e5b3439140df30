import { hexToBytes } from '@noble/hashes/utils.js'
import {
  BadSignatureError,
  MalformedAuthError,
  NonceStoreFullError,
  ReplayedRequestError,
  StaleRequestError,
  WrongReceiverError,
} from './errors.ts'
import type { NonceStore } from './nonce-store.ts'
import { readAxonClaim } from './read-axon-claim.ts'
import { readBtauthClaim } from './read-btauth-claim.ts'
import { readEpistulaClaim } from './read-epistula-claim.ts'
import type { ClaimReader, RequestClaim } from './request-claim.ts'
import { readRequestHeaders } from './request-headers.ts'
import type { Signer } from './signer.ts'
import { verifySignature } from './verify-signature.ts'

const MAX_AGE_MS = 10_000
const MAX_AHEAD_MS = 2_000
/** Longer than a request stays fresh, so that a clock set back by less than a minute opens no gap. */
const REMEMBER_MS = 60_000

/** Older ways of signing, each known by a header that no other has. They bind less than btauth/1: off unless asked for. */
const ADAPTERS = {
  'axon-v10': { mark: 'bt_header_dendrite_signature', read: readAxonClaim },
  'epistula-v2': { mark: 'Epistula-Request-Signature', read: readEpistulaClaim },
} satisfies Record<string, { mark: string; read: ClaimReader }>

export type AuthAdapter = keyof typeof ADAPTERS
export const AUTH_ADAPTERS = Object.keys(ADAPTERS) as AuthAdapter[]

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
  /** What is taken beside btauth/1; for sr25519 keys only. */
  readonly adapters?: readonly AuthAdapter[] | undefined
}

/**
 * Who sent a request, proven. The cheap checks come first and the store is touched last, so that only
 * the holder of a key can cost more than a few microseconds.
 *
 * @returns the sender, and all of the body that it signed
 * @throws {@link MalformedAuthError} if a header is missing, doubled or of another form or scheme
 * @throws {@link WrongReceiverError} if it was signed for another receiver
 * @throws {@link StaleRequestError} if it is older than 10 s or more than 2 s ahead
 * @throws {@link BadSignatureError} if the sender did not sign exactly this request
 * @throws {@link ReplayedRequestError} if it was accepted before
 * @throws {@link NonceStoreFullError} if so many were accepted of late that this one could not be remembered
 * @source btauth/1: RaoFoundation/subtensor, docs/guides/signed-requests.mdx
 */
export async function verifyRequest(request: RequestToVerify): Promise<{ sender: string; body: Uint8Array }> {
  const { receiver, nowMs, expectedScheme: scheme, nonceStore } = request
  const claim = readClaim(request)
  const { sender, nonce, signedMs } = claim
  if (claim.scheme !== scheme)
    throw new MalformedAuthError({ header: 'X-Bittensor-Crypto', expected: `that of ${scheme}`, got: claim.scheme })
  if (claim.receiver !== receiver) throw new WrongReceiverError({ expected: receiver, got: claim.receiver })

  const ageMs = nowMs - signedMs
  const isFresh = ageMs <= MAX_AGE_MS && ageMs >= -MAX_AHEAD_MS // false for NaN too
  if (!isFresh) throw new StaleRequestError({ sender, ageMs, maxAgeMs: MAX_AGE_MS, maxAheadMs: MAX_AHEAD_MS })

  const { text: message, body } = claim.open()
  const signature = hexToBytes(claim.signature.slice(2))
  if (!verifySignature({ address: sender, scheme, message, signature })) throw new BadSignatureError({ sender, scheme })

  const found = await nonceStore.use({ sender, nonce, expiresMs: signedMs + REMEMBER_MS })
  if (found === 'used') throw new ReplayedRequestError({ sender, nonce })
  if (found === 'full') throw new NonceStoreFullError({ sender })
  return { sender, body }
}

function readClaim({ adapters = [], headers, ...request }: RequestToVerify): RequestClaim {
  const read = readRequestHeaders(headers)
  const adapter = adapters.find((name) => read.has(ADAPTERS[name].mark))
  return (adapter ? ADAPTERS[adapter].read : readBtauthClaim)(read, request)
}
