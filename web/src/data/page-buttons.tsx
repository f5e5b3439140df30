import { Button, Group, Text } from '@mantine/core'

export function PageButtons({ page, onBack, onNext }: { page: number; onBack?: () => void; onNext?: () => void }) {
  if (!onBack && !onNext) return null
  return (
    <Group justify="center" gap="sm" component="nav" aria-label="Pages of the table">
      <Button variant="default" size="xs" disabled={!onBack} onClick={onBack}>
        Back
      </Button>
      <Text size="sm" c="dimmed" aria-live="polite">
        Page {page}
      </Text>
      <Button variant="default" size="xs" disabled={!onNext} onClick={onNext}>
        Next
      </Button>
    </Group>
  )
}
