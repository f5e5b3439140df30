import type { QualificationRow, TrainingTaskRow } from '../../store/onboarding-training.ts'
import { COOLDOWN_MS, RENEW_MS, ROUND_TASKS } from './pass-rule.ts'

/** How a worker's training in one domain stands. */
interface TrainingRounds {
  /** The round that is not through yet. */
  readonly current:
    | { readonly round: number; readonly counts: boolean; readonly judged: number; readonly open: TrainingTaskRow | undefined }
    | undefined
  /** Rounds that are through, of practice too: those of days ago are known by their number alone. */
  readonly done: number
  readonly nextRound: number
  /** From when on a round counts; `undefined` = now. */
  readonly countsFromMs: number | undefined
}

/**
 * Reads a worker's rounds in one domain. The next one counts unless a qualification holds that is not near its end, or a round that was
 * not passed ended so lately that it would be luck that is tried, not skill.
 * @param rows of one domain, in order of round and place
 */
export function readRounds(rows: readonly TrainingTaskRow[], qualification: QualificationRow | undefined, nowMs: number): TrainingRounds {
  const last = rows.at(-1)
  const ofLast = rows.filter(({ round }) => round === last?.round)
  const judged = ofLast.filter(({ judged_ms }) => judged_ms !== null)
  const through = judged.length >= ROUND_TASKS
  const counting = rows.filter(({ counts, place, judged_ms }) => counts && place === ROUND_TASKS && judged_ms !== null).at(-1)
  const failed = counting && counting.round !== qualification?.round ? counting.judged_ms! + COOLDOWN_MS : 0
  const renewable = qualification && qualification.until_ms > nowMs ? qualification.until_ms - RENEW_MS : 0
  const countsFromMs = Math.max(failed, renewable)
  return {
    current:
      last && !through
        ? { round: last.round, counts: last.counts, judged: judged.length, open: ofLast.find(({ judged_ms }) => judged_ms === null) }
        : undefined,
    done: last ? last.round - (through ? 0 : 1) : 0,
    nextRound: (last?.round ?? 0) + 1,
    countsFromMs: countsFromMs > nowMs ? countsFromMs : undefined,
  }
}
