import { createRng } from '../core/rng.ts'
import { GOLD_RATES } from '../scoring/gold-rate.ts'
import type { GoldDue } from './read-gold-due.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'

/**
 * How many of some new tasks are gold, of an order that is known, though imported ones wait for their places: drawn from the secret, so that
 * nobody knows when. The rate is the mean of what is due to each miner, by its seats; drawn anew every block, because a
 * generator that has nothing ready must not hold up what was imported.
 */
export function countGold(
  { secret }: Pick<Validator, 'secret'>,
  { mechid, config }: RunningMechanism,
  { head }: Moment,
  { due, places }: { due: readonly GoldDue[]; places: number },
): number {
  if (config.taskSource === 'imported') return 0
  const sum = (of: (one: GoldDue) => number) => due.reduce((total, one) => total + of(one), 0)
  const rate = due.length === 0 ? GOLD_RATES.newcomer : sum(({ seats, rate }) => seats * rate) / sum(({ seats }) => seats)
  const rng = createRng(`${secret}/gold/${mechid}/${head.block}`)
  return Array.from({ length: places }, () => rng.next() < rate).filter(Boolean).length
}
