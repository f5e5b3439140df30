import { dojoRecipe } from '../../scoring/dojo-recipe.ts'
import { getCursor, putCursor } from '../../store/cursors.ts'
import { extendQualification, listEnding, listScoresInDomain } from '../../store/onboarding-training.ts'
import type { Miner } from '../miner.ts'
import { RENEW_MS, VALID_MS } from './pass-rule.ts'
import { qualifyingBound } from './qualifying-bound.ts'

/** The newest scores are looked at; fewer than so many say too little. */
const NEWEST = 20
const FEWEST = 10
const HOUR_MS = 3_600_000

/**
 * Good work is the best proof: a qualification that is near its end is renewed where the lower 95 % bound of the worker's newest scores
 * in its domain is above chance. It then holds for its whole time again from the newest of them. Looked at once an hour.
 * **Reads** qualifications near their end, scores. **Writes** qualifications. **Safe to repeat because** it depends on these alone.
 */
export async function renewQualifications({ db, hotkey, clock }: Pick<Miner, 'db' | 'hotkey' | 'clock'>): Promise<void> {
  const nowMs = clock.now()
  const reader = `renewed-qualifications/${hotkey}`
  if (Math.abs(nowMs - (await getCursor(db, reader))) < HOUR_MS) return
  for (const { miner, worker, domain, until_ms } of await listEnding(db, { miner: hotkey, afterMs: nowMs, beforeMs: nowMs + RENEW_MS })) {
    const who = { miner, worker, domain }
    const scores = await listScoresInDomain(db, { ...who, sinceMs: nowMs - VALID_MS, limit: NEWEST })
    if (scores.length < FEWEST) continue
    const { lower } = qualifyingBound(
      scores.map(({ score }) => score),
      dojoRecipe.skill.spread,
    )
    const untilMs = scores[0]!.judgedMs + VALID_MS
    if (lower > 0 && untilMs > until_ms) await extendQualification(db, { ...who, untilMs })
  }
  await putCursor(db, reader, nowMs)
}
