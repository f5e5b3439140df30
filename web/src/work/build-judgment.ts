import { signJudgment } from '../../../src/identity/sign-judgment.ts'
import type { FurtherCriterion } from '../../../src/protocol/criteria.ts'
import type { Judgment, SignedJudgment, Verdict } from '../../../src/protocol/judgment.ts'
import type { Assignment } from '../../../src/protocol/work.ts'
import { serverNowMs } from '../server-clock.ts'
import { answersOf, type JudgmentDraft, ranksOf } from './judgment-draft.ts'
import { randomUuid } from './random-uuid.ts'
import type { Seat } from './work-api.ts'

/** A complete draft as the verdict that is sent. */
export function rankedVerdict(draft: JudgmentDraft, criteria: readonly FurtherCriterion[]): Verdict {
  const { grades, places, preferred, allBad, reason } = draft
  const ranks = ranksOf(places)
  const answers = answersOf(draft.answers, criteria)
  const responses = Object.fromEntries(Object.entries(grades).map(([id, grade]) => [id, { grade, rank: ranks[id]! }]))
  return {
    kind: 'ranked',
    responses,
    ...(preferred === undefined ? {} : { preferred }),
    ...(allBad ? { allBad } : {}),
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  }
}

/** A person's judgment, signed with that person's key. */
export function buildJudgment({
  seat,
  assignment,
  verdict,
  activeMs,
}: {
  seat: Seat
  assignment: Assignment
  verdict: Verdict
  activeMs: number
}): SignedJudgment {
  const judgment = {
    id: randomUuid(),
    leaseId: assignment.id,
    validator: assignment.validator,
    miner: assignment.miner,
    worker: seat.signer.address,
    verdict,
    activeMs: Math.min(86_400_000, Math.round(activeMs)),
    judgedAt: new Date(serverNowMs()).toISOString(),
    ...(seat.guidelines ? { guidelines: seat.guidelines } : {}),
  } as Judgment
  return { judgment, signature: signJudgment(seat.signer, judgment), simulated: false }
}
