import { Badge, Code, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** How many errors a page threw, and which: a judge should know. */
export function FrameErrors({ errors, name }: { errors: readonly string[]; name: string }) {
  const { t } = useTranslation('work')
  if (errors.length === 0) return null
  return (
    <Popover width={320} position="bottom-end" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton aria-label={t('frame.errorsOf', { name, count: errors.length })}>
          <Badge color="orange" c="var(--kumite-worse-text)" variant="light" size="sm" tt="none" fw={500} style={{ cursor: 'pointer' }}>
            {t('frame.errors', { count: errors.length })}
          </Badge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6} mah={240} style={{ overflowY: 'auto' }}>
          <Text size="xs" c="dimmed">
            {t('frame.errorList')}
          </Text>
          {errors.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and messages repeat
            <Code key={index} block fz="xs" className="preserve-lines" style={{ flexShrink: 0 }} lang="" dir="auto">
              {message}
            </Code>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
