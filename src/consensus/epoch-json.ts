import * as z from 'zod'
import type { EpochInput } from './epoch-input.ts'
import type { EpochOutput } from './epoch-output.ts'

const u16 = z.number().int().min(0).max(65_535)
const block = z.number().int().min(0)
/** Amounts above 2^53 do not survive as JSON numbers: send them as decimal text. */
const rao = z.union([z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,20}$/)]).transform(BigInt)
const rows = z.array(z.array(z.tuple([u16, u16])))

/** The JSON form of an epoch's input: the pallet's snake_case names; `null` for no owner, for commit-reveal off and for no commit. */
export const EpochInputJson = z
  .object({
    n: z.number().int().min(0).max(65_535),
    block,
    tempo: block,
    last_step_block: block.default(0),
    activity_cutoff_blocks: block,
    max_allowed_validators: block,
    stake_threshold: rao,
    owner_uid: u16.nullable(),
    kappa: u16,
    bonds_penalty: u16,
    bonds_moving_average: z.number().int().min(0).max(1_000_000),
    yuma3: z.boolean(),
    liquid_alpha: z.boolean(),
    alpha_low: u16,
    alpha_high: u16,
    alpha_sigmoid_steepness: z.number().int().min(-32_768).max(32_767),
    emission: rao,
    last_update: z.array(block),
    registered_at: z.array(block),
    stake: z.array(rao),
    validator_permits: z.array(z.boolean()),
    weights: rows,
    bonds: rows,
    commit_blocks: z.array(block.nullable()).nullable().default(null),
  })
  .transform(
    (json): EpochInput => ({
      n: json.n,
      block: json.block,
      tempo: json.tempo,
      lastStepBlock: json.last_step_block,
      activityCutoffBlocks: json.activity_cutoff_blocks,
      maxAllowedValidators: json.max_allowed_validators,
      stakeThreshold: json.stake_threshold,
      ownerUid: json.owner_uid ?? undefined,
      kappa: json.kappa,
      bondsPenalty: json.bonds_penalty,
      bondsMovingAverage: json.bonds_moving_average,
      yuma3: json.yuma3,
      liquidAlpha: json.liquid_alpha,
      alphaLow: json.alpha_low,
      alphaHigh: json.alpha_high,
      alphaSigmoidSteepness: json.alpha_sigmoid_steepness,
      emission: json.emission,
      lastUpdate: json.last_update,
      registeredAt: json.registered_at,
      stake: json.stake,
      validatorPermits: json.validator_permits,
      weights: json.weights,
      bonds: json.bonds,
      commitBlocks: json.commit_blocks?.map((commit) => commit ?? undefined),
    }),
  )

/** An epoch's output in the pallet's names; rao as JSON numbers, which hold whole rao up to 2^53 (9 million alpha). */
export function epochOutputToJson(output: EpochOutput) {
  return {
    active: output.active,
    stake_weight: output.stakeWeight,
    validator_permits: output.validatorPermits,
    consensus: output.consensus,
    validator_trust: output.validatorTrust,
    incentive: output.incentive,
    dividends: output.dividends,
    server_emission: output.serverEmission.map(Number),
    validator_emission: output.validatorEmission.map(Number),
    emission: output.emission.map(Number),
    bonds: output.bonds,
  }
}
