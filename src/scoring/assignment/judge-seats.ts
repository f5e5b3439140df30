import { InvalidScoringInputError } from '../errors.ts'
import type { Skill } from '../skill-posterior.ts'
import { requireWhole } from './least-pair-overlap.ts'

/**
 * How many seats of a round a miner may have: as many as it has asked for and has shown that it fills well, but few enough that nobody
 * judges most of a network.
 *
 * 1 for whoever is not proven, so that a newcomer is measured and one bad spell ends nothing; else 1 + floor((capacity - 1) * mean), with a
 * capacity of at most {@link MOST_SEATS}.
 *
 * @param input.capacity tasks it can hold at a time, whole, >= 1: what a miner says of itself, so it gains nothing without skill
 * @returns whole, from 1 to {@link MOST_SEATS}; never falls when capacity or skill rises
 * @throws {@link InvalidScoringInputError} if the capacity is not whole and >= 1, or the mean not in [-1, 1]
 * @example judgeSeats({ capacity: 5, skill: { mean: 0.5, standing: 'proven' } }) // 3
 */
export function judgeSeats({ capacity, skill }: { capacity: number; skill: Pick<Skill, 'mean' | 'standing'> }): number {
  requireWhole({ capacity }, 1)
  const { mean, standing } = skill
  if (!(mean >= -1 && mean <= 1)) throw new InvalidScoringInputError({ where: 'judgeSeats', expected: 'a mean in [-1, 1]', got: `${mean}` })
  if (standing !== 'proven') return 1
  return 1 + Math.floor((Math.min(capacity, MOST_SEATS) - 1) * Math.max(0, mean))
}

/** The most seats of one miner. */
export const MOST_SEATS = 8
