import { neuronToPrune } from '../consensus/neuron-to-prune.ts'
import type { Hotkey, Uid } from '../protocol/ids.ts'
import type { LocalState, MechanismState, NeuronState } from './local-state.ts'
import { uidOf } from './uid-of.ts'

/** A neuron as registration leaves it: no permit, no shares, nothing earned. */
export function newNeuron({ hotkey, coldkey }: { hotkey: Hotkey; coldkey: string }, block: number): NeuronState {
  return {
    hotkey,
    coldkey,
    registeredAt: block,
    active: true,
    validatorPermit: false,
    stakeWeight: 0,
    consensus: 0,
    validatorTrust: 0,
    dividends: 0,
    emissionRao: 0n,
    paidRao: 0n,
    axon: null,
  }
}

/** A mechanism in which n neurons have said nothing yet. */
export function emptyMechanism(n: number): MechanismState {
  return {
    lastUpdate: Array.from({ length: n }, () => 0),
    weights: Array.from({ length: n }, () => []),
    bonds: Array.from({ length: n }, () => []),
    incentive: Array.from({ length: n }, () => 0),
    commits: [],
    timelockedCommits: [],
  }
}

/** A chain that was founded with fewer mechanisms gains the missing ones, empty; it never loses one. */
export function withMechanisms(state: LocalState, count: number): LocalState {
  const missing = count - state.mechanisms.length
  if (missing <= 0) return state
  const added = Array.from({ length: missing }, () => emptyMechanism(state.neurons.length))
  return { ...state, hyperparameters: { ...state.hyperparameters, mechanismCount: count }, mechanisms: [...state.mechanisms, ...added] }
}

/**
 * Gives a new neuron a uid: the next free one or, in a full subnet, that of the neuron to prune. Weights on the replaced uid become 0;
 * bonds on it stay and are masked by the next epoch.
 *
 * @returns `undefined` when there is no room and nobody may be pruned
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/uids.rs: append_neuron, replace_neuron
 */
export function placeNeuron(
  state: LocalState,
  neuron: { hotkey: Hotkey; coldkey: string },
  block: number,
): { state: LocalState; uid: Uid } | undefined {
  const { neurons, mechanisms, hyperparameters } = state
  const uid = neurons.length < hyperparameters.maxAllowedUids ? neurons.length : findPruned(state, block)
  if (uid === undefined) return undefined
  const placed = {
    ...state,
    neurons: setAt(neurons, uid, newNeuron(neuron, block)),
    mechanisms: mechanisms.map(
      ({ lastUpdate, weights, bonds, incentive, ...rest }): MechanismState => ({
        ...rest,
        lastUpdate: setAt(lastUpdate, uid, block),
        weights: setAt(
          weights.map((row) => row.map(([dest, value]) => [dest, dest === uid ? 0 : value] as [number, number])),
          uid,
          [],
        ),
        bonds: setAt(bonds, uid, []),
        incentive: setAt(incentive, uid, 0),
      }),
    ),
  }
  return { state: placed, uid }
}

function findPruned({ neurons, hyperparameters, owner }: LocalState, block: number): Uid | undefined {
  const owned = neurons.flatMap(({ coldkey }, uid) => (coldkey === owner.coldkey ? [uid] : []))
  owned.sort((a, b) => neurons[a]!.registeredAt - neurons[b]!.registeredAt || a - b)
  const ownerUid = uidOf({ neurons }, owner.hotkey)
  const first = ownerUid < 0 ? owned : [ownerUid, ...owned.filter((uid) => uid !== ownerUid)]
  return neuronToPrune({
    block,
    immunityPeriod: hyperparameters.immunityPeriod,
    minNonImmuneUids: hyperparameters.minNonImmuneUids,
    immortal: first.slice(0, hyperparameters.immuneOwnerUidsLimit),
    emission: neurons.map(({ emissionRao }) => emissionRao),
    registeredAt: neurons.map(({ registeredAt }) => registeredAt),
  })
}

/** A copy with one element replaced or, at the end, added. */
function setAt<T>(items: readonly T[], index: number, item: T): T[] {
  const copy = [...items]
  copy[index] = item
  return copy
}
