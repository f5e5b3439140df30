import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AgreementView } from '../../../src/protocol/prompting.ts'
import tableClasses from '../explore/metagraph-table.module.css'
import { formatScore } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'

/** How far validators put miners in the same order. */
export function AgreementSection() {
  const { data, error, refetch } = useQuery(queries.promptingAgreement())
  return (
    <Section
      title="Do validators agree?"
      note="Each asks questions of its own; who is good at what should come out alike. Spearman's rank correlation of a validator's mean scores with those of all the others, over every miner in every type that both sides scored three times or more, less the mean of the type: 1 = the same order, 0 = unrelated, −1 = reversed. Under ten of them, or three miners, nothing is said."
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={120} />
      ) : data.validators.length < 2 ? (
        <EmptyState title="Fewer than two validators run here">Agreement takes two.</EmptyState>
      ) : (
        <AgreementTable validators={data.validators} />
      )}
    </Section>
  )
}

function AgreementTable({ validators }: { validators: readonly AgreementView[] }) {
  return (
    <ScrollRegion name="Agreement of validators" className={tableClasses.scroller}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Validator</th>
            <th scope="col" data-numeric>
              Correlation
            </th>
            <th scope="col" data-numeric>
              95 % interval
            </th>
            <th scope="col" data-numeric>
              Miners in types
            </th>
            <th scope="col" data-numeric>
              Miners
            </th>
          </tr>
        </thead>
        <tbody>
          {validators.map(({ validator, name, correlation, interval, cells, miners }) => (
            <tr key={validator}>
              <th scope="row" title={validator}>
                {name}
              </th>
              <td data-numeric>{correlation === null ? <span className={tableClasses.faint}>too few</span> : formatScore(correlation)}</td>
              <td data-numeric>{interval ? `${formatScore(interval.low)} to ${formatScore(interval.high)}` : '–'}</td>
              <td data-numeric>{cells}</td>
              <td data-numeric>{miners}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
