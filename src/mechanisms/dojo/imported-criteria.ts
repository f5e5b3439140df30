import type { FurtherCriterion } from '../../protocol/criteria.ts'
import { InvalidMaterialError } from '../errors.ts'
import { DOJO_CRITERION } from './dojo-task.ts'

/**
 * Criteria that came with imported material, under the task's own ids of responses.
 * @param ids the task's own ids, in the order of the material: its pairs name responses by their places there, from "1" on
 * @throws {@link InvalidMaterialError} if a pair is not of two different responses, comes twice, or a criterion has the name of the main one
 */
export function importedCriteria(criteria: readonly FurtherCriterion[], ids: readonly string[]): FurtherCriterion[] {
  return criteria.map((criterion) => {
    if (criterion.id === DOJO_CRITERION.id) throw refusal(`criteria of other names than ${DOJO_CRITERION.id}`, criterion.id)
    if (criterion.kind !== 'pairwise') return criterion
    const seen = new Set<string>()
    const pairs = criterion.pairs.map((pair): [string, string] => {
      const [first, second] = pair.map((place) => ids[Number(place) - 1])
      const key = [first, second].sort().join(' ')
      if (first === undefined || second === undefined || first === second || seen.has(key))
        throw refusal(
          `pairs in ${criterion.id} of two different responses, each once, by their places "1" to "${ids.length}"`,
          pair.join(' '),
        )
      seen.add(key)
      return [first, second]
    })
    return { ...criterion, pairs }
  })
}

function refusal(expected: string, got: string): InvalidMaterialError {
  return new InvalidMaterialError({ mechanism: 'dojo', expected, got })
}
