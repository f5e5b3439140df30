import type { Skill } from './skill-posterior.ts'

/** Of a worker of whom nothing is known; of a proven one, with the evidence that proves it, and with much more. */
export const GOLD_RATES = { newcomer: 0.15, proven: 0.03, trusted: 0.01 }

/** Evidence, in tasks, at which the rate of the proven is {@link GOLD_RATES}.proven. */
const PROVING = 20

/**
 * Share of tasks with a known order among those that a worker is given, where there are others too: it falls with earned trust.
 *
 * @returns .15 for whoever is not proven; .03 for 20 tasks of evidence, then ever less, down to .01 from 60 on
 * @example goldRate({ standing: 'learning', tasks: 500 }) // 0.15
 */
export function goldRate({ standing, tasks }: Pick<Skill, 'standing' | 'tasks'>): number {
  if (standing !== 'proven') return GOLD_RATES.newcomer
  return Math.max(GOLD_RATES.trusted, Math.min(GOLD_RATES.proven, (GOLD_RATES.proven * PROVING) / tasks))
}
