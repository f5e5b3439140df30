import type { Rng } from '../core/rng.ts'
import type { Perception } from './calibration.ts'
import type { SimulatedWorker } from './simulated-worker.ts'

/**
 * What one attentive worker sees of a task's responses: what they are, shifted by the worker's bias, blurred by noise.
 *
 * percept = mean grade + quality * item sd + bias + residual sd * noise * N(0, 1)
 *
 * The qualities of a task have standard deviation 1, so that responses differ exactly as much, against the noise, as
 * the pages that real people rated: agreement is as low as among real people.
 *
 * @param qualities latent qualities, standardised within the task (`latentQualities`), higher is better: shape [n]
 * @param noise noise of the worker's behaviour; multiplied with the worker's own
 * @returns shape [n], in points of the calibration's scale, neither rounded nor clamped
 */
export function perceive({
  qualities,
  perception,
  noise,
  worker,
  rng,
}: {
  qualities: readonly number[]
  perception: Perception
  noise: number
  worker: SimulatedWorker
  rng: Rng
}): number[] {
  const { meanGrade, itemSd, residualSd } = perception
  return qualities.map((quality) => meanGrade + quality * itemSd + worker.bias + residualSd * noise * worker.noise * rng.normal())
}
