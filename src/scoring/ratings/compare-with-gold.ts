import type { Rating } from '../../stats/rating-table.ts'
import { wilsonInterval } from '../../stats/wilson-interval.ts'
import { type OrderPair, pooledSpearman } from './pooled-spearman.ts'
import type { Consensus, Finding, LabelledItem } from './rating-report.ts'

/**
 * How far the consensus order follows the known one, within the groups of the gold.
 *
 * @param gold places that are taken for true, lower is better
 * @example orderAgainstGold([{ item: 'a', group: '', value: 1 }, { item: 'b', group: '', value: 2 }], { kind: 'order', items: [{ item: 'a', score: 0 }, { item: 'b', score: 1 }] })[0].value // -1
 */
export function orderAgainstGold(gold: readonly Pick<Rating<number>, 'item' | 'group' | 'value'>[], consensus: Consensus): Finding[] {
  const name = 'consensus against gold (Spearman)'
  if (consensus.kind !== 'order') return [{ name, undefinedBecause: 'there is no consensus order' }]
  const scores = new Map(consensus.items.map(({ item, score }) => [item, score]))
  const groups = new Map<string, { a: number[]; b: number[] }>()
  for (const { item, group, value } of gold) {
    const score = scores.get(item)
    if (score === undefined) continue
    if (!groups.has(group)) groups.set(group, { a: [], b: [] })
    groups.get(group)!.a.push(-value)
    groups.get(group)!.b.push(score)
  }
  const pairs: OrderPair[] = [...groups.values()]
  const value = pooledSpearman(pairs)
  if (value === undefined) return [{ name, undefinedBecause: 'the gold orders no two of the items' }]
  return [{ name, value, method: `${pairs.reduce((sum, { a }) => sum + a.length, 0)} known places` }]
}

/**
 * How often the consensus label is the known one, and the mean F1 of the labels.
 *
 * @param gold labels that are taken for true
 * @example labelsAgainstGold([{ item: 'a', group: '', value: 'x' }], { kind: 'labels', classes: ['x'], items: [{ item: 'a', label: 'x' }] }).map(({ value }) => value) // [1, 1]
 */
export function labelsAgainstGold(gold: readonly Pick<Rating<string>, 'item' | 'group' | 'value'>[], consensus: Consensus): Finding[] {
  if (consensus.kind !== 'labels') return [{ name: 'consensus against gold', undefinedBecause: 'there are no consensus labels' }]
  const keyOf = (group: string | undefined, item: string) => JSON.stringify([group ?? '', item])
  const known = new Map(gold.map(({ group, item, value }) => [keyOf(group, item), value]))
  const labelOf = ({ group, item }: LabelledItem) => known.get(keyOf(group, item)) ?? known.get(keyOf('', item))
  const pairs = consensus.items.flatMap((item) => {
    const truth = labelOf(item)
    return truth === undefined ? [] : [{ truth, found: item.label }]
  })
  if (pairs.length === 0) return [{ name: 'consensus against gold', undefinedBecause: 'no item has a known label' }]
  const hits = pairs.filter(({ truth, found }) => truth === found).length
  const labels = [...new Set(pairs.flatMap(({ truth, found }) => [truth, found]))]
  const f1 = labels.map((label) => {
    const both = pairs.filter(({ truth, found }) => truth === label && found === label).length
    const either = pairs.filter(({ truth }) => truth === label).length + pairs.filter(({ found }) => found === label).length
    return (2 * both) / either
  })
  return [
    {
      name: 'share of gold labels met',
      value: hits / pairs.length,
      interval: wilsonInterval(hits, pairs.length)!,
      method: `${pairs.length} items, Wilson`,
    },
    { name: 'macro F1 on gold', value: f1.reduce((sum, x) => sum + x, 0) / f1.length, method: `${labels.length} labels` },
  ]
}
