import { CollusionEvidence } from '../protocol/integrity.ts'
import { type CollusionFlagRow, changeFlag, findFlag, IN_FORCE, insertFlag, listCountingFlags } from '../store/collusion-flags.ts'
import { appendEvents, listNewestEvents } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import { FlagClosedError, NoCircleError, UnknownFlagError } from './errors.ts'

/**
 * The operator's decision that all of a circle answer for themselves. Flags hold a circle together by one pair fewer than it has members; clearing
 * those alone would leave the others to be found as a smaller circle. So every pair of it is cleared: those that are flagged, and those that are not, for as long
 * as the evidence may lie in the window.
 * @param flag.id any flag that names the circle
 * @returns the flag, cleared, and how many pairs were cleared with it
 * @throws {@link UnknownFlagError}, {@link NoCircleError} if it is about two alone, {@link FlagClosedError} if it has no effect any more
 */
export async function clearCircle(
  db: Db,
  { id, validator, note, nowMs }: { id: number; validator?: string; note: string; nowMs: number },
): Promise<{ flag: CollusionFlagRow; pairs: number }> {
  const flag = await findFlag(db, id)
  if (!flag || (validator !== undefined && flag.validator !== validator)) throw new UnknownFlagError({ id })
  const { circle } = CollusionEvidence.parse(flag.evidence)
  if (!circle) throw new NoCircleError({ id })
  if (!IN_FORCE.some((state) => state === flag.state)) throw new FlagClosedError({ id, state: flag.state })
  const cleared = { state: 'cleared', decision: JSON.stringify({ note, at: new Date(nowMs).toISOString() }) } as const
  return db.transaction().execute(async (trx) => {
    const { mechid, epoch } = flag
    const known = await listCountingFlags(trx, { validator: flag.validator, mechid, clearedAfter: flag.seen_epoch - 1 })
    const knownOf = Map.groupBy(known, ({ a, b }) => `${a} ${b}`)
    const within = new Set(circle.miners)
    const seenLast = known.filter(({ a, b }) => within.has(a) && within.has(b)).map((one) => one.seen_epoch)
    const seen_epoch = Math.max(flag.seen_epoch, ...seenLast) // of one link the evidence may be older than of the others
    let pairs = 0
    for (const [a, b] of pairsOf(circle.miners)) {
      const ofPair = knownOf.get(`${a} ${b}`) ?? []
      const open = ofPair.find(({ state }) => state !== 'cleared')
      if (!open && ofPair.length > 0) {
        for (const one of ofPair) await changeFlag(trx, one.id, ['cleared'], { seen_epoch: Math.max(seen_epoch, one.seen_epoch) })
        continue
      }
      pairs++
      if (open) await changeFlag(trx, open.id, IN_FORCE, { ...cleared, seen_epoch })
      else {
        const words = `Cleared with all others of a circle of ${circle.miners.length}; not flagged by themselves.`
        const said = { odds: 0, evidence: JSON.stringify(NOTHING_OF_ITS_OWN), words }
        await insertFlag(trx, { validator: flag.validator, mechid, a, b, ...cleared, ...said, epoch, seen_epoch, raised_ms: nowMs })
      }
    }
    const [newest] = await listNewestEvents(trx, 1) // an operator's command knows no chain
    await appendEvents(trx, [
      {
        kind: 'collusion-decided',
        actor: flag.validator,
        atMs: nowMs,
        block: newest?.block ?? 0,
        data: { id, mechid, miners: circle.miners, state: 'cleared' },
        words: `A circle of ${circle.miners.length} flagged miners is cleared: each counts for itself`,
      },
    ])
    return { flag: (await findFlag(trx, id))!, pairs }
  })
}

/** What a pair that was never flagged has said by itself. */
const NOTHING_OF_ITS_OWN: CollusionEvidence = (() => {
  const nothing = { odds: 0, shared: 0, tasks: [] }
  return { odds: 0, bar: 0, answers: nothing, positions: nothing, timing: nothing, circle: null, inTurn: null }
})()

/** All pairs, each sorted as flags are. */
function pairsOf(miners: readonly string[]): [string, string][] {
  const sorted = [...miners].sort()
  return sorted.flatMap((a, place) => sorted.slice(place + 1).map((b): [string, string] => [a, b]))
}
