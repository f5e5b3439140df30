import type { Rng } from '../core/rng.ts'
import type { Calibration } from './calibration.ts'

/** What makes one simulated worker differ from the next: both drawn from the spread between real raters. */
export type SimulatedWorker = {
  /** Added to every grade, in points of the calibration's scale: lenient > 0 > strict. */
  readonly bias: number
  /** Multiplies the residual noise: 1 = the median rater. */
  readonly noise: number
}

/**
 * Draws the workers of one miner. Their noise varies as between real raters, but its geometric mean is 1, so that
 * what a miner's behaviour declares holds for the miner as a whole; a lone worker has noise 1.
 */
export function drawWorkers({ count, rng, calibration }: { count: number; rng: Rng; calibration: Calibration }): SimulatedWorker[] {
  const { biasSd, noiseLogSd } = calibration.raters
  const draws = Array.from({ length: count }, () => ({ bias: biasSd * rng.normal(), logNoise: noiseLogSd * rng.normal() }))
  const centre = draws.reduce((sum, draw) => sum + draw.logNoise, 0) / count
  const stretch = count > 1 ? Math.sqrt(count / (count - 1)) : 0 // undoes the spread that centring takes away
  return draws.map(({ bias, logNoise }) => ({ bias, noise: Math.exp((logNoise - centre) * stretch) }))
}
