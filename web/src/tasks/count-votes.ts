interface Votes {
  readonly forIt: number
  readonly tied: number
  readonly against: number
}

/** How many judges put `chosen` before `rejected`, tied the two, or the reverse; who did not rank both is in none. */
export function countVotes(
  judges: readonly { readonly ranks: Readonly<Record<string, number>> }[],
  { chosenId, rejectedId }: { readonly chosenId: string; readonly rejectedId: string },
): Votes {
  let forIt = 0
  let tied = 0
  let against = 0
  for (const { ranks } of judges) {
    const better = ranks[chosenId]
    const worse = ranks[rejectedId]
    if (better === undefined || worse === undefined) continue
    if (better < worse) forIt += 1
    else if (better > worse) against += 1
    else tied += 1
  }
  return { forIt, tied, against }
}
