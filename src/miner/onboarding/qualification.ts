import type { MinerSettings } from '../../protocol/miner-settings.ts'
import { listQualifications } from '../../store/onboarding-training.ts'
import type { Db } from '../../store/open-store.ts'
import { TRAINING_DOMAINS } from './training-set.ts'

interface OfWorker {
  readonly miner: string
  readonly worker: string
  readonly nowMs: number
}

/**
 * The domains that a worker may do paid tasks in.
 * @returns null = all, where the miner asks for no training; else those with a qualification that holds, and none more
 */
export async function listQualifiedDomains(
  db: Db,
  { miner, worker, nowMs }: OfWorker,
  { training }: Pick<MinerSettings, 'training'>,
): Promise<string[] | null> {
  if (!training) return null
  return (await listQualifications(db, { miner, worker })).filter(({ until_ms }) => until_ms > nowMs).map(({ domain }) => domain)
}

/**
 * Whether a worker may do paid tasks in a domain. Where there is no training set for a domain (imported tasks have any), a qualification
 * in some other does: nobody is shut out of what cannot be trained for.
 */
export function mayWorkIn(qualified: readonly string[] | null, domain: string): boolean {
  if (qualified === null || qualified.includes(domain)) return true
  return qualified.length > 0 && !TRAINING_DOMAINS.includes(domain)
}
