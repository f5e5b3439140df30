import { Group, Text, useComputedColorScheme } from '@mantine/core'
import { formatFineShare, formatU16 } from '../format.ts'
import { heatColor } from './draw-heat.ts'
import type { HeatCell, HeatMatrix } from './heat-matrix.ts'
import { NeuronLink } from './neuron-link.tsx'

/** The marked cell in words, also for who cannot see the picture; and what the colours mean. */
export function HeatReading({ matrix, cell }: { matrix: HeatMatrix; cell: HeatCell }) {
  const scheme = useComputedColorScheme('light')
  const { rows, columns, values, max } = matrix
  const from = rows[cell.row]
  const to = columns[cell.column]
  if (!from || !to) return null
  const share = values[cell.row * columns.length + cell.column] ?? 0
  return (
    <Group justify="space-between" gap="sm" align="flex-start">
      <Group gap={6} mih={44} align="flex-start" fz="sm" role="status">
        <NeuronLink uid={from.uid} name={from.name} />
        <Text size="sm" component="span">
          (uid {from.uid}) gives
        </Text>
        <NeuronLink uid={to.uid} name={to.name} />
        <Text size="sm" component="span" title={formatU16(share)}>
          (uid {to.uid}) {formatFineShare(share)} of its weight; consensus is {formatFineShare(to.consensus)}.
        </Text>
      </Group>
      <Group gap={6} wrap="nowrap">
        <Text size="xs" c="dimmed">
          0%
        </Text>
        <svg width="120" height="12" aria-hidden="true">
          {Array.from({ length: 24 }, (_, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps of a fixed scale
            <rect key={step} x={step * 5} width="5" height="12" fill={heatColor(Math.sqrt((step + 0.5) / 24), scheme)} />
          ))}
        </svg>
        <Text size="xs" c="dimmed">
          {formatFineShare(max)}
        </Text>
      </Group>
    </Group>
  )
}
