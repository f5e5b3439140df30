import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { MetagraphTable } from './metagraph-table.tsx'

export function MetagraphSection() {
  const metagraph = useQuery(queries.metagraph())
  const block = useQuery({ ...queries.network(), select: (network) => network.block }).data
  return (
    <Section title="Metagraph" note="Everyone in the network, as of the last epoch. Point at a column's name for what it means.">
      {metagraph.data ? (
        metagraph.data.neurons.length > 0 ? (
          <MetagraphTable neurons={metagraph.data.neurons} block={Math.max(block ?? 0, metagraph.data.block)} />
        ) : (
          <EmptyState title="Nobody has registered yet" h={420} />
        )
      ) : metagraph.error ? (
        <ErrorState error={metagraph.error} onRetry={() => void metagraph.refetch()} />
      ) : (
        <Skeleton h={620} />
      )}
    </Section>
  )
}
