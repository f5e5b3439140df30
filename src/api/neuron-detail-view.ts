import type { Metagraph, ShareRows } from '../chain/chain.ts'
import type { NeuronDetail, NeuronEpoch, WeightEnd } from '../protocol/neuron-detail.ts'
import type { NeuronLabel } from './api-context.ts'
import { toMetagraphView } from './neuron-views.ts'
import type { PastEpoch } from './past-epochs.ts'

/** One neuron with both ends of its weights and its past. `undefined` if nobody has that uid. */
export function toNeuronDetail(
  uid: number,
  {
    metagraph,
    bonds,
    immunityPeriod,
    epochs,
    labels,
  }: {
    readonly metagraph: Metagraph
    readonly bonds: ShareRows
    readonly immunityPeriod: number
    readonly epochs: readonly PastEpoch[]
    readonly labels: ReadonlyMap<string, NeuronLabel>
  },
): NeuronDetail | undefined {
  const { block, epoch, mechid, neurons, weights } = metagraph
  const { neurons: views } = toMetagraphView(metagraph, labels)
  const neuron = views.find((view) => view.uid === uid)
  if (!neuron) return undefined
  const consensus = new Map(neurons.map((of) => [of.uid, of.consensus]))
  const byUid = new Map(views.map((view) => [view.uid, view]))

  /** What one validator thinks of one neuron, if anything; `shown` is the end that is told of. */
  function readEnd(validator: number, to: number, shown: number): WeightEnd[] {
    const share = entryOf(weights, validator, to)
    const bond = entryOf(bonds, validator, to)
    if (share === 0 && bond === 0) return []
    const view = byUid.get(shown)
    const counted = Math.min(share, consensus.get(to) ?? 0)
    return [{ uid: shown, name: view?.name ?? `uid ${shown}`, stakeWeight: view?.stakeWeight ?? 0, share, counted, bond }]
  }

  const received = neurons.flatMap((from) => readEnd(from.uid, uid, from.uid))
  const given = neurons.flatMap((to) => readEnd(uid, to.uid, to.uid))
  const immuneUntil = neuron.registeredAt + immunityPeriod
  return {
    block,
    epoch,
    mechid,
    neuron,
    immuneUntil: immuneUntil > block ? immuneUntil : null,
    received: received.sort(byShare),
    given: given.sort(byShare),
    history: epochs.flatMap((past) => toNeuronEpoch(past, neuron.hotkey)),
  }
}

function entryOf(rows: ShareRows, from: number, to: number): number {
  return rows.get(from)?.find(([uid]) => uid === to)?.[1] ?? 0
}

function byShare(a: WeightEnd, b: WeightEnd): number {
  return b.share - a.share || b.bond - a.bond
}

function toNeuronEpoch({ header, epoch }: PastEpoch, hotkey: string): NeuronEpoch[] {
  const outcome = epoch.neurons.find((neuron) => neuron.hotkey === hotkey)
  if (!outcome) return []
  const { incentive, dividends, consensus, validatorTrust, serverRao, validatorRao } = outcome
  const emissionRao = (serverRao + validatorRao).toString()
  return [{ epoch: epoch.epoch, block: header.block, incentive, dividends, consensus, validatorTrust, emissionRao }]
}
