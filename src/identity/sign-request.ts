import { bytesToHex } from '@noble/hashes/utils.js'
import { type RequestFacts, requestText } from './request-text.ts'
import type { Signer } from './signer.ts'

/**
 * The headers that prove who sends a request, to whom, when, and with which body.
 * Sign every attempt anew, retries included: a nonce is good for one request.
 *
 * @param nonce unix time in nanoseconds, decimal: see `createNonceSource`
 * @returns header names and values; `X-Bittensor-Crypto` only where the scheme is not sr25519
 * @source btauth/1: RaoFoundation/subtensor, docs/guides/signed-requests.mdx
 */
export function signRequest({
  signer,
  ...request
}: { readonly signer: Signer } & Omit<RequestFacts, 'scheme' | 'sender'>): Record<string, string> {
  const text = requestText({ ...request, scheme: signer.scheme, sender: signer.address })
  return {
    'X-Bittensor-Version': '1',
    'X-Bittensor-Hotkey': signer.address,
    'X-Bittensor-Receiver': request.receiver,
    'X-Bittensor-Nonce': request.nonce,
    ...(signer.scheme === 'sr25519' ? {} : { 'X-Bittensor-Crypto': signer.scheme }),
    'X-Bittensor-Signature': `0x${bytesToHex(signer.sign(text))}`,
  }
}
