import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { consentText } from '../protocol/consent-text.ts'
import type { Consent, SignedConsent } from '../protocol/onboarding.ts'
import type { Signer } from './signer.ts'

/**
 * A worker's consent with its signature. Runs in a browser.
 * @param signer the key behind `consent.worker`
 */
export function signConsent(signer: Signer, consent: Consent): SignedConsent {
  return { consent, signature: `0x${bytesToHex(signer.sign(utf8ToBytes(consentText(consent))))}` }
}
