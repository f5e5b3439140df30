import type { NeuronView } from '../../../src/protocol/metagraph.ts'

/** What the reader asked of the table. */
export interface NeuronSelection {
  /** Words that must all be found in a neuron's name, keys, address or behaviour; a number alone is a uid. */
  readonly search: string
  readonly role: string
  readonly sort: string
  readonly descending: boolean
}

interface SortColumn {
  readonly key: string
  readonly value: (neuron: NeuronView) => number | string
}

/** Neurons that were asked for, in the order asked for; equal ones stay in the order they came in, so that ties do not shuffle. */
export function selectNeurons(
  neurons: readonly NeuronView[],
  columns: readonly SortColumn[],
  { search, role, sort, descending }: NeuronSelection,
): NeuronView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = neurons.filter((neuron) => (role === '' || neuron.role === role) && words.every((word) => matches(neuron, word)))
  const value = columns.find((column) => column.key === sort)?.value
  if (!value) return found
  const sign = descending ? -1 : 1
  return found.sort((a, b) => sign * compare(value(a), value(b)))
}

function matches(neuron: NeuronView, word: string): boolean {
  if (/^\d+$/.test(word)) return neuron.uid === Number(word)
  const { name, hotkey, coldkey, axon, behaviour } = neuron
  return [name, hotkey, coldkey, axon, behaviour].some((text) => text?.toLowerCase().includes(word))
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}
