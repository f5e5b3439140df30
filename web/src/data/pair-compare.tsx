import { Anchor, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { formatDateTime } from '../format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { originWords } from '../origin-words.ts'
import { queries } from '../queries.ts'
import { ResponseView } from '../renderers/response-view.tsx'
import type { ListedPair } from './pair-table.tsx'

/** The whole prompt, and both responses side by side: live pages live. */
export function PairCompare({ pair }: { pair: ListedPair }) {
  const { provenance } = pair
  const { data: task, error, refetch } = useQuery(queries.task(provenance.taskId))
  const [, chosenId, rejectedId] = pair.id.split('/') // task/chosen/rejected
  const sides = [
    { title: 'Chosen', id: chosenId, text: pair.chosen, source: provenance.chosenSource },
    { title: 'Rejected', id: rejectedId, text: pair.rejected, source: provenance.rejectedSource },
  ]
  return (
    <Stack gap="md">
      <Text size="sm" className="preserve-lines" maw={860}>
        {pair.prompt}
      </Text>
      {error && !task && <ErrorState title="The responses could not be loaded" error={error} onRetry={() => void refetch()} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {sides.map(({ title, id, text, source }) => (
          <Stack key={title} gap={6} miw={0}>
            <Title order={3} size="h6" style={{ overflowWrap: 'anywhere' }}>
              {title}
              <Text span size="xs" c="dimmed" ml="xs" fw={400}>
                {source}
              </Text>
            </Title>
            {task ? (
              <ResponseView
                response={
                  (task.view.kind === 'ranking' ? task.view.contents : []).find((response) => response.id === id) ?? {
                    kind: 'text',
                    text,
                    frameUrl: null,
                  }
                }
                name={`${title} response`}
              />
            ) : (
              !error && <Skeleton h={420} />
            )}
          </Stack>
        ))}
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {provenance.mechanismVersion}, {provenance.domain}, {originWords(provenance.origin)}, scored {formatDateTime(provenance.scoredAt)}{' '}
        in epoch {provenance.epoch}.{' '}
        <Anchor component={Link} href={`/tasks/${provenance.taskId}`} inherit underline="always">
          The whole task
        </Anchor>
      </Text>
    </Stack>
  )
}
