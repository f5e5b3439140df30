import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../queries.ts'

/** "8 of 9 miners are simulated": said once at the top, and again at every simulated thing. */
export function SimulatedNote() {
  const { data } = useQuery(queries.metagraph())
  const miners = data?.neurons.filter((neuron) => neuron.role === 'miner') ?? []
  const simulated = miners.filter((miner) => miner.simulated).length
  if (simulated === 0) return null
  return (
    <Badge component="span" variant="light" color="violet" tt="none" fw={600} size="md">
      {simulated} of {miners.length} miners are simulated
    </Badge>
  )
}
