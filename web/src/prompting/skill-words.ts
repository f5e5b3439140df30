import { formatScore } from '../format.ts'
import type { Skill } from './rank-miners.ts'

/** What uncertainty allows to say of a mean: its 95 % interval, or that there are too few answers to compare. */
export function sampleWords({ n, interval }: Skill, fewest: number): string {
  if (n < fewest || interval === null) return `too few: ${n}`
  return `${formatScore(interval.low)} to ${formatScore(interval.high)}, n ${n}`
}
