import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { consentText } from '../protocol/consent-text.ts'
import { SignedConsent } from '../protocol/onboarding.ts'
import { verifySignature } from './verify-signature.ts'

/** Whether the worker named in a consent signed exactly it. Total: never throws. */
export function verifyConsent(signed: SignedConsent): boolean {
  const read = SignedConsent.safeParse(signed)
  if (!read.success) return false
  const { consent, signature } = read.data
  const message = utf8ToBytes(consentText(consent))
  return verifySignature({ address: consent.worker, scheme: 'ed25519', message, signature: hexToBytes(signature.slice(2)) })
}
