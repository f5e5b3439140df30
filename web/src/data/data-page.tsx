import { Paper, SimpleGrid, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { Downloads } from './downloads.tsx'
import { PageButtons } from './page-buttons.tsx'
import { PairTable } from './pair-table.tsx'

const PAGE = 6

/** The dataset so far, to look into and to take away. */
export default function DataPage() {
  usePageTitle('Data')
  const [cursors, setCursors] = useState<readonly string[]>([])
  const { data, error, refetch, isPlaceholderData } = useQuery(queries.dataset({ limit: PAGE, cursor: cursors.at(-1) }))
  const totals = data?.totals
  return (
    <Stack gap="lg">
      <PageHeading title="Data">
        Preference pairs from every scored task, with the agreement behind each. Simulated judgments are labelled here and in the files.
      </PageHeading>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data || !totals ? (
        <Skeleton h={600} />
      ) : (
        <>
          <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
            <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg">
              <Stat label="Tasks" value={formatCount(totals.tasks)} />
              <Stat label="Preference pairs" value={formatCount(totals.pairs)} />
              <Stat label="Judgments" value={formatCount(totals.judgments)} />
              <Stat label="of them simulated" value={formatCount(totals.simulatedJudgments)} />
            </SimpleGrid>
          </Paper>
          <Downloads empty={totals.pairs === 0} />
          <Section title="Preference pairs" note="Open a line to compare the two responses.">
            {data.pairs.length === 0 ? (
              <EmptyState title="No task has been scored yet" h={320}>
                The first epoch takes about 40 s.
              </EmptyState>
            ) : (
              <PairTable pairs={data.pairs} dimmed={isPlaceholderData} />
            )}
            <PageButtons
              page={cursors.length + 1}
              onBack={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
              onNext={data.next ? () => setCursors([...cursors, data.next!]) : undefined}
            />
          </Section>
        </>
      )}
    </Stack>
  )
}
