import { verifyConsent } from '../../identity/verify-consent.ts'
import type { SignedConsent } from '../../protocol/onboarding.ts'
import { putConsent } from '../../store/onboarding-consents.ts'
import { InvalidConsentError } from '../errors.ts'
import type { Miner } from '../miner.ts'
import { readGuidelines } from './guidelines.ts'

/**
 * Keeps what a worker has signed: that it has read the guidelines that hold now, and what this miner may know of it.
 * **Safe to repeat because** there is one record for each version.
 * @throws {@link InvalidConsentError} if it is another's, for another miner or version, or does not verify; nothing is stored
 */
export async function recordConsent(
  { db, hotkey, clock }: Pick<Miner, 'db' | 'hotkey' | 'clock'>,
  { worker, signed }: { readonly worker: string; readonly signed: SignedConsent },
): Promise<void> {
  const { consent } = signed
  const { version } = await readGuidelines(db, hotkey)
  requireOwn('miner', hotkey, consent.miner)
  requireOwn('worker', worker, consent.worker)
  requireOwn('guidelines', version, consent.guidelines)
  if (!verifyConsent(signed))
    throw new InvalidConsentError({ field: 'signature', expected: "the worker's", got: 'one that does not verify' })
  await putConsent(db, {
    miner: hotkey,
    worker,
    guidelines: version,
    signed: JSON.stringify(signed),
    given_ms: clock.now(),
    withdrawn_ms: null,
  })
}

function requireOwn(field: string, expected: string, got: string): void {
  if (got !== expected) throw new InvalidConsentError({ field, expected, got })
}
