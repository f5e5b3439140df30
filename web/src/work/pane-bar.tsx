import { ActionIcon, Button, Group, SegmentedControl, Text, Tooltip } from '@mantine/core'
import {
  IconArrowsVertical,
  IconCheck,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconDeviceTablet,
  IconEye,
  IconPin,
  IconPinnedOff,
  IconViewportWide,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DEVICE_WIDTHS, type Device } from '../frames/panes-context.ts'
import classes from './pane-bar.module.css'
import { focusResponse } from './response-element.ts'
import type { Judging } from './use-judging.ts'
import type { PaneLayout, PaneView } from './use-pane-layout.ts'

const DEVICE_ICONS = { fit: IconViewportWide, phone: IconDeviceMobile, tablet: IconDeviceTablet, desktop: IconDeviceDesktop }

/** Which response is in sight and how far each is judged; and how all of them are shown. */
export function PaneBar({
  judging,
  layout,
  seen,
  live,
  revealed,
}: {
  judging: Judging
  layout: PaneLayout
  seen: ReadonlySet<string>
  /** Whether any response is a live page, for which widths of devices mean something. */
  live: boolean
  revealed: boolean
}) {
  const { t } = useTranslation('work')
  const { pinned, current, device, syncing, view } = layout
  const target = judging.selected ?? current
  return (
    <div className={classes.bar}>
      <Group component="nav" aria-label={t('panes.responses')} gap={6} wrap="wrap">
        {[...judging.labels.keys()].map((id) => (
          <ResponseButton
            key={id}
            id={id}
            judging={judging}
            seen={seen.has(id)}
            pressed={layout.view === 'one' ? id === current : id === judging.selected}
          />
        ))}
      </Group>
      <Text size="sm" c="dimmed" role="status" className={classes.waiting}>
        {!revealed && t('panes.loading')}
      </Text>
      <Group gap="xs" role="group" aria-label={t('panes.view')}>
        {target !== undefined && (
          <Button
            size="compact-sm"
            variant={pinned ? 'light' : 'default'}
            leftSection={pinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />}
            onClick={() => layout.togglePin(pinned ?? target)}
            aria-pressed={pinned !== null}
          >
            {pinned
              ? t('panes.unpin', { label: judging.labels.get(pinned) ?? '' })
              : t('panes.pin', { label: judging.labels.get(target) ?? '' })}
          </Button>
        )}
        <SegmentedControl<PaneView>
          size="xs"
          aria-label={t('panes.view')}
          value={view}
          onChange={layout.setView}
          data={[
            { value: 'all', label: t('panes.all') },
            { value: 'one', label: t('panes.one') },
          ]}
        />
        {live && (
          <SegmentedControl<Device>
            size="xs"
            aria-label={t('panes.device')}
            value={device}
            onChange={layout.setDevice}
            data={(Object.keys(DEVICE_WIDTHS) as Device[]).map((value) => {
              const Icon = DEVICE_ICONS[value]
              const words = t(`devices.${value}`)
              return { value, label: <Icon size={16} role="img" aria-label={words} title={words} style={{ display: 'block' }} /> }
            })}
          />
        )}
        <Tooltip label={t('panes.sync')} events={{ hover: true, focus: true, touch: false }}>
          <ActionIcon
            variant={syncing ? 'light' : 'default'}
            size={30}
            aria-label={t('panes.sync')}
            aria-pressed={syncing}
            onClick={() => layout.setSyncing(!syncing)}
          >
            <IconArrowsVertical size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </div>
  )
}

/** One response in the strip: its letter, its place, and whether it was looked at and judged. */
function ResponseButton({ id, judging, seen, pressed }: { id: string; judging: Judging; seen: boolean; pressed: boolean }) {
  const { t } = useTranslation('work')
  const { labels, draft } = judging
  const place = draft.places[id]
  const done = draft.grades[id] !== undefined && place !== undefined
  const state = done ? t('panes.done') : seen ? t('panes.seen') : t('panes.notSeen')
  return (
    <Button
      size="compact-md"
      miw={56}
      variant={pressed ? 'light' : 'default'}
      aria-current={pressed || undefined}
      aria-label={`${judging.nameOf(id)}, ${state}`}
      title={state}
      rightSection={done ? <IconCheck size={14} /> : seen ? <IconEye size={14} opacity={0.7} /> : undefined}
      onClick={() => {
        judging.select(id)
        focusResponse(id)
      }}
    >
      {labels.get(id)}
    </Button>
  )
}
