import { answerParts } from '../../protocol/answer-parts.ts'
import type { FurtherCriterion } from '../../protocol/criteria.ts'
import type { DojoResponse } from './dojo-task.ts'

/** A criterion as one recipient sees it, and the way back to the task's own ids. */
export interface ShownCriterion {
  readonly criterion: FurtherCriterion
  /** Of each part as shown the task's own name; `turned`: a pair that is shown the other way round. */
  readonly ownParts: ReadonlyMap<string, { readonly part: string; readonly turned: boolean }>
}

/**
 * Further criteria under the ids of one recipient. The two of a pair, and the pairs, stand in the order in which this recipient sees the
 * responses: over all recipients neither of two has the advantage of being named first, and two who compare notes learn nothing from
 * the order. Which responses are asked about together they do learn, unless all pairs are asked for.
 * @param shown all responses, as `shownResponses` gives them
 */
export function shownCriteria(
  criteria: readonly FurtherCriterion[],
  shown: readonly { readonly shownId: string; readonly response: Pick<DojoResponse, 'id'> }[],
): ShownCriterion[] {
  const places = new Map(shown.map(({ response }, place) => [response.id, place]))
  const shownIdOf = (id: string) => shown[places.get(id)!]!.shownId
  return criteria.map((criterion) => {
    const own = answerParts(
      criterion,
      shown.map(({ response }) => response.id),
    )
    if (criterion.kind !== 'pairwise') {
      const parts = answerParts(
        criterion,
        shown.map(({ shownId }) => shownId),
      )
      return { criterion, ownParts: new Map(parts.map((part, index) => [part, { part: own[index]!, turned: false }])) }
    }
    const pairs = criterion.pairs
      .map((pair, index) => {
        const turned = places.get(pair[0])! > places.get(pair[1])!
        const [first, second] = turned ? [pair[1], pair[0]] : pair
        const asShown: [string, string] = [shownIdOf(first), shownIdOf(second)]
        return { pair: asShown, part: own[index]!, turned, at: [places.get(first)!, places.get(second)!] as const }
      })
      .sort(({ at: [a, b] }, { at: [c, d] }) => a - c || b - d)
    return {
      criterion: { ...criterion, pairs: pairs.map(({ pair }) => pair) },
      ownParts: new Map(pairs.map(({ pair, part, turned }) => [pair.join(' '), { part, turned }])),
    }
  })
}
