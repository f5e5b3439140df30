import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconArrowsMaximize, IconArrowsMinimize, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FullScreen } from './use-full-screen.ts'

/** Buttons above a response: start again, full screen. */
export function FrameBar({
  name,
  onReload,
  fullScreen,
  children,
}: {
  name: string
  onReload?: () => void
  fullScreen: FullScreen
  children?: ReactNode
}) {
  const fullLabel = fullScreen.on ? 'Leave full screen (Esc)' : 'Full screen'
  return (
    <Group gap={4} justify="flex-end" h={32} px={6} wrap="nowrap">
      {children}
      {onReload && (
        <Tooltip label="Start this page again">
          <ActionIcon variant="subtle" color="gray" size="sm" onClick={onReload} aria-label={`${name}: start again`}>
            <IconRefresh size={15} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={fullLabel} disabled={fullScreen.on}>
        <ActionIcon variant="subtle" color="gray" size="sm" onClick={fullScreen.toggle} aria-label={`${name}: ${fullLabel.toLowerCase()}`}>
          {fullScreen.on ? <IconArrowsMinimize size={15} /> : <IconArrowsMaximize size={15} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
