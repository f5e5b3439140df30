import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ExploreTabs } from '../explore/explore-tabs.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { AgreementSection } from './agreement-section.tsx'
import { AnchorCard } from './anchor-card.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { SkillSection } from './skill-section.tsx'

/** Who answers which kind of challenge well, and how evenly validators ask. */
export default function PromptingPage() {
  usePageTitle('Challenges')
  return (
    <Stack gap="lg">
      <PageHeading title="Challenges">
        Miners answer questions that are put as people put them: unclear, in a mood, in a tone. Answers are checked, and held against
        references that never leave the validator before scoring.
      </PageHeading>
      <ExploreTabs />
      <SkillSection />
      <AnchorSection />
      <AgreementSection />
      <CoverageSection />
    </Stack>
  )
}

function AnchorSection() {
  const { data, error, refetch } = useQuery(queries.promptingAnchors())
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton h={320} />
  return data.validators.map((view) => <AnchorCard key={view.validator} view={view} />)
}

function CoverageSection() {
  const { data, error, refetch } = useQuery(queries.promptingCoverage())
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton h={420} />
  if (data.validators.length === 0) {
    return (
      <Section title="What was asked">
        <EmptyState title="No validator of this mechanism runs here">Whoever runs one knows what it has asked.</EmptyState>
      </Section>
    )
  }
  return data.validators.map((coverage) => <CoverageCard key={coverage.validator} coverage={coverage} />)
}
