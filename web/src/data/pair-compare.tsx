import { Anchor, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { formatDateTime } from '../format.ts'
import { ResponseView } from '../frames/response-view.tsx'
import { queries } from '../queries.ts'
import type { ListedPair } from './pair-table.tsx'

/** The whole prompt, and both responses side by side: live pages live, found by who made them. */
export function PairCompare({ pair }: { pair: ListedPair }) {
  const { provenance } = pair
  const { data: task } = useQuery(queries.task(provenance.taskId))
  const sides = [
    { title: 'Chosen', text: pair.chosen, source: provenance.chosenSource },
    { title: 'Rejected', text: pair.rejected, source: provenance.rejectedSource },
  ]
  return (
    <Stack gap="md">
      <Text size="sm" className="preserve-lines" maw={860}>
        {pair.prompt}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {sides.map(({ title, text, source }) => (
          <Stack key={title} gap={6} miw={0}>
            <Title order={3} size="h6">
              {title}
              <Text span size="xs" c="dimmed" ml="xs" fw={400}>
                {source}
              </Text>
            </Title>
            <ResponseView response={{ text, frameUrl: frameUrlOf(task, source) }} name={`${title} response`} />
          </Stack>
        ))}
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {provenance.mechanismVersion}, {provenance.domain}, {provenance.origin}, scored {formatDateTime(provenance.scoredAt)} in epoch{' '}
        {provenance.epoch}.{' '}
        <Anchor component={Link} href={`/tasks/${provenance.taskId}`} inherit underline="always">
          The whole task
        </Anchor>
      </Text>
    </Stack>
  )
}

/** The address of the response from this source; `null` for text, and where two responses name the same source. */
function frameUrlOf(task: TaskDetail | undefined, source: string): string | null {
  const [only, another] = task?.outcome?.order.filter((row) => row.source === source) ?? []
  if (!only || another) return null
  return task?.view.contents.find((response) => response.id === only.responseId)?.frameUrl ?? null
}
