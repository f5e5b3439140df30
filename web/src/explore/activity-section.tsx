import { Button, Skeleton } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EventView } from '../../../src/protocol/event.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { ActivityList } from './activity-list.tsx'

/** What happens, as it happens, in a box that never changes its height; can be paused to read. */
export function ActivitySection() {
  const { data, error, refetch } = useQuery(queries.activity())
  const [held, setHeld] = useState<readonly EventView[] | null>(null)
  const events = data?.events ?? []
  const missed = held ? events.filter((event) => event.id > (held[0]?.id ?? 0)).length : 0
  return (
    <Section
      title="Activity"
      note={held ? `Paused${missed > 0 ? `, ${missed} new` : ''}` : 'Newest first'}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={held ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
          onClick={() => setHeld(held ? null : events)}
        >
          {held ? 'Go on' : 'Pause'}
        </Button>
      }
    >
      {!data && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={380} />
      ) : events.length === 0 ? (
        <EmptyState title="Nothing has happened yet" h={380} />
      ) : (
        <ActivityList events={held ?? events} />
      )}
    </Section>
  )
}
