import type { RouteBook } from '../../scoring/routing/route-book.ts'
import type { Db } from '../../store/open-store.ts'
import { findScoresStart, listRouteObservations, listScoredAnswers } from '../../store/route-observations.ts'

/** Older ones say nothing any more of what miners can do now. */
const MOST_SCORES = 5_000
const BATCH = 1_000

/**
 * Follows what becomes of prompts, by what is stored: the scores of tests, which say how good a miner is at a type of task, and the outcomes
 * of customers' prompts, which say whether and how quickly it answers. Several gateways on one database learn from each other so.
 * @param validators whose scores are trusted
 * @returns reads what is new into the book
 */
export function followOutcomes(
  db: Db,
  { book, validators, mechid }: { book: RouteBook; validators: readonly string[]; mechid: number },
): () => Promise<void> {
  let lastScore: number | undefined
  let lastOutcome = 0
  return async () => {
    if (validators.length > 0) {
      lastScore ??= await findScoresStart(db, { validators, mechid, count: MOST_SCORES })
      for (let read = BATCH; read === BATCH; ) {
        const scores = await listScoredAnswers(db, { validators, mechid, after: lastScore, limit: BATCH })
        for (const { miner, type, value, evidence, status, latencyMs } of scores) {
          const answered = status === null ? undefined : status === 'ok'
          const quality = evidence > 0 ? value : undefined
          book.observe({ miner, type, quality, answered, latencyMs: answered ? (latencyMs ?? undefined) : undefined })
        }
        lastScore = scores.at(-1)?.seq ?? lastScore
        read = scores.length
      }
    }
    for (let read = BATCH; read === BATCH; ) {
      const outcomes = await listRouteObservations(db, { after: lastOutcome, limit: BATCH })
      for (const { miner, type, key_id: asker, answered, latency_ms } of outcomes)
        book.observe({ miner, type, quality: undefined, answered, latencyMs: latency_ms ?? undefined, asker })
      lastOutcome = outcomes.at(-1)?.id ?? lastOutcome
      read = outcomes.length
    }
  }
}
