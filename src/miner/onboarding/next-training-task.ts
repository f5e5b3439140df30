import { opaqueId } from '../../core/hash.ts'
import {
  countRoundsBegun,
  dropOldPractice,
  dropOpenTraining,
  keepTrainingTask,
  listQualifications,
  listTrainingTasks,
  type TrainingTaskRow,
} from '../../store/onboarding-training.ts'
import { TooManyRoundsError, UnknownTrainingDomainError } from '../errors.ts'
import type { Miner } from '../miner.ts'
import { readRounds } from './training-rounds.ts'
import { trainingSecret } from './training-secret.ts'
import { TRAINING_DOMAINS } from './training-set.ts'

/** Rounds that a worker may begin in a domain within a day. */
export const ROUNDS_A_DAY = 20
const DAY_MS = 86_400_000

/**
 * The training task in hand in a domain, or the next one: of the round that is not through, else of a new round.
 * **Safe to repeat because** a task stays until it is judged. A practice round gives way as soon as a round would count.
 * @throws {@link UnknownTrainingDomainError} if there is no training set for the domain
 * @throws {@link TooManyRoundsError} if it would begin one round more than {@link ROUNDS_A_DAY}
 */
export async function nextTrainingTask(
  { db, hotkey, clock }: Pick<Miner, 'db' | 'hotkey' | 'clock'>,
  { worker, domain }: { readonly worker: string; readonly domain: string },
): Promise<TrainingTaskRow> {
  if (!TRAINING_DOMAINS.includes(domain)) throw new UnknownTrainingDomainError({ domain, known: TRAINING_DOMAINS })
  const who = { miner: hotkey, worker }
  const nowMs = clock.now()
  const qualification = (await listQualifications(db, who)).find((row) => row.domain === domain)
  const { current, nextRound, countsFromMs } = readRounds(await listTrainingTasks(db, { ...who, domain }), qualification, nowMs)
  const counts = countsFromMs === undefined
  const goesOn = current && (current.counts || !counts)
  if (goesOn && current.open) return current.open
  if (!goesOn) {
    const { begun, firstMs } = await countRoundsBegun(db, { ...who, domain, sinceMs: nowMs - DAY_MS })
    if (begun >= ROUNDS_A_DAY) throw new TooManyRoundsError({ most: ROUNDS_A_DAY, waitMs: (firstMs ?? nowMs) + DAY_MS - nowMs })
  }
  if (current && !goesOn) await dropOpenTraining(db, { ...who, domain })
  const [round, place] = goesOn ? [current.round, current.judged + 1] : [nextRound, 1]
  const secret = await trainingSecret(db, hotkey)
  const row = await keepTrainingTask(db, {
    id: opaqueId(secret, ['training', hotkey, worker, domain, round, place]),
    ...who,
    domain,
    round,
    place,
    counts: goesOn ? current.counts : counts,
    made_ms: nowMs,
  })
  // After it: the number of a round is not used again.
  if (!goesOn) await dropOldPractice(db, { ...who, domain, round, beforeMs: nowMs - DAY_MS })
  return row
}
