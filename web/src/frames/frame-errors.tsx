import { Badge, Code, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { plural } from '../format.ts'

/** How many errors a page threw, and which: a judge should know. */
export function FrameErrors({ errors, name }: { errors: readonly string[]; name: string }) {
  if (errors.length === 0) return null
  return (
    <Popover width={320} position="bottom-end" withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton aria-label={`${name}: ${plural(errors.length, 'script error')}, show`}>
          <Badge color="orange" c="var(--kumite-worse-text)" variant="light" size="sm" tt="none" fw={500} style={{ cursor: 'pointer' }}>
            {plural(errors.length, 'error')}
          </Badge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6} mah={240} style={{ overflowY: 'auto' }}>
          <Text size="xs" c="dimmed">
            Errors in this page's own script:
          </Text>
          {errors.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and messages repeat
            <Code key={index} block fz="xs" className="preserve-lines" style={{ flexShrink: 0 }}>
              {message}
            </Code>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
