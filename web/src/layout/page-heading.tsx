import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack gap={4}>
      <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Title>
      {children && (
        <Text c="dimmed" maw={760} component="div">
          {children}
        </Text>
      )}
    </Stack>
  )
}
