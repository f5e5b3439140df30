import { describe, expect, it } from 'vitest'
import {
  addCounts,
  blurring,
  type Copying,
  countFlags,
  exactly,
  realWorld,
  replayCrowd,
  replayNetwork,
  SHARED_TASKS,
  simulatedWorld,
  swapping,
  type World,
} from '../scripts/collusion-replay.ts'
import { readWebUiRatings, WEB_UI_SCALES, webUiRatingsPresent } from '../scripts/webui-ratings.ts'
import { createRng, type Rng } from '../src/core/rng.ts'
import { readCalibration } from '../src/simulation/calibration.ts'

const noiseRng = createRng('noises of the test')
const NOISES = Array.from({ length: 39 }, () => Math.exp(readCalibration().raters.noiseLogSd * noiseRng.normal()))
const SIMULATED = simulatedWorld(NOISES)

const somePeople = (rng: Rng, count: number) => rng.shuffle([...NOISES.keys()]).slice(0, count)

function honest(world: World, judges: number, times: number) {
  const counts = Array.from({ length: times }, (_, time) => {
    const rng = createRng(`test honest ${judges} ${time}`)
    return countFlags(replayCrowd(world, { people: somePeople(rng, judges) }, SHARED_TASKS, rng))
  })
  return addCounts(counts)
}

function rings(world: World, copying: Copying, times: number) {
  const counts = Array.from({ length: times }, (_, time) => {
    const rng = createRng(`test ring ${time}`)
    const [a, b, c, ...people] = somePeople(rng, 12) as [number, number, number, ...number[]]
    return countFlags(replayCrowd(world, { people, ring: { members: [a, b, c], copying } }, SHARED_TASKS, rng))
  })
  const { ringFlagged, ringPairs, honestFlagged } = addCounts(counts)
  return { recall: ringFlagged / ringPairs, precision: ringFlagged / (ringFlagged + honestFlagged) }
}

describe('the search for rings, after 20 shared tasks', () => {
  it('flags none of 10,000 pairs of simulated people as noisy as the real ones, nor of experts on pages that look better than they are', () => {
    const usual = honest(SIMULATED, 39, 14)
    const experts = honest(
      simulatedWorld(
        NOISES.map((noise) => 0.4 * noise),
        { artefact: 0.9, heavyTails: true },
      ),
      8,
      30,
    )
    expect(usual.honestPairs).toBeGreaterThan(10_000)
    expect([usual.honestFlagged, experts.honestFlagged]).toEqual([0, 0])
  })

  it.each([
    ['exact copies', exactly],
    ['copies of which a tenth has two places swapped', swapping(0.1)],
    ['copies blurred by a quarter of a point', blurring(0.25)],
  ])('finds rings of three: %s', (_, copying) => {
    const { recall, precision } = rings(SIMULATED, copying, 12)
    expect(recall).toBeGreaterThanOrEqual(0.8)
    expect(precision).toBeGreaterThanOrEqual(0.95)
  })

  it('finds names that meet too seldom for pairs, together, and nobody else', () => {
    const windows = Array.from({ length: 6 }, (_, time) => {
      const rng = createRng(`test circle ${time}`)
      const all = somePeople(rng, NOISES.length)
      const ring = { members: all.slice(0, 8), copying: exactly }
      return countFlags(replayNetwork(SIMULATED, { people: all.slice(8), ring }, { tasks: 400, judges: 4 }, rng))
    })
    const { members, membersFlagged, honestFlagged, inCircles } = addCounts(windows)
    expect(membersFlagged / members).toBeGreaterThanOrEqual(0.8)
    expect([honestFlagged, inCircles]).toEqual([0, 0])
  })

  it.skipIf(!webUiRatingsPresent)(
    'does both among 39 real people (skipped where ../shared/data/webui-ratings-39x84.csv is missing)',
    () => {
      for (const scale of WEB_UI_SCALES) {
        const world = realWorld(readWebUiRatings(scale))
        expect(honest(world, 39, 5).honestFlagged).toBe(0)
        expect(rings(world, exactly, 8)).toEqual({ recall: 1, precision: 1 })
      }
    },
  )
})
