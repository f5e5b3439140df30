import * as z from 'zod'
import type { EpochInput } from './epoch-input.ts'
import type { EpochOutput } from './epoch-output.ts'
import { InvalidEpochInputError } from './errors.ts'
import { storedMatrix, storedRows } from './stored-matrix.ts'

const u16 = z.number().int().min(0).max(65_535)
const block = z.number().int().min(0)
const MAX_U64 = 2n ** 64n - 1n
/** Amounts above 2^53 do not survive as numbers: they come as decimal text. */
const rao = z
  .union([z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,20}$/)])
  .transform(BigInt)
  .refine((amount) => amount <= MAX_U64, 'expected at most 2^64 - 1')
const isU16 = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535
/** A million cells: one check of our own each, for a schema of its own each would take seconds. */
const row = z.custom<[number, number][]>(
  (cells) => Array.isArray(cells) && cells.every((cell) => Array.isArray(cell) && cell.length === 2 && isU16(cell[0]) && isU16(cell[1])),
  'expected a list of [uid, value], both whole numbers from 0 to 65535',
)
const rows = z.array(row)

/** The JSON form of an epoch's input: the pallet's snake_case names; `null` for no owner, for commit-reveal off and for no commit. */
const EpochInputJson = z
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
      weights: storedMatrix(json.n, json.weights),
      bonds: storedMatrix(json.n, json.bonds),
      commitBlocks: json.commit_blocks?.map((commit) => commit ?? undefined),
    }),
  )

/**
 * Reads an epoch's input from its JSON form.
 * @param where the path of the value, for the error: `input[2]`
 * @throws {@link InvalidEpochInputError} naming the first field that cannot be read
 */
export function parseEpochInput(json: unknown, where = 'input'): EpochInput {
  const parsed = EpochInputJson.safeParse(json)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
  throw new InvalidEpochInputError({ where: `${where}${steps.join('')}`, problem: message, cause: parsed.error })
}

/** An epoch's output in the pallet's names; rao beyond 2^53 as decimal text, as in the input. */
export function epochOutputToJson(output: EpochOutput) {
  const amounts = (rao: readonly bigint[]) => rao.map((amount) => (amount <= Number.MAX_SAFE_INTEGER ? Number(amount) : String(amount)))
  return {
    active: output.active,
    stake_weight: output.stakeWeight,
    validator_permits: output.validatorPermits,
    consensus: output.consensus,
    validator_trust: output.validatorTrust,
    incentive: output.incentive,
    dividends: output.dividends,
    server_emission: amounts(output.serverEmission),
    validator_emission: amounts(output.validatorEmission),
    emission: amounts(output.emission),
    bonds: storedRows(output.bonds),
  }
}
