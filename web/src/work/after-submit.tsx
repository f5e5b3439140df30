import { Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import type { WorkHistoryItem } from '../../../src/protocol/work.ts'
import { ResultDetail } from './result-detail.tsx'

/** After sending: waiting for the other judges, then by itself why the score is what it is. */
export function AfterSubmit({ item, onNext }: { item: WorkHistoryItem | undefined; onNext: () => void }) {
  const lost = item && ['refused', 'expired', 'released'].includes(item.state)
  const result = item?.result
  const verdict = result?.record.outcome === 'scored' ? 'Your judgment is scored' : 'Your judgment is not scored'
  const heading = result ? verdict : lost ? 'This judgment does not count' : 'Thank you, waiting for the other judges'
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }}>
      <Stack gap="lg">
        <Group justify="space-between" gap="sm">
          <Group gap="sm" role="status">
            {!result && !lost && <Loader size="sm" />}
            <Title order={2} size="h4">
              {heading}
            </Title>
          </Group>
          <Button onClick={onNext}>{result || lost ? 'Next task' : 'Next task meanwhile'}</Button>
        </Group>
        {result ? (
          <ResultDetail item={item} result={result} />
        ) : (
          <Text c="dimmed" maw={620} mih={120}>
            {lost
              ? (item.note ?? 'It came too late or was given back.')
              : 'Your score appears here as soon as enough others have judged the same task, usually within a minute. You need not wait: it will also be in your work below.'}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}
