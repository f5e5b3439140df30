import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ShownResponse } from '../../../src/protocol/task.ts'
import type { TaskMaking } from '../../../src/protocol/task-making.ts'
import { formatShare } from '../format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { MadeChain } from './made-chain.tsx'
import { MadeChecks } from './made-checks.tsx'
import { MadeEdits } from './made-edits.tsx'
import { MadePairs } from './made-pairs.tsx'

/** How a generated task was made, from its seed to the proof of its known order. Nothing for other tasks. */
export function TaskMakingSection({
  id,
  labels,
  contents,
}: {
  id: string
  labels: ReadonlyMap<string, string>
  contents: readonly ShownResponse[]
}) {
  const { data, error, refetch } = useQuery(queries.taskMaking(id))
  if (error && !data) return <ErrorState title="How this task was made could not be loaded" error={error} onRetry={() => void refetch()} />
  if (!data?.making) return null
  const { making } = data
  return (
    <Section title="How this task was made" note={`By ${making.author}. Told only now that the task is closed: it holds the truth.`}>
      <Stack gap="xl">
        <Step title="1. A seed was drawn">
          <SeedAxes making={making} />
        </Step>
        <Step title="2. The instruction was edited, each time further from the original">
          <MadeEdits edits={making.edits} requirements={making.requirements} />
        </Step>
        <Step title="3. Each version was answered, and the answers were run">
          <MadeChain making={making} labels={labels} contents={contents} />
        </Step>
        <Step title="4. Each requirement was checked in each response">
          <MadeChecks making={making} labels={labels} />
        </Step>
        <Step title="5. So this much of their order is known">
          <MadePairs pairs={making.pairs} labels={labels} />
        </Step>
      </Stack>
    </Section>
  )
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs" miw={0}>
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  )
}

function SeedAxes({ making: { seed, registry, nearest } }: { making: TaskMaking }) {
  return (
    <>
      <Text
        size="sm"
        component="dl"
        m={0}
        style={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '0.2rem 1rem' }}
      >
        {seed.map(({ axis, words, origin }) => [
          <Text key={axis} size="sm" c="dimmed" component="dt">
            {axis}
          </Text>,
          <dd key={`${axis} words`} style={{ margin: 0 }}>
            {words}
            {origin === 'organic' && ' (from a request)'}
          </dd>,
        ])}
      </Text>
      <Text size="xs" c="dimmed">
        Registry {registry}.{' '}
        {nearest === null ? 'No earlier instruction was like it.' : `The most similar earlier instruction: ${formatShare(nearest)} alike.`}
      </Text>
    </>
  )
}
