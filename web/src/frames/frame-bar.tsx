import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconArrowsMaximize, IconArrowsMinimize, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
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
  const { t } = useTranslation('work')
  const fullLabel = t(fullScreen.on ? 'frame.leave' : 'frame.fullScreen')
  return (
    <Group gap={4} justify="flex-end" h={32} px={6} wrap="nowrap">
      {children}
      {onReload && (
        <Tooltip label={t('frame.restart')}>
          <ActionIcon variant="subtle" color="gray" size={24} onClick={onReload} aria-label={t('frame.restartOf', { name })}>
            <IconRefresh size={15} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={fullLabel} disabled={fullScreen.on}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          onClick={fullScreen.toggle}
          aria-label={t(fullScreen.on ? 'frame.leaveOf' : 'frame.fullScreenOf', { name })}
          data-full-screen
        >
          {fullScreen.on ? <IconArrowsMinimize size={15} /> : <IconArrowsMaximize size={15} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
