import * as z from 'zod'
import { RaoInput } from './rao-input.ts'

const u16 = z.number().int().min(0).max(65_535)
const blocks = z.number().int().min(0)

/**
 * A subnet's hyperparameters as the pallet stores them: shares are u16, moving averages millionths.
 * The defaults are those of a newly created subnet, except that commit-reveal is off.
 *
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/subnet.rs: init_new_network; runtime/src/lib.rs
 */
export const LocalHyperparameters = z.object({
  tempo: blocks.default(360),
  kappa: u16.default(32_767),
  immunityPeriod: blocks.default(5000),
  minNonImmuneUids: blocks.default(10),
  immuneOwnerUidsLimit: blocks.default(1),
  minAllowedWeights: u16.default(1),
  maxWeightLimit: u16.default(65_535).describe('largest part of a row that one weight may be'),
  maxAllowedUids: u16.default(256),
  maxAllowedValidators: u16.default(64),
  weightsRateLimit: blocks.default(100),
  servingRateLimit: blocks.default(50),
  stakeThresholdRao: RaoInput.default(0n).describe('stake below this counts as none'),
  weightsVersion: blocks.default(0),
  activityCutoffFactor: z.number().int().min(1).default(13_889).describe('per mille of the tempo'),
  bondsMovingAverage: z.number().int().min(0).max(1_000_000).default(900_000),
  bondsPenalty: u16.default(65_535),
  liquidAlphaEnabled: z.boolean().default(false),
  alphaLow: u16.default(45_875),
  alphaHigh: u16.default(58_982),
  alphaSigmoidSteepness: z.number().int().min(-32_768).max(32_767).default(1000),
  yuma3Enabled: z.boolean().default(true),
  commitRevealEnabled: z.boolean().default(false),
  commitRevealPeriod: z.number().int().min(1).max(100).default(1).describe('epochs from commit to reveal'),
  registrationAllowed: z.boolean().default(true),
  maxRegistrationsPerBlock: blocks.default(0).describe('0 = no limit, as the pallet has had none of late'),
  targetRegistrationsPerInterval: blocks.default(0).describe('an interval takes three times as many; 0 = no limit'),
  minBurnRao: RaoInput.default(500_000n),
  maxBurnRao: RaoInput.default(100_000_000_000n),
  mechanismCount: z.number().int().min(1).max(16).default(1),
  mechanismEmissionSplit: z
    .array(u16)
    .refine((parts) => parts.reduce((sum, part) => sum + part, 0) === 65_535, 'expected parts that sum to 65535')
    .nullable()
    .default(null)
    .describe('u16 per mechanism; null = equal parts'),
})
export type LocalHyperparameters = z.output<typeof LocalHyperparameters>

/** Blocks after which a neuron that sets no weights counts as inactive. @example activityCutoff({ activityCutoffFactor: 13_889, tempo: 360 }) // 5000 */
export function activityCutoff({ activityCutoffFactor, tempo }: Pick<LocalHyperparameters, 'activityCutoffFactor' | 'tempo'>): number {
  return Math.max(1, Math.floor((activityCutoffFactor * tempo) / 1000))
}
