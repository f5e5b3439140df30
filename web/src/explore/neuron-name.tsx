import { Box, Text } from '@mantine/core'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { CopyAddress } from '../layout/copy-address.tsx'

export function NeuronName({ neuron }: { neuron: NeuronView }) {
  return (
    <Box>
      <Text size="sm" fw={500} lh={1.3} className="one-line" maw={160} title={neuron.name}>
        {neuron.name}
      </Text>
      <CopyAddress address={neuron.hotkey} what={`hotkey of ${neuron.name}`} />
    </Box>
  )
}
