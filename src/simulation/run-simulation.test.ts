import { describe, expect, it } from 'vitest'
import { dojo } from '../mechanisms/dojo/dojo.ts'
import { openTestStores } from '../store/testing.ts'
import { BLOCK_MS } from './found-simulation.ts'
import { plainCopies } from './plain-copies.ts'
import { runSimulation } from './run-simulation.ts'
import type { SimulationSettings } from './simulation-settings.ts'

const [store] = await openTestStores()
const db = store!.db

const settings: SimulationSettings = {
  seed: 'a test',
  epochs: 2,
  mechanism: dojo({ obfuscate: plainCopies }),
  config: { tasksPerEpoch: 6, circleDoublesMs: BLOCK_MS },
  groups: [
    { name: 'honest', behaviour: { name: 'honest', noise: 0.3 }, count: 6 },
    { name: 'copier', behaviour: { name: 'copier', of: 'honest 1' }, count: 1 },
    { name: 'late', behaviour: { name: 'slow', late: 1 }, count: 1 },
    { name: 'silent', behaviour: { name: 'griefer', abstains: false }, count: 1 },
    { name: 'abstaining', behaviour: { name: 'griefer', abstains: true }, count: 1 },
    { name: 'picky', behaviour: { name: 'cherry-picker', range: 100 }, count: 1 },
  ],
}

describe('runSimulation', () => {
  it('gives the same result for the same seed, and another for another', async () => {
    const first = await runSimulation(db, settings)
    expect(await runSimulation(db, settings)).toEqual(first)
    expect(await runSimulation(db, { ...settings, seed: 'another' })).not.toEqual(first)
  })

  it('pays out whatever the strategies, and lets each do what it says', async () => {
    const { groups, tasks, miners, recovered } = await runSimulation(db, settings)
    const [honest, , late, silent, abstaining, picky] = groups
    expect({ tasks, miners }).toEqual({ tasks: 12, miners: 11 })
    expect(groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(groups.reduce((sum, { fairShare }) => sum + fairShare, 0)).toBeCloseTo(1, 9)
    expect(honest!.payRatio).toBeCloseTo(1, 9)
    expect(recovered).toBeGreaterThan(0.5)
    expect(late).toMatchObject({ judged: 0, share: 0 })
    expect(late!.refused).toBeGreaterThan(0)
    expect(silent).toMatchObject({ judged: 0, refused: 0, givenBack: 0, hoursPerMiner: 0 })
    expect(abstaining!.abstained).toBe(abstaining!.judged)
    expect(abstaining).toMatchObject({ scored: 0, share: 0 })
    expect(picky!.givenBack).toBeGreaterThan(0)
    expect(picky).toMatchObject({ judged: 0, share: 0 })
  })
})
