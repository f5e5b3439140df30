import { Button, Group, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { Criterion } from '../../../src/protocol/task.ts'

/** For the first time: that there are two questions, and that the answer to one says nothing of the other. */
export function JudgingGuide({ criterion, onClose }: { criterion: Criterion; onClose: () => void }) {
  return (
    <Paper withBorder p={{ base: 'sm', sm: 'lg' }} component="section" aria-labelledby="guide">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h4" id="guide">
            Two questions, kept apart
          </Title>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            Got it
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <Stack gap={4}>
            <Title order={3} size="h5">
              1. Does it do what was asked?
            </Title>
            <List size="sm" spacing={4}>
              <List.Item>Try each response. Go through what was asked for; ticks are a help for you alone.</List.Item>
              <List.Item>
                Grade it from {criterion.min} to {criterion.max}, and put the responses in order. Ties are fine.
              </List.Item>
              <List.Item>Extras that nobody asked for do not raise a grade. Good looks do not make up for what is missing.</List.Item>
            </List>
          </Stack>
          <Stack gap={4}>
            <Title order={3} size="h5">
              2. Which do you like best?
            </Title>
            <List size="sm" spacing={4}>
              <List.Item>Whatever was asked: here looks, charm and extras count.</List.Item>
              <List.Item>Your favourite need not be the one with the best grade. “No favourite” is an answer too.</List.Item>
              <List.Item>You may leave it out. It changes no score.</List.Item>
            </List>
          </Stack>
        </SimpleGrid>
        <Text size="xs" c="dimmed">
          Close this, and find it again under “Guide” at the bottom.
        </Text>
      </Stack>
    </Paper>
  )
}
