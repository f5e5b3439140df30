import { Paper, SimpleGrid, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { formatCount, plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { NewItemsButton } from '../layout/new-items-button.tsx'
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
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(queries.pairs({ limit: PAGE, cursor: cursors.at(-1) }))
  const totals = useQuery(queries.totals()).data ?? data?.totals
  const atFirstPage = cursors.length === 0 && !isPlaceholderData
  const fresh = atFirstPage && data && totals ? Math.max(0, totals.pairs - data.totals.pairs) : 0
  const nothingToHold = fresh > 0 && data?.pairs.length === 0
  useEffect(() => {
    if (nothingToHold) void refetch()
  }, [nothingToHold, refetch])

  return (
    <Stack gap="lg">
      <PageHeading title="Data">
        Preference pairs from every scored task, with the agreement behind each: of responses that people judged, and of answers that were
        checked. Simulated judgments and answers are labelled here and in the files.
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
              <Stat label="Judgments and answers" value={formatCount(totals.judgments)} />
              <Stat label="of them simulated" value={formatCount(totals.simulatedJudgments)} />
            </SimpleGrid>
          </Paper>
          <Downloads empty={totals.pairs === 0} />
          <Section title="Preference pairs" note="Open a line to compare the two responses.">
            <NewItemsButton
              words={fresh > 0 && !nothingToHold ? plural(fresh, 'new pair') : undefined}
              loading={isFetching}
              onShow={() => void refetch()}
            />
            {data.pairs.length === 0 ? <NoPairs tasks={totals.tasks} /> : <PairTable pairs={data.pairs} dimmed={isPlaceholderData} />}
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

function NoPairs({ tasks }: { tasks: number }) {
  if (tasks > 0)
    return (
      <EmptyState title="No pairs here yet" h={320}>
        {plural(tasks, 'task')} scored, but the judges of those listed here prefer no response over another. Ties give no pair.
      </EmptyState>
    )
  return (
    <EmptyState title="No task has been scored yet" h={320}>
      A task is scored when enough workers have judged it; its pairs then appear here by themselves.
    </EmptyState>
  )
}
