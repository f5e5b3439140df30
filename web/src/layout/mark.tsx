import { Badge } from '@mantine/core'

/** One or two words on how something stands: as it should, or to be looked at. */
export function Mark({ good, children }: { good: boolean; children: string }) {
  return (
    <Badge
      variant="light"
      color={good ? 'accent' : 'orange'}
      c={good ? undefined : 'var(--kumite-worse-text)'}
      size="sm"
      tt="none"
      fw={500}
      style={{ flexShrink: 0 }}
    >
      {children}
    </Badge>
  )
}
