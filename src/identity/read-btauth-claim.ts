import type { ClaimReader } from './request-claim.ts'
import { requestText } from './request-text.ts'

/**
 * The native way of signing: binds the method, the target and the body.
 * @source btauth/1: RaoFoundation/subtensor, docs/guides/signed-requests.mdx
 */
export const readBtauthClaim: ClaimReader = (headers, { method, target, body }) => {
  headers.read('X-Bittensor-Version', '"1"', (value) => value === '1')
  const hasScheme = headers.has('X-Bittensor-Crypto') // sr25519 is the one that is left out
  if (hasScheme) headers.read('X-Bittensor-Crypto', 'absent or "ed25519"', (value) => value === 'ed25519')
  const scheme = hasScheme ? 'ed25519' : 'sr25519'
  const sender = headers.readAddress('X-Bittensor-Hotkey')
  const receiver = headers.readAddress('X-Bittensor-Receiver')
  const nonce = headers.read('X-Bittensor-Nonce', '1 to 20 digits', (value) => /^[0-9]{1,20}$/.test(value))
  return {
    sender,
    receiver,
    scheme,
    nonce,
    signedMs: Number(BigInt(nonce) / 1_000_000n),
    signature: headers.readSignature('X-Bittensor-Signature'),
    open: () => ({ text: requestText({ scheme, method, target, body, nonce, sender, receiver }), body }),
  }
}
