import type { AttemptCount } from '../../../src/protocol/supply.ts'

/** How many attempts came to each end. */
export function countByState(attempts: readonly AttemptCount[]): Readonly<Record<AttemptCount['state'], number>> {
  const counts = { claimed: 0, accepted: 0, rejected: 0 }
  for (const { state, count } of attempts) counts[state] += count
  return counts
}
