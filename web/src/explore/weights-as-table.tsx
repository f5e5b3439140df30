import { NativeSelect, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import type { HeatMatrix } from './heat-matrix.ts'
import { useMechid } from './use-mechid.ts'
import { WeightTable } from './weight-table.tsx'

/** One row of the matrix as a table: the same numbers without the picture. */
export function WeightsAsTable({ rows }: { rows: HeatMatrix['rows'] }) {
  const [mechid] = useMechid()
  const [chosen, setChosen] = useState<number>()
  const { uid, name } = rows.find((row) => row.uid === chosen) ?? rows[0]!
  const { data, error, refetch } = useQuery(queries.neuron(uid, mechid))
  return (
    <Section
      title="One validator's weights"
      note="Largest first."
      aside={
        <NativeSelect
          size="xs"
          aria-label="Whose weights"
          value={uid}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={rows.map((row) => ({ value: String(row.uid), label: `${row.name} (uid ${row.uid})` }))}
        />
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={400} />
      ) : (
        <WeightTable key={uid} name={`Weights of ${name}`} ends={data.given} other="To" />
      )}
    </Section>
  )
}
