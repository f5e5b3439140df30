import { Button, Group } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { Judging } from './use-judging.ts'
import { focusResponse } from './use-judgment-keys.ts'

/** On a phone, where responses stand below each other: jump to one, and see which are done. */
export function JumpStrip({ judging }: { judging: Judging }) {
  const { labels, draft, selected } = judging
  return (
    <Group component="nav" aria-label="Responses" gap={6} hiddenFrom="md" grow preventGrowOverflow={false}>
      {[...labels].map(([id, label]) => {
        const done = draft.grades[id] !== undefined && draft.places[id] !== undefined
        return (
          <Button
            key={id}
            size="xs"
            px={4}
            variant={selected === id ? 'light' : 'default'}
            rightSection={done ? <IconCheck size={13} aria-label="done" /> : undefined}
            onClick={() => {
              judging.select(id)
              focusResponse(id)
            }}
          >
            {label}
          </Button>
        )
      })}
    </Group>
  )
}
