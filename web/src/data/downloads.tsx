import { Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Section } from '../layout/section.tsx'

const FILES = [
  {
    format: 'trl-preference',
    label: 'Preference pairs (TRL JSONL)',
    words:
      'One line per pair: prompt, chosen, rejected, as TRL’s preference trainers read them, with margin, agreement and where each came from. “simulated” is true where any judgment behind it is.',
  },
  {
    format: 'raw',
    label: 'Raw judgments (JSONL)',
    words:
      'One line per judge and response, or per answer: grade, rank, position shown, time spent. What aggregates hide. “simulated” is true where no person stands behind it.',
  },
  {
    format: 'grades',
    label: 'All grades (CSV)',
    words: 'One line per grade, by whatever criterion: who, which response, how high. `kumite score` reads it as it is.',
  },
  {
    format: 'attributes',
    label: 'Mean grades (JSONL)',
    words: 'One line per response with its mean grade by every criterion, as sets with several attributes have it.',
  },
  {
    format: 'chat',
    label: 'Chats with rewards (JSONL)',
    words:
      'One line per scored answer of a challenge: the conversation, its reward and where the facts are from, split for training and testing by source; personal data scrubbed.',
  },
  {
    format: 'chat-preference',
    label: 'Pairs of answers (TRL JSONL)',
    words: 'One line per pair of answers to one challenge, better and worse, with both rewards, split as the chats are.',
  },
] as const

/** The dataset as files. */
export function Downloads({ empty }: { empty: boolean }) {
  return (
    <Section title="Download">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {FILES.map(({ format, label, words }, index) => (
          <Stack key={format} gap="xs" align="flex-start">
            <Button
              component="a"
              href={`/api/dataset/download?format=${format}`}
              download
              variant={index === 0 ? 'filled' : 'default'}
              maw="100%"
              leftSection={<IconDownload size={16} />}
              data-disabled={empty || undefined}
              aria-disabled={empty || undefined}
              onClick={(event) => empty && event.preventDefault()}
            >
              {label}
            </Button>
            <Text size="sm" c="dimmed">
              {words}
            </Text>
          </Stack>
        ))}
      </SimpleGrid>
    </Section>
  )
}
