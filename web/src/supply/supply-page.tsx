import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Supply } from '../../../src/protocol/supply.ts'
import { ExploreTabs } from '../explore/explore-tabs.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { EditAudit } from './edit-audit.tsx'
import { ModelUse } from './model-use.tsx'
import { SeedValues } from './seed-values.tsx'
import { StreamCard } from './stream-card.tsx'

/** Where tasks come from, why some are never served, and how far their known order can be trusted. */
export default function SupplyPage() {
  usePageTitle('Task supply')
  const { data, error, refetch } = useQuery(queries.supply())
  return (
    <Stack gap="lg">
      <PageHeading title="Task supply">
        A task is made ahead, and served only if running its responses has shown which is worse. What fails on the way is counted here.
      </PageHeading>
      <ExploreTabs />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={620} />
      ) : (
        <SupplySections supply={data} />
      )}
    </Stack>
  )
}

function SupplySections({ supply: { streams, families, seeds, models } }: { supply: Supply }) {
  return (
    <>
      {streams.length === 0 && (
        <Section title="Tasks">
          <EmptyState title="No validator runs here">Whoever runs one makes its tasks, and knows how.</EmptyState>
        </Section>
      )}
      {streams.map((stream) => (
        <StreamCard key={`${stream.validator} ${stream.mechid}`} stream={stream} />
      ))}
      <Section
        title="Edits that did not make a response worse"
        note="By family, with 95 % intervals. When made: these were rejected. By people: what is still wrong in tasks that at least three people judged; simulated judges do not count."
      >
        <EditAudit families={families} />
      </Section>
      {models.length > 0 && (
        <Section title="Language models today" note="Since midnight UTC, calls under way included.">
          <ModelUse models={models} />
        </Section>
      )}
      <Section title="What tasks are drawn from" note={`One value of every axis, by weight. Version ${seeds.version} of the registry.`}>
        <SeedValues values={seeds.values} />
      </Section>
    </>
  )
}
