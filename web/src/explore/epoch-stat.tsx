import { Group, RingProgress } from '@mantine/core'
import type { NetworkView } from '../../../src/protocol/explore.ts'
import { formatCount } from '../format.ts'
import { Stat } from '../layout/stat.tsx'

/** The epoch's number, and how far it is. */
export function EpochStat({ network }: { network: NetworkView }) {
  const { epoch, tempo, blocksUntilEpoch } = network
  const done = tempo > 0 ? Math.min(100, Math.max(0, (1 - blocksUntilEpoch / tempo) * 100)) : 0
  return (
    <Group gap="sm" wrap="nowrap" align="center">
      <RingProgress
        size={52}
        thickness={6}
        roundCaps
        sections={[{ value: done, color: 'accent' }]}
        transitionDuration={300}
        role="img"
        aria-label={`${Math.round(done)}% of this epoch is over`}
      />
      <Stat label="Epoch" value={formatCount(epoch)} note={`${blocksUntilEpoch} of ${tempo} blocks left`} />
    </Group>
  )
}
