import type { TaskDetail } from '../../../src/protocol/explore.ts'

type Outcome = NonNullable<TaskDetail['outcome']>

export interface PreferredPair {
  readonly chosen: string
  readonly rejected: string
  /** Difference of the two consensus scores, > 0. */
  readonly margin: number
  /** How many judges put `chosen` before `rejected`, tied them, or the reverse. */
  readonly votes: { readonly forIt: number; readonly tied: number; readonly against: number }
}

/** Every two responses of which the judges prefer one, widest margin first: what the dataset takes from this task. */
export function preferredPairs({ order, judges }: Outcome): PreferredPair[] {
  const pairs = order.flatMap((a) =>
    order
      .filter((b) => a.consensusScore > b.consensusScore)
      .map((b) => ({
        chosen: a.responseId,
        rejected: b.responseId,
        margin: a.consensusScore - b.consensusScore,
        votes: countVotes(judges, a.responseId, b.responseId),
      })),
  )
  return pairs.sort((a, b) => b.margin - a.margin)
}

function countVotes(judges: Outcome['judges'], chosen: string, rejected: string): PreferredPair['votes'] {
  let forIt = 0
  let tied = 0
  let against = 0
  for (const { ranks } of judges) {
    const better = ranks[chosen]
    const worse = ranks[rejected]
    if (better === undefined || worse === undefined) continue
    if (better < worse) forIt += 1
    else if (better > worse) against += 1
    else tied += 1
  }
  return { forIt, tied, against }
}
