import * as z from 'zod'
import { hashOf } from '../core/hash.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { BlockHeader } from './chain.ts'
import { LocalHyperparameters } from './local-hyperparameters.ts'
import type { LocalState } from './local-state.ts'
import { emptyMechanism, newNeuron } from './place-neuron.ts'
import { RaoInput } from './rao-input.ts'

/** How a local chain with one subnet begins. */
export const Genesis = z.object({
  netuid: z.number().int().min(1).max(4095),
  name: z.string().min(1),
  timeMs: z.number().describe('time of block 0; a stored chain keeps its own'),
  hyperparameters: LocalHyperparameters.prefault({}),
  accounts: z.record(z.string(), RaoInput).default({}).describe('free balance by address'),
  owner: z.object({ hotkey: Hotkey, coldkey: z.string() }).describe('its hotkey need not be a neuron'),
  neurons: z.array(z.object({ hotkey: Hotkey, coldkey: z.string(), stakeRao: RaoInput.default(0n) })).default([]),
  alphaOutPerBlockRao: RaoInput.default(1_000_000_000n),
  ownerCut: z
    .number()
    .min(0)
    .max(1)
    .default(11_796 / 65_535),
})
export type GenesisInput = z.input<typeof Genesis>

/**
 * Identity of a chain: signatures are bound to it, and stored state is only taken up under the same. With the time it began at, so that a call signed
 * for a chain is no good on the next one that begins alike. Of the genesis as given, so that a version with other defaults still opens it; the number of
 * mechanisms is left out, because a chain may gain one.
 *
 * @param start header of block 0 where the chain is stored: that is when it began
 */
export function genesisHash({ timeMs, ...genesis }: GenesisInput, start?: BlockHeader): string {
  const lasting = lastingPart(genesis)
  const timeless = hashOf(lasting)
  if (start?.hash === timeless) return timeless // made by a version that left the time out
  return hashOf({ ...lasting, timeMs: start?.timeMs ?? timeMs })
}

function lastingPart({ hyperparameters = {}, ...rest }: Omit<GenesisInput, 'timeMs'>): object {
  const { mechanismCount: _, ...lasting } = hyperparameters
  return JSON.parse(
    JSON.stringify({ ...rest, hyperparameters: lasting }, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)),
  )
}

/**
 * The state of block 0: neurons in the order given, uid 0 first, none with a permit.
 * @param start header of block 0 where the chain is stored
 * @throws {RangeError} if there are more neurons than uids, or a hotkey twice
 */
export function genesisState(input: GenesisInput, start?: BlockHeader): LocalState {
  const genesis = Genesis.parse({ ...input, timeMs: start?.timeMs ?? input.timeMs })
  const { hyperparameters, neurons, owner } = genesis
  const hotkeys = new Set(neurons.map(({ hotkey }) => hotkey))
  if (hotkeys.size !== neurons.length || neurons.length > hyperparameters.maxAllowedUids)
    throw new RangeError(
      `genesis: expected at most ${hyperparameters.maxAllowedUids} different hotkeys, got ${neurons.length}, ${hotkeys.size} different`,
    )
  const hash = genesisHash(input, start)
  return {
    format: 1,
    genesisHash: hash,
    netuid: genesis.netuid,
    name: genesis.name,
    header: { block: 0, timeMs: genesis.timeMs, hash },
    hyperparameters,
    owner,
    ownerCut: Math.floor(genesis.ownerCut * 65_535 + 1e-9),
    alphaOutPerBlockRao: genesis.alphaOutPerBlockRao,
    accounts: Object.fromEntries(Object.entries(genesis.accounts).map(([address, freeRao]) => [address, { freeRao, nonce: 0 }])),
    // The owner's hotkey is taken from the start: else whoever is first could register it under a coldkey of its own.
    coldkeys: Object.fromEntries([owner, ...neurons].map(({ hotkey, coldkey }) => [hotkey, coldkey])),
    stakes: Object.fromEntries(neurons.map(({ hotkey, coldkey, stakeRao }) => [hotkey, { [coldkey]: stakeRao }])),
    neurons: neurons.map((neuron) => newNeuron(neuron, 0)),
    mechanisms: Array.from({ length: hyperparameters.mechanismCount }, () => emptyMechanism(neurons.length)),
    epoch: 0,
    lastEpochBlock: 0,
    pendingEpochAt: 0,
    lastStepBlock: 0,
    pendingServerRao: 0n,
    pendingValidatorRao: 0n,
    pendingOwnerRao: 0n,
    burnPriceRao: hyperparameters.minBurnRao,
    registrations: [],
    burnedRao: 0n,
    issuedRao: 0n,
  }
}
