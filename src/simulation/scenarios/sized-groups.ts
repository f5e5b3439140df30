import type { Behaviour } from '../behaviour.ts'
import type { Group, SimulationSettings } from '../simulation-settings.ts'

/**
 * Divides miners into groups by share, at least one miner each; what rounding leaves over goes to the first group.
 * @param parts name, behaviour and share of each group; the first is what the others are compared with
 */
export function sizedGroups(miners: number, parts: readonly (readonly [string, Behaviour, number])[]): SimulationSettings['groups'] {
  const [first, ...others] = parts.map(
    ([name, behaviour, share]): Group => ({ name, behaviour, count: Math.max(1, Math.round(miners * share)) }),
  )
  if (!first) throw new RangeError('sizedGroups: expected at least one group, got none')
  const rest = others.reduce((sum, { count }) => sum + count, 0)
  return [{ ...first, count: Math.max(1, miners - rest) }, ...others]
}
