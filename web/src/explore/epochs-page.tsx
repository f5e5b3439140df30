import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EpochSummary } from '../../../src/protocol/epochs.ts'
import { useEpochLength } from '../epoch-length.ts'
import { formatShare } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { EpochTable } from './epoch-table.tsx'
import { ExploreTabs } from './explore-tabs.tsx'
import { LineChart } from './line-chart.tsx'
import { formatAlpha } from './measures.ts'

/** What every epoch paid, and how well validators agreed. */
export default function EpochsPage() {
  usePageTitle('Epochs')
  const { data, error, refetch } = useQuery(queries.epochs())
  const epochLength = useEpochLength()
  return (
    <Stack gap="lg">
      <PageHeading title="Epochs">
        At the end of an epoch consensus weighs what validators said, and the emission since the last one is paid.
        {epochLength && ` An epoch takes ${epochLength}.`}
      </PageHeading>
      <ExploreTabs />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={620} />
      ) : data.epochs.length === 0 ? (
        <EmptyState title="No epoch has run yet" h={300} />
      ) : (
        <PastEpochs epochs={data.epochs} />
      )}
    </Stack>
  )
}

function PastEpochs({ epochs }: { epochs: readonly EpochSummary[] }) {
  const { numbers, emission, trust } = useMemo(() => epochLines(epochs), [epochs])
  return (
    <>
      <Section title="Emission" note="Alpha paid for each epoch. Press a name to hide or show its line.">
        {epochs.length < 2 ? (
          <EmptyState title="The lines start after two epochs" />
        ) : (
          <LineChart title="Emission" format={formatAlpha} epochs={numbers} lines={emission} height={240} />
        )}
      </Section>
      <Section
        title="Agreement of validators"
        note="Mean trust of the validators whose weights counted: how much of what they said consensus kept."
      >
        {epochs.length < 2 ? (
          <EmptyState title="The line starts after two epochs" />
        ) : (
          <LineChart title="Validator trust" format={formatShare} epochs={numbers} lines={trust} height={200} />
        )}
      </Section>
      <Section title="Past epochs" note={`The last ${epochs.length}, newest first.`}>
        <EpochTable epochs={epochs} />
      </Section>
    </>
  )
}

function epochLines(epochs: readonly EpochSummary[]) {
  const alpha = (rao: string) => Number(rao) / 1e9
  return {
    numbers: epochs.map(({ epoch }) => epoch),
    emission: [
      { key: 0, name: 'to miners', style: 0, values: epochs.map(({ minerRao }) => alpha(minerRao)) },
      { key: 1, name: 'to validators', style: 1, values: epochs.map(({ validatorRao }) => alpha(validatorRao)) },
    ],
    trust: [{ key: 0, name: 'mean trust', style: 2, values: epochs.map(({ validatorTrust }) => validatorTrust ?? 0) }],
  }
}
