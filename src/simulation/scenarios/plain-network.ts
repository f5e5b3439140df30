import { dojo } from '../../mechanisms/dojo/dojo.ts'
import { BLOCK_MS } from '../found-simulation.ts'
import { plainCopies } from '../plain-copies.ts'
import type { SimulationSettings } from '../simulation-settings.ts'
import type { ScenarioSize } from './scenario.ts'

/** From so many miners on nobody is drawn by lot: all would ask all the time, mostly for nothing. Their order at each block is drawn anyway. */
const FIRST_COME_FROM = 100

/** A network as it would be run, with these groups. The circle of the drawn doubles every block, because blocks are all the time there is. */
export function plainNetwork(
  { seed, miners, epochs, tasksPerEpoch }: ScenarioSize,
  groups: SimulationSettings['groups'],
  mechanism: SimulationSettings['mechanism'] = dojo({ obfuscate: plainCopies }),
): SimulationSettings {
  const circleDoublesMs = miners < FIRST_COME_FROM ? BLOCK_MS : 0
  return { seed, epochs, groups, mechanism, config: { tasksPerEpoch, circleDoublesMs } }
}
