import { NativeSelect, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Integrity } from '../../../src/protocol/integrity.ts'
import { ExploreTabs } from '../explore/explore-tabs.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { AssignmentSection } from './assignment-section.tsx'
import { CopiesSection } from './copies-section.tsx'
import { FlagSection } from './flag-section.tsx'
import { GoldSection } from './gold-section.tsx'
import { ShareSection } from './share-section.tsx'
import { TruthSection } from './truth-section.tsx'
import { streamKey, useStream } from './use-stream.ts'

/** What keeps copying, splitting and leaking from paying, and what was found of them. */
export default function IntegrityPage() {
  usePageTitle('Integrity')
  const { data, error, refetch } = useQuery(queries.integrity())
  return (
    <Stack gap="lg">
      <PageHeading title="Integrity">
        What keeps copying, splitting into many names and leaked answers from paying, and what was found of them. Every rule is public; only
        the validators’ keys are not.
      </PageHeading>
      <ExploreTabs />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={620} />
      ) : (
        <>
          <FlagSection integrity={data} />
          <StreamSections integrity={data} />
        </>
      )}
      <TruthSection />
    </Stack>
  )
}

/** What one validator knows in one mechanism. */
function StreamSections({ integrity: { streams, rules } }: { integrity: Integrity }) {
  const [stream, choose] = useStream(streams)
  if (!stream) {
    return (
      <Section title="What validators know">
        <EmptyState title="No validator runs here">Whoever runs one knows who judged what, and what it was worth.</EmptyState>
      </Section>
    )
  }
  return (
    <>
      <NativeSelect
        label="As seen by"
        maw={360}
        value={streamKey(stream)}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={streams.map((one) => ({ value: streamKey(one), label: `${one.name}: ${one.mechanism}` }))}
      />
      {stream.gold.tasks + stream.gold.others > 0 && <GoldSection stream={stream} rules={rules} />}
      <AuditSections of={stream} />
    </>
  )
}

function AuditSections({ of }: { of: Integrity['streams'][number] }) {
  const { data, error, refetch } = useQuery(queries.integrityAudit())
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <Section
        title="Copies, bonus and assignment"
        note="Being measured: some tasks are copied once more for it, which can take a few seconds."
      >
        <Skeleton h={620} />
      </Section>
    )
  const stream = data.streams.find((one) => streamKey(one) === streamKey(of))
  if (!stream) return null
  return (
    <>
      <ShareSection stream={stream} />
      <AssignmentSection assignment={stream.assignment} />
      <CopiesSection copies={stream.copies} />
    </>
  )
}
