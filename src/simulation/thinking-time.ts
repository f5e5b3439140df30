import type { Rng } from '../core/rng.ts'
import { type Calibration, readCalibration } from './calibration.ts'

/**
 * How long a simulated worker takes for one judgment: log-normal around the median that the pace of the demo asks for,
 * with the spread of the pauses between the ratings of real people.
 * @returns whole milliseconds, at least 1
 */
export function thinkingTimeMs({
  medianMs,
  rng,
  calibration = readCalibration(),
}: {
  medianMs: number
  rng: Rng
  calibration?: Calibration
}): number {
  return Math.max(1, Math.round(medianMs * Math.exp(calibration.raters.thinkingTimeLogSd * rng.normal())))
}
