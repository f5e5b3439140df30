import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { describeBehaviour } from './behaviour.ts'
import { readCalibration } from './calibration.ts'
import { DEFAULT_POPULATION } from './population.ts'
import { drawWorkers } from './simulated-worker.ts'
import { thinkingTimeMs } from './thinking-time.ts'

const calibration = readCalibration()

describe('the default population', () => {
  it('has eight miners with names of their own, and a copier whose source comes before it', () => {
    const names = DEFAULT_POPULATION.miners.map(({ name }) => name)
    expect(new Set(names).size).toBe(8)
    for (const [place, { behaviour }] of DEFAULT_POPULATION.miners.entries())
      if (behaviour.name === 'copier') expect(names.slice(0, place)).toContain(behaviour.of)
  })

  it('splits the whole stake between two validators of different weight', () => {
    expect(DEFAULT_POPULATION.validators.map(({ stakeShare }) => stakeShare)).toEqual([0.6, 0.4])
  })

  it('describes every behaviour in words of its own', () => {
    const words = DEFAULT_POPULATION.miners.map(({ behaviour }) => describeBehaviour(behaviour))
    expect(new Set(words).size).toBe(8)
    expect(words[0]).toBe('honest, noise 0.6x')
  })
})

describe('drawWorkers', () => {
  it('spreads workers as real raters are spread, around the noise their miner declares', () => {
    const miners = Array.from({ length: 2000 }, (_, i) => drawWorkers({ count: 3, rng: createRng(`miner ${i}`), calibration }))
    for (const workers of miners) expect(workers.reduce((product, { noise }) => product * noise, 1)).toBeCloseTo(1, 10)
    expect(rootMeanSquare(miners.flat().map(({ noise }) => Math.log(noise))) / calibration.raters.noiseLogSd).toBeCloseTo(1, 1)
    expect(rootMeanSquare(miners.flat().map(({ bias }) => bias)) / calibration.raters.biasSd).toBeCloseTo(1, 1)
  })

  it('gives a lone worker the noise of the median rater, and the same seed the same workers', () => {
    expect(drawWorkers({ count: 1, rng: createRng('lone'), calibration })[0]!.noise).toBe(1)
    const draw = () => drawWorkers({ count: 3, rng: createRng('same'), calibration })
    expect(draw()).toEqual(draw())
  })
})

describe('thinkingTimeMs', () => {
  it('has the median it was asked for and is the same for the same seed', () => {
    const draw = () => {
      const rng = createRng('pace')
      return Array.from({ length: 4001 }, () => thinkingTimeMs({ medianMs: 800, rng })).toSorted((a, b) => a - b)
    }
    const times = draw()
    expect(times).toEqual(draw())
    expect(Math.abs(times[2000]! / 800 - 1)).toBeLessThan(0.06)
    expect(times[0]).toBeGreaterThan(0)
    expect(times.every(Number.isSafeInteger)).toBe(true)
  })
})

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
}
