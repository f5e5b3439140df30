import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatRao, formatTao } from '../format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { ExploreTabs } from './explore-tabs.tsx'
import { HyperparameterList } from './hyperparameter-list.tsx'

/** The subnet's settings on the chain, each explained. */
export default function HyperparametersPage() {
  usePageTitle('Hyperparameters')
  const { data, error, refetch } = useQuery(queries.hyperparameters())
  const groups = new Set(data?.hyperparameters.map(({ group }) => group))
  return (
    <Stack gap="lg">
      <PageHeading title="Hyperparameters">
        What the chain holds everybody to. Point at a value for what the chain keeps.
        {data && <span title={formatRao(data.registrationPriceRao)}> Registering burns {formatTao(data.registrationPriceRao)} τ now.</span>}
      </PageHeading>
      <ExploreTabs />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={620} />
      ) : (
        [...groups].map((group) => (
          <Section key={group} title={group}>
            <HyperparameterList hyperparameters={data.hyperparameters.filter((one) => one.group === group)} />
          </Section>
        ))
      )}
    </Stack>
  )
}
