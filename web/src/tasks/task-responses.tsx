import { SimpleGrid, Stack, Title } from '@mantine/core'
import type { ShownResponse } from '../../../src/protocol/task.ts'
import { ResponseView } from '../frames/response-view.tsx'
import { Section } from '../layout/section.tsx'

export function TaskResponses({ contents, labels }: { contents: readonly ShownResponse[]; labels: ReadonlyMap<string, string> }) {
  return (
    <Section title="Responses" note="In an order that says nothing about their quality.">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {contents.map((response) => (
          <Stack key={response.id} gap={6} miw={0}>
            <Title order={3} size="h5">
              Response {labels.get(response.id)}
            </Title>
            <ResponseView response={response} name={`Response ${labels.get(response.id)}`} />
          </Stack>
        ))}
      </SimpleGrid>
    </Section>
  )
}
