import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { ExploreTabs } from './explore-tabs.tsx'
import { HeatMap } from './heat-map.tsx'
import { type HeatMatrix, heatMatrix } from './heat-matrix.ts'
import { HeatReading } from './heat-reading.tsx'
import { MechanismSwitch } from './mechanism-switch.tsx'
import { useMechid } from './use-mechid.ts'
import { WeightsAsTable } from './weights-as-table.tsx'

/** Who gave which weight: the whole matrix at a glance, one row of it to read. */
export default function WeightsPage() {
  usePageTitle('Weights')
  const [mechid] = useMechid()
  const weights = useQuery(queries.weights(mechid))
  const metagraph = useQuery(queries.metagraph(mechid))
  const matrix = useMemo(
    () => weights.data && metagraph.data && heatMatrix(weights.data, metagraph.data.neurons),
    [weights.data, metagraph.data],
  )
  const failed = [weights, metagraph].find((query) => query.error && !query.data)
  const empty = matrix?.values.length === 0
  return (
    <Stack gap="lg">
      <PageHeading title="Weights">
        What each validator says each neuron is worth. Consensus clips what no majority of the stake supports.
      </PageHeading>
      <ExploreTabs />
      <Section
        title="Weights matrix"
        note="A row for each validator, most stake first; a column for each neuron that got a weight. The stronger the colour, the more. Arrow keys move the reading, Enter opens the neuron."
        aside={<MechanismSwitch />}
      >
        {failed?.error ? (
          <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
        ) : !matrix ? (
          <Skeleton h={420} />
        ) : empty ? (
          <EmptyState title="No weights have been set yet" h={300} />
        ) : (
          <ReadableMatrix matrix={matrix} />
        )}
      </Section>
      {matrix && !empty && <WeightsAsTable rows={matrix.rows} />}
    </Stack>
  )
}

/** The reading stays with its two neurons, wherever they come to stand. */
function ReadableMatrix({ matrix }: { matrix: HeatMatrix }) {
  const [read, setRead] = useState<{ from: number; to: number }>()
  const { rows, columns } = matrix
  const cell = { row: placeOf(rows, read?.from), column: placeOf(columns, read?.to) }
  return (
    <>
      <HeatMap matrix={matrix} cell={cell} onMove={({ row, column }) => setRead({ from: rows[row]!.uid, to: columns[column]!.uid })} />
      <HeatReading matrix={matrix} cell={cell} />
    </>
  )
}

/** Where a neuron stands, and the first place if it does not. */
function placeOf(neurons: readonly { readonly uid: number }[], uid: number | undefined): number {
  return Math.max(
    0,
    neurons.findIndex((neuron) => neuron.uid === uid),
  )
}
