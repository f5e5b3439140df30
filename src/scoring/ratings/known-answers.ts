import type { Rating } from '../../stats/rating-table.ts'

/** What is known of an item in a group; `undefined` where nothing is. */
export type KnownAnswers<Value> = (group: string, item: string) => Value | undefined

/**
 * Looks up gold: by group where it names groups, else for items wherever they stand.
 *
 * @param gold ratings that are taken for true, on one criterion
 * @example knownAnswers([{ rater: '', item: 'a', group: '', criterion: '', value: 7 }])('any', 'a') // 7
 */
export function knownAnswers<Value>(gold: readonly Rating<Value>[]): KnownAnswers<Value> {
  const byGroup = new Map<string, Map<string, Value>>()
  for (const { group, item, value } of gold) {
    if (!byGroup.has(group)) byGroup.set(group, new Map())
    byGroup.get(group)!.set(item, value)
  }
  return (group, item) => byGroup.get(group)?.get(item) ?? byGroup.get('')?.get(item)
}
