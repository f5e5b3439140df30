import { Paper, SimpleGrid, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { Stat } from '../layout/stat.tsx'
import { queries } from '../queries.ts'
import { EpochStat } from './epoch-stat.tsx'

/** The band of numbers that shows at a glance that the network lives. */
export function NetworkBand() {
  const { data: network, error, refetch } = useQuery(queries.network())
  if (error && !network) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!network) return <Skeleton h={{ base: 250, sm: 170, lg: 106 }} />
  const { tasks, judgments } = network
  return (
    <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="lg" verticalSpacing="md">
        <Stat
          label="Network"
          value={network.name}
          note={[`netuid ${network.netuid}`, ...network.mechanisms.map(({ name }) => name)].join(', ')}
        />
        <Stat label="Block" value={formatCount(network.block)} note={`every ${network.blockMs / 1000} s`} />
        <EpochStat network={network} />
        <Stat
          label="Tasks"
          value={`${formatCount(tasks.open)} open`}
          note={`${formatCount(tasks.scored)} scored, ${formatCount(tasks.expired)} expired`}
        />
        <Stat label="Judgments and answers" value={formatCount(judgments.total)} note={`${formatCount(judgments.simulated)} simulated`} />
      </SimpleGrid>
    </Paper>
  )
}
