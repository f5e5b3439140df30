import type { EditFamily } from '../models/edit-family.ts'
import { countEdits, type EditFilter, type JudgedAttempt, listJudgedAttempts } from '../store/edit-outcomes.ts'
import type { Db } from '../store/open-store.ts'
import type { VerifiedPair } from './attempt.ts'
import { auditFamilies, type EditOutcome, type FamilyAudit } from './audit-families.ts'

/** So many people must have ranked a pair before their majority counts. */
const FEWEST_PEOPLE = 3

/** The audit of every family of edits, from what is stored. Simulated judges do not count: they know the order. */
export async function readAudit(db: Db, filter: EditFilter = {}): Promise<FamilyAudit[]> {
  const verified = (await countEdits(db, filter)).flatMap(({ family, tried, notShown }) =>
    Array.from({ length: tried }, (_, index): EditOutcome => ({ family: family as EditFamily, worse: index >= notShown })),
  )
  const people = (await listJudgedAttempts(db, { fewest: FEWEST_PEOPLE, author: filter.author })).flatMap(outcomesOf)
  return auditFamilies(verified, people)
}

/** What the majority of people says of each pair, once for every edit in it; a tie says nothing. */
function outcomesOf({ pairs, ids, ranks }: JudgedAttempt): EditOutcome[] {
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
