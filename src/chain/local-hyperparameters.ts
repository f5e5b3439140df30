import * as z from 'zod'

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
  maxAllowedUids: u16.default(256),
  maxAllowedValidators: u16.default(64),
  weightsRateLimit: blocks.default(100),
  servingRateLimit: blocks.default(50),
  stakeThresholdRao: z
    .union([z.bigint().min(0n), z.string().regex(/^\d+$/)])
    .transform(BigInt)
    .default(0n)
    .describe('stake below this counts as none; in JSON a decimal string'),
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
  mechanismCount: z.number().int().min(1).max(16).default(1),
  mechanismEmissionSplit: z.array(u16).nullable().default(null).describe('u16 per mechanism; null = equal parts'),
})
export type LocalHyperparameters = z.output<typeof LocalHyperparameters>

/** Blocks after which a neuron that sets no weights counts as inactive. @example activityCutoff({ activityCutoffFactor: 13_889, tempo: 360 }) // 5000 */
export function activityCutoff({ activityCutoffFactor, tempo }: Pick<LocalHyperparameters, 'activityCutoffFactor' | 'tempo'>): number {
  return Math.max(1, Math.floor((activityCutoffFactor * tempo) / 1000))
}
