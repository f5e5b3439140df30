import * as z from 'zod'
import { Hotkey, Uid } from '../../protocol/ids.ts'
import type { ChainEvent } from '../chain.ts'
import type { EventRecord } from './event-records.ts'
import { parseStorageIndex } from './storage-index.ts'

interface NamedNeuron {
  readonly uid: Uid
  readonly hotkey: Hotkey
}

/** An event of the runtime in our words. Where it names its neuron only by uid or only by hotkey, the other name is still to be found. */
export type TranslatedEvent =
  | { readonly netuid: number | undefined; readonly event: ChainEvent }
  | { readonly netuid: number; readonly neuron: Partial<NamedNeuron>; complete(neuron: NamedNeuron): ChainEvent }

const netuid = z.number()
const index = z.number().transform(parseStorageIndex)

function weightsEvent(
  kind: 'weights-set' | 'weights-committed' | 'weights-revealed',
  { netuid, mechid }: { netuid: number; mechid: number },
  neuron: Partial<NamedNeuron>,
): TranslatedEvent {
  return { netuid, neuron, complete: ({ uid, hotkey }) => ({ kind, mechid, uid, hotkey }) }
}

function stakeEvent(kind: 'stake-added' | 'stake-removed') {
  // coldkey, hotkey, TAO paid or received, alpha gained or given, subnet, fee
  return z
    .tuple([z.string(), Hotkey, z.bigint(), z.bigint(), netuid])
    .rest(z.unknown())
    .transform(([, hotkey, , amountRao, netuid]): TranslatedEvent => ({ netuid, event: { kind, hotkey, amountRao } }))
}

/** By the runtime's names. @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/macros/events.rs */
const readers: Readonly<Record<string, z.ZodType<TranslatedEvent>>> = {
  'SubtensorModule.NeuronRegistered': z
    .tuple([netuid, Uid, Hotkey])
    .transform(([netuid, uid, hotkey]) => ({ netuid, event: { kind: 'neuron-registered', uid, hotkey } })),
  'SubtensorModule.AxonServed': z
    .tuple([netuid, Hotkey])
    .transform(([netuid, hotkey]) => ({ netuid, neuron: { hotkey }, complete: ({ uid }) => ({ kind: 'axon-served', uid }) })),
  'SubtensorModule.StakeAdded': stakeEvent('stake-added'),
  'SubtensorModule.StakeRemoved': stakeEvent('stake-removed'),
  'SubtensorModule.WeightsSet': z.tuple([index, Uid]).transform(([at, uid]) => weightsEvent('weights-set', at, { uid })),
  'SubtensorModule.WeightsCommitted': z
    .tuple([Hotkey, index, z.unknown()])
    .transform(([hotkey, at]) => weightsEvent('weights-committed', at, { hotkey })),
  'SubtensorModule.WeightsRevealed': z
    .tuple([Hotkey, index, z.unknown()])
    .transform(([hotkey, at]) => weightsEvent('weights-revealed', at, { hotkey })),
  'SubtensorModule.TimelockedWeightsCommitted': z
    .tuple([Hotkey, index])
    .rest(z.unknown())
    .transform(([hotkey, at]) => weightsEvent('weights-committed', at, { hotkey })),
  'SubtensorModule.TimelockedWeightsRevealed': z
    .tuple([index, Hotkey])
    .transform(([at, hotkey]) => weightsEvent('weights-revealed', at, { hotkey })),
  'Balances.Transfer': z
    .object({ from: z.string(), to: z.string(), amount: z.bigint() })
    .transform(({ from, to, amount }) => ({ netuid: undefined, event: { kind: 'transferred', from, to, amountRao: amount } })),
}

/** @returns `undefined` if the event is none of ours, or has another shape than we know */
export function translateEvent({ name, value }: EventRecord): TranslatedEvent | undefined {
  return readers[name]?.safeParse(value).data
}
