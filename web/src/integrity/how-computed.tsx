import { Code, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './how-computed.module.css'

/** How the numbers of a section come about, and where to read on: closed until somebody wants to know. */
export function HowComputed({ what, sources, children }: { what: string; sources: readonly string[]; children: ReactNode }) {
  return (
    <details className={classes.details}>
      <summary className={classes.summary}>How {what} computed</summary>
      <Stack gap="xs" pt="xs" maw={760}>
        {children}
        <Text size="xs" c="dimmed">
          In the repository:{' '}
          {sources.map((path, n) => (
            <span key={path}>
              {n > 0 && ', '}
              <Code className={classes.path}>{path}</Code>
            </span>
          ))}
        </Text>
      </Stack>
    </details>
  )
}
