import type { MinerSettings } from '../../protocol/miner-settings.ts'
import { hasConsent } from '../../store/onboarding-consents.ts'
import { ConsentNeededError, QualificationNeededError } from '../errors.ts'
import type { Miner } from '../miner.ts'
import { readGuidelines } from './guidelines.ts'
import { listQualifiedDomains } from './qualification.ts'

/**
 * Lets a worker on to paid tasks only after it has consented to the guidelines that hold now and, where the miner wants that, is qualified
 * in a domain at least.
 * @throws {@link ConsentNeededError}
 * @throws {@link QualificationNeededError}
 */
export async function requireReady(
  { db, hotkey, clock }: Pick<Miner, 'db' | 'hotkey' | 'clock'>,
  worker: string,
  settings: MinerSettings,
): Promise<void> {
  const { version } = await readGuidelines(db, hotkey)
  if (!(await hasConsent(db, { miner: hotkey, worker, guidelines: version }))) throw new ConsentNeededError({ worker, guidelines: version })
  const qualified = await listQualifiedDomains(db, { miner: hotkey, worker, nowMs: clock.now() }, settings)
  if (qualified?.length === 0) throw new QualificationNeededError({ worker })
}
