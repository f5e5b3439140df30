import { Badge, Stack, Text } from '@mantine/core'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'

/** Role, and for simulated miners how they were declared to behave. */
export function RoleCell({ neuron }: { neuron: NeuronView }) {
  return (
    <Stack gap={2} align="flex-start">
      <Text size="sm" lh={1.3}>
        {neuron.role}
      </Text>
      {neuron.simulated ? (
        <Badge size="sm" variant="light" color="violet" tt="none" fw={500} miw="max-content">
          simulated{neuron.behaviour ? `: ${neuron.behaviour}` : ''}
        </Badge>
      ) : (
        neuron.role === 'miner' && (
          <Badge size="sm" variant="light" tt="none" fw={500}>
            people
          </Badge>
        )
      )}
    </Stack>
  )
}
