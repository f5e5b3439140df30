import { Grid, Stack } from '@mantine/core'
import { PageHeading } from '../layout/page-heading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { ActivitySection } from './activity-section.tsx'
import { ExploreTabs } from './explore-tabs.tsx'
import { HistorySection } from './history-section.tsx'
import { MetagraphSection } from './metagraph-section.tsx'
import { NetworkBand } from './network-band.tsx'
import { SimulatedNote } from './simulated-note.tsx'
import { TasksSection } from './tasks-section.tsx'

/** The network as it runs: blocks, neurons, their past, tasks, activity. */
export default function ExplorePage() {
  usePageTitle('Explore')
  return (
    <Stack gap="lg">
      <PageHeading title="Explore">
        Validators set tasks. People and simulated workers judge responses, or miners answer themselves; agreement and what is known to be
        right decide what miners earn. <SimulatedNote />
      </PageHeading>
      <ExploreTabs />
      <NetworkBand />
      <MetagraphSection />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <HistorySection />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <ActivitySection />
        </Grid.Col>
      </Grid>
      <TasksSection />
    </Stack>
  )
}
