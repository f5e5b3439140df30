import type { PairRulings } from '../scoring/collusion/ruled-dependence.ts'
import { listCountingFlags } from '../store/collusion-flags.ts'
import type { Db } from '../store/open-store.ts'

/**
 * Who counts as one voice, and which pairs were cleared while their evidence may still lie in the window, as it is now.
 * @param afterEpoch the window begins after it
 */
export async function readRulings(
  db: Db,
  { validator, mechid, afterEpoch }: { validator: string; mechid: number; afterEpoch: number },
): Promise<PairRulings> {
  const flags = await listCountingFlags(db, { validator, mechid, clearedAfter: afterEpoch })
  const inForce = flags.filter(({ state }) => state !== 'cleared')
  const foundIn = new Map<string, number>()
  for (const { a, b, epoch } of inForce) for (const miner of [a, b]) foundIn.set(miner, Math.min(epoch, foundIn.get(miner) ?? epoch))
  return {
    oneVoice: [...Map.groupBy(inForce, ({ voice }) => voice).values()].map((group) =>
      [...new Set(group.flatMap(({ a, b }) => [a, b]))].sort(),
    ),
    cleared: flags.filter(({ state }) => state === 'cleared').map(({ a, b }) => [a, b]),
    foundIn: [...foundIn].sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}
