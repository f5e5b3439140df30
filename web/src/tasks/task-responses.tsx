import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import type { ShownResponse } from '../../../src/protocol/task.ts'
import { Section } from '../layout/section.tsx'
import { ResponseView } from '../renderers/response-view.tsx'

/** The responses; once the task is scored with who made each, and what was done to it. */
export function TaskResponses({
  contents,
  labels,
  order = [],
}: {
  contents: readonly ShownResponse[]
  labels: ReadonlyMap<string, string>
  order?: NonNullable<TaskDetail['outcome']>['order']
}) {
  const sources = new Map(order.map(({ responseId, source }) => [responseId, source]))
  return (
    <Section title="Responses" note="In an order that says nothing about their quality.">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {contents.map((response) => (
          <Stack key={response.id} gap={6} miw={0}>
            <Title order={3} size="h5">
              Response {labels.get(response.id)}
            </Title>
            {sources.has(response.id) && (
              <Text size="sm" c="dimmed">
                {sources.get(response.id)}
              </Text>
            )}
            <ResponseView response={response} name={`Response ${labels.get(response.id)}`} />
          </Stack>
        ))}
      </SimpleGrid>
    </Section>
  )
}
