import { AnchorScore } from '../protocol/anchors.ts'
import { findAnchorRun, findAnchorSet, insertAnchorRun, keepAnchorSet, purgeAnchorRuns } from '../store/anchors.ts'
import { appendEvents } from '../store/events.ts'
import { findMemory } from '../store/mechanism-memory.ts'
import { judgeAnchors } from './judge-anchors.ts'
import type { RunningMechanism, Validator } from './validator.ts'

const EVERY_MS = 60 * 60_000
/** As long as the records of the gateway. */
const KEEP_MS = 62 * 24 * 3600_000

/**
 * Scores a mechanism's fixed answers again, when an hour has passed or scoring says that it has changed, and holds anchors and paid scores against each other.
 * **Reads** the set, earlier runs, scores. **Writes** the set, once; a run, dropping those of more than 62 days ago but for the first by each measure; an event where it
 * finds something else than the last time.
 * **Safe to repeat because** a run is a row of its own, and the first set stays.
 * @returns whether it was time
 */
export async function runAnchors(
  { db, hotkey, seed, clock, chain }: Validator,
  { mechid, mechanism: { anchors } }: RunningMechanism,
): Promise<boolean> {
  if (!anchors) return false
  const place = { validator: hotkey, mechid }
  const measure = anchors.measure()
  const last = await findAnchorRun(db, place, { place: 'last' })
  if (!last && (await findMemory(db, place)) === undefined) return false // nothing was asked yet
  const atMs = clock.now()
  if (last && last.measure === measure && atMs - last.at_ms < EVERY_MS) return false
  const set = (await findAnchorSet(db, place)) ?? (await keepAnchorSet(db, place, { body: await anchors.draw(seed), madeMs: atMs }))
  const now = await anchors.score(set.body)
  const first = await findAnchorRun(db, place, { place: 'first', measure })
  const { finding, words } = await judgeAnchors(db, place, { before: readScores(first?.scores ?? now), now })
  const { block } = await chain.head()
  await db.transaction().execute(async (trx) => {
    await insertAnchorRun(trx, place, { atMs, measure, scores: now, finding })
    await purgeAnchorRuns(trx, place, atMs - KEEP_MS)
    if (finding === (last?.finding ?? 'too-few')) return
    await appendEvents(trx, [{ atMs, block, kind: 'anchors-compared', actor: hotkey, data: { mechid, measure, finding }, words }])
  })
  return true
}

/** Scores of a stored run. */
export function readScores(stored: unknown): AnchorScore[] {
  return AnchorScore.array().parse(stored)
}
