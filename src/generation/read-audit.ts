import { countEdits, type EditCount, type EditFilter, type JudgedAttempt, listJudgedAttempts } from '../store/edit-outcomes.ts'
import type { Db } from '../store/open-store.ts'
import type { VerifiedPair } from './attempt.ts'
import { auditFamilies, type FamilyAudit } from './audit-families.ts'

/** So many people must have ranked a pair before their majority counts. */
const FEWEST_PEOPLE = 3
/**
 * What people said counts for so long. Nobody is shown an edit of a family that is out of use, so they could not take it back: when it has
 * lapsed the family is tried on them again.
 */
const PEOPLE_MS = 90 * 24 * 3600_000

/** The audit of every family of edits as of now, from what is stored. Simulated judges do not count: they know the order. */
export async function readAudit(db: Db, nowMs: number, filter: EditFilter = {}): Promise<FamilyAudit[]> {
  const judged = await listJudgedAttempts(db, { fewest: FEWEST_PEOPLE, sinceMs: nowMs - PEOPLE_MS, author: filter.author })
  return auditFamilies(await countEdits(db, filter), countByFamily(judged.flatMap(outcomesOf)))
}

interface Outcome {
  readonly family: string
  readonly worse: boolean
}

function countByFamily(outcomes: readonly Outcome[]): EditCount[] {
  return [...Map.groupBy(outcomes, ({ family }) => family)].map(([family, own]) => ({
    family,
    pairs: own.length,
    wrong: own.filter(({ worse }) => !worse).length,
  }))
}

/** What the majority of people says of each pair, once for every edit in it; a tie says nothing. */
function outcomesOf({ pairs, ids, ranks }: JudgedAttempt): Outcome[] {
  return ((pairs ?? []) as readonly VerifiedPair[]).flatMap(({ better, worse, edits }) => {
    const [betterId, worseId] = [ids[better + 1], ids[worse + 1]]
    if (!betterId || !worseId) return []
    const votes = ranks.flatMap((given) => {
      const lead = given ? (given[worseId] ?? 0) - (given[betterId] ?? 0) : 0
      return lead === 0 ? [] : [lead > 0]
    })
    const agree = votes.filter(Boolean).length
    if (votes.length < FEWEST_PEOPLE || agree * 2 === votes.length) return []
    return edits.map(({ family }) => ({ family, worse: agree * 2 > votes.length }))
  })
}
