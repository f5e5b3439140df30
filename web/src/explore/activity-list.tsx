import { Anchor } from '@mantine/core'
import {
  IconAdjustments,
  IconAnchor,
  IconBan,
  IconCheck,
  IconChecklist,
  IconCoins,
  IconEyeOff,
  IconFlag,
  IconFlagOff,
  IconGavel,
  IconHourglassOff,
  IconPlayerPlay,
  IconPlus,
  IconRefresh,
  IconScale,
} from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'wouter'
import type { EventKind, EventView } from '../../../src/protocol/event.ts'
import { formatTime } from '../format.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './activity-list.module.css'

const ICONS: Readonly<Record<EventKind, typeof IconPlus>> = {
  'network-started': IconPlayerPlay,
  'task-created': IconPlus,
  'task-judged': IconCheck,
  'task-scored': IconChecklist,
  'task-expired': IconHourglassOff,
  'task-withheld': IconEyeOff,
  'task-voided': IconBan,
  'weights-computed': IconScale,
  'collusion-flagged': IconFlag,
  'collusion-appealed': IconFlag,
  'collusion-decided': IconGavel,
  'collusion-expired': IconFlagOff,
  'weights-set': IconScale,
  'epoch-ran': IconRefresh,
  'workers-credited': IconCoins,
  'anchors-compared': IconAnchor,
  'miner-settings-changed': IconAdjustments,
}

export function ActivityList({ events }: { events: readonly EventView[] }) {
  return (
    <ScrollRegion name="Activity, newest first" className={classes.box}>
      <ol className={classes.list}>
        {events.map((event) => (
          <ActivityRow key={event.id} event={event} />
        ))}
      </ol>
    </ScrollRegion>
  )
}

const ActivityRow = memo(function ActivityRow({ event }: { event: EventView }) {
  const Icon = ICONS[event.kind] ?? IconPlus
  return (
    <li className={classes.row} data-major={event.kind === 'epoch-ran' || event.kind === 'weights-set' || undefined}>
      <Icon size={15} stroke={1.7} aria-hidden className={classes.icon} />
      <span className="one-line" title={event.words}>
        {event.taskId ? (
          <Anchor component={Link} href={`/tasks/${event.taskId}`} inherit c="inherit" underline="hover">
            {event.words}
          </Anchor>
        ) : (
          event.words
        )}
      </span>
      <time dateTime={event.at} className={classes.time} title={`block ${event.block}`}>
        {formatTime(event.at)}
      </time>
    </li>
  )
})
