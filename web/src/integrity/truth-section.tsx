import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { EditAudit } from '../supply/edit-audit.tsx'
import { HowComputed } from './how-computed.tsx'
import { SOURCES } from './sources.ts'

/** How often what is called the known order is wrong, by the family of edits that it comes from. */
export function TruthSection() {
  const { data, error, refetch } = useQuery(queries.supply())
  return (
    <Section title="How far known orders can be trusted" note="Edits that did not make a response worse, by family, with 95 % intervals.">
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={320} />
      ) : (
        <EditAudit families={data.families} />
      )}
      <HowComputed what="error rates are" sources={SOURCES.truth}>
        <Text size="sm">
          When made: of the newest 200 edits of a family, those that did not show when the responses were run; their tasks are never served.
          By people: of the pairs in served tasks on which at least three people (no simulated ones) took a side in the last 90 days, those
          where most of them did not find the edited response worse. A family with more than 10 % wrong of at least 20 pairs is taken out of
          use.
        </Text>
      </HowComputed>
    </Section>
  )
}
