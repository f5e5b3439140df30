import type { DomainStanding, OnboardingStatus } from '../../protocol/onboarding.ts'
import { readMinerSettings } from '../../store/miner-settings.ts'
import { findConsent } from '../../store/onboarding-consents.ts'
import { listQualifications, listTrainingTasks } from '../../store/onboarding-training.ts'
import type { Miner } from '../miner.ts'
import { readGuidelines } from './guidelines.ts'
import { readRounds } from './training-rounds.ts'
import { TRAINING_DOMAINS } from './training-set.ts'

/** What a worker has reached at a miner, and what stands between it and paid tasks. */
export async function readStatus({ db, hotkey, clock }: Pick<Miner, 'db' | 'hotkey' | 'clock'>, worker: string): Promise<OnboardingStatus> {
  const who = { miner: hotkey, worker }
  const nowMs = clock.now()
  const [guidelines, consent, { training }, qualifications, tasks] = await Promise.all([
    readGuidelines(db, hotkey),
    findConsent(db, who),
    readMinerSettings(db, hotkey),
    listQualifications(db, who),
    listTrainingTasks(db, who),
  ])
  const standings = TRAINING_DOMAINS.map((domain): DomainStanding => {
    const qualification = qualifications.find((row) => row.domain === domain)
    const { done, countsFromMs } = readRounds(
      tasks.filter((row) => row.domain === domain),
      qualification,
      nowMs,
    )
    return {
      domain,
      state: !qualification ? 'none' : qualification.until_ms > nowMs ? 'qualified' : 'expired',
      until: qualification ? new Date(qualification.until_ms).toISOString() : null,
      retryAt: countsFromMs === undefined ? null : new Date(countsFromMs).toISOString(),
      rounds: done,
    }
  })
  const accepted = consent?.guidelines === guidelines.version
  return {
    guidelines: guidelines.version,
    consent: consent ? { guidelines: consent.guidelines, at: new Date(consent.given_ms).toISOString() } : null,
    training,
    ready: accepted && (!training || standings.some(({ state }) => state === 'qualified')),
    standings,
  }
}
