import { Stack, Text } from '@mantine/core'
import type { ScoreComponent } from '../../../src/protocol/score-record.ts'
import { ScoreBar } from './score-bar.tsx'

/** The terms of a score in words, each with its value and its share. */
export function ScoreComponents({ components }: { components: readonly ScoreComponent[] }) {
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {components.map(({ metric, value, weight, words }) => (
        <li key={metric}>
          <Text size="sm" component="div">
            {words}
          </Text>
          {value === null ? (
            <Text size="xs" c="dimmed">
              {metric}: does not exist for this task
            </Text>
          ) : (
            <>
              <Text size="xs" c="dimmed">
                {metric}, {weight === 0 ? 'does not count' : `counts ${Math.round(weight * 100)}%`}
              </Text>
              <ScoreBar value={value} label={metric} />
            </>
          )}
        </li>
      ))}
    </Stack>
  )
}
