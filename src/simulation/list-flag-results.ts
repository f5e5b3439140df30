import { CollusionEvidence } from '../protocol/integrity.ts'
import { listFlags } from '../store/collusion-flags.ts'
import type { Db } from '../store/open-store.ts'
import type { FlagResult } from './group-result.ts'
import type { Player } from './player.ts'

/** More than any scenario raises. */
const MOST_FLAGS = 10_000

/** Who was flagged for answering as one, in the order in which it came out. */
export async function listFlagResults(db: Db, players: readonly Player[]): Promise<FlagResult[]> {
  const groupOf = new Map<string, string>(players.map(({ hotkey, group }) => [hotkey, group]))
  const flags = await listFlags(db, { limit: MOST_FLAGS })
  return flags
    .toSorted((a, b) => a.id - b.id)
    .map(({ a, b, epoch, words, evidence }) => {
      const { answers, positions } = CollusionEvidence.parse(evidence)
      return { groups: [groupOf.get(a)!, groupOf.get(b)!], epoch, words, shown: Math.max(answers.tasks.length, positions.tasks.length) }
    })
}
