import * as z from 'zod'
import { hashOf } from '../core/hash.ts'
import { Hotkey } from '../protocol/ids.ts'
import { ChainStateError } from './errors.ts'
import { LocalHyperparameters } from './local-hyperparameters.ts'
import { RaoText } from './rao-text.ts'

const count = z.number().int().min(0)
const rows = z.array(z.array(z.tuple([count, count])).readonly()).readonly()

const NeuronState = z.object({
  hotkey: Hotkey,
  coldkey: z.string(),
  registeredAt: count,
  active: z.boolean(),
  validatorPermit: z.boolean(),
  stakeWeight: count.describe('u16'),
  consensus: count.describe('u16'),
  validatorTrust: count.describe('u16'),
  dividends: count.describe('u16'),
  emissionRao: RaoText.describe("the pallet's `Emission`, which decides who is pruned; not what was paid"),
  paidRao: RaoText.describe('really paid for the last epoch'),
  axon: z.object({ ip: z.string(), port: count, block: count }).nullable(),
})
/** A neuron as the local chain keeps it; what differs per mechanism is in `MechanismState`. */
export type NeuronState = z.output<typeof NeuronState>

/** Hides weights until they are revealed; `epoch` is the current one when the block took it. */
const commit = { hotkey: Hotkey, block: count, epoch: count }

const MechanismState = z.object({
  lastUpdate: z.array(count).readonly(),
  weights: rows,
  bonds: rows,
  incentive: z.array(count).readonly().describe('u16'),
  commits: z
    .array(z.object({ ...commit, hash: z.string() }))
    .readonly()
    .default([]),
  timelockedCommits: z
    .array(z.object({ ...commit, sealed: z.string(), round: count }))
    .readonly()
    .default([]),
})
/** What each mechanism keeps for itself; arrays by uid. */
export type MechanismState = z.output<typeof MechanismState>

const State = z.object({
  format: z.literal(1),
  genesisHash: z.string(),
  netuid: count,
  name: z.string(),
  header: z.object({ block: count, timeMs: z.number(), hash: z.string() }),
  hyperparameters: LocalHyperparameters,
  owner: z.object({ hotkey: Hotkey, coldkey: z.string() }),
  ownerCut: count.describe('u16'),
  alphaOutPerBlockRao: RaoText,
  accounts: z.record(z.string(), z.object({ freeRao: RaoText, nonce: count })),
  coldkeys: z.record(z.string(), z.string()).describe('owner of every hotkey that was ever registered'),
  stakes: z.record(z.string(), z.record(z.string(), RaoText)).describe('by hotkey, then by the coldkey whose stake it is'),
  neurons: z.array(NeuronState).readonly(),
  mechanisms: z.array(MechanismState).readonly(),
  epoch: count.describe('consumed epoch slots'),
  lastEpochBlock: count,
  pendingEpochAt: count,
  lastStepBlock: count.describe('block of the last epoch that ran, 0 = none'),
  pendingServerRao: RaoText,
  pendingValidatorRao: RaoText,
  pendingOwnerRao: RaoText,
  burnPriceRao: RaoText,
  registrations: z.array(count).readonly().default([]).describe('block of each registration of the current interval'),
  burnedRao: RaoText.describe('prices paid for registration, and emission of miners that the subnet owner owns'),
  issuedRao: RaoText.describe('all emission since genesis'),
})
/** The whole state of the local chain: plain data, never changed in place. */
export type LocalState = z.output<typeof State>

/** The state as JSON values; the way back is `stateFromJson`. */
export function stateToJson(state: LocalState): unknown {
  return plain(state)
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

/** @throws {@link ChainStateError} if it is no state of this version */
export function stateFromJson(json: unknown): LocalState {
  const parsed = State.safeParse(json)
  if (!parsed.success) throw new ChainStateError({ cause: parsed.error })
  return parsed.data
}

/** Identity of a state: two chains that took the same blocks have the same. */
export function stateHash(state: LocalState): string {
  return hashOf(stateToJson(state))
}
