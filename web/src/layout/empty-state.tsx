import { Center, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconHourglassEmpty } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Nothing here yet, and when or how there will be. */
export function EmptyState({ title, children, h }: { title: string; children?: ReactNode; h?: number }) {
  return (
    <Center mih={h ?? 160} p="md">
      <Stack align="center" gap={6} maw={440}>
        <ThemeIcon variant="light" size="xl" radius="xl" aria-hidden>
          <IconHourglassEmpty size={20} stroke={1.6} />
        </ThemeIcon>
        <Text fw={600} ta="center">
          {title}
        </Text>
        {children && (
          <Text size="sm" c="dimmed" ta="center" component="div">
            {children}
          </Text>
        )}
      </Stack>
    </Center>
  )
}
