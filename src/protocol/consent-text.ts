import { canonicalJson } from '../core/canonical-json.ts'
import type { Consent } from './onboarding.ts'

/** The bytes that a worker signs when it consents, as text; the first line keeps the signature from meaning anything else. */
export function consentText(consent: Consent): string {
  return `kumite-consent/1\n${canonicalJson(consent)}`
}
