import { useQuery } from '@tanstack/react-query'
import type { NamedMiner } from '../../../src/protocol/integrity.ts'
import { NeuronLink } from '../explore/neuron-link.tsx'
import { queries } from '../queries.ts'

/** A miner's name, leading to its page as long as it holds a place. */
export function MinerName({ miner: { hotkey, name } }: { miner: NamedMiner }) {
  const { data: uid } = useQuery({
    ...queries.metagraph(),
    select: ({ neurons }) => neurons.find((neuron) => neuron.hotkey === hotkey)?.uid,
  })
  return uid === undefined ? <span title={hotkey}>{name}</span> : <NeuronLink uid={uid} name={name} />
}
