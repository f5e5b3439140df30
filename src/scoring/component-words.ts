import type { MetricName } from './recipe.ts'

/**
 * One component of a score in a sentence for the worker: what was compared with what, and what came out.
 *
 * @param value in [-1, 1], or `undefined` where the metric does not exist for this task
 * @example componentWords('truth-spearman', 0.8) // 'Your order agrees well with the known order: Spearman 0.80 (1 = same, 0 = chance).'
 */
export function componentWords(metric: MetricName, value: number | undefined): string {
  const { own, many, other, measure } = SENTENCES[metric]
  if (value === undefined) {
    if (metric.startsWith('truth')) return 'No order is known for this task, so this does not count.'
    return `There is too little to compare ${own} with, so this does not count.`
  }
  const subject = own[0]!.toUpperCase() + own.slice(1)
  const number = (Math.round(value * 100) / 100 || 0).toFixed(2)
  return `${subject} ${verb(value, many)} ${other}: ${measure} ${number} (1 = same, 0 = chance).`
}

const SENTENCES: Record<MetricName, { own: string; many: boolean; other: string; measure: string }> = {
  'truth-spearman': { own: 'your order', many: false, other: 'the known order', measure: 'Spearman' },
  'truth-distance': { own: 'your ranks', many: true, other: 'the known ranks', measure: 'closeness' },
  'peer-spearman': { own: 'your order', many: false, other: 'the common order of the other judges', measure: 'Spearman' },
  'peer-kappa': { own: 'your ranks', many: true, other: 'the ranks of each other judge', measure: 'mean weighted kappa' },
  'peer-icc': { own: 'your grades', many: true, other: 'the mean grades of the other judges', measure: 'ICC(2,1)' },
}

function verb(value: number, many: boolean): string {
  if (value >= 0.995) return many ? 'agree fully with' : 'agrees fully with'
  if (value >= 0.6) return many ? 'agree well with' : 'agrees well with'
  if (value >= 0.2) return many ? 'agree partly with' : 'agrees partly with'
  if (value > -0.2) return many ? 'have little to do with' : 'has little to do with'
  return many ? 'go against' : 'goes against'
}
