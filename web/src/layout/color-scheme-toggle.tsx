import { ActionIcon, type MantineColorScheme, Tooltip, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

const NEXT: Readonly<Record<MantineColorScheme, MantineColorScheme>> = { auto: 'light', light: 'dark', dark: 'auto' }
const ICON = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** Goes round: as the system, light, dark. */
export function ColorSchemeToggle() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Icon = ICON[colorScheme]
  const label = t('colours.switch', { now: t(`colours.${colorScheme}`), next: t(`colours.${NEXT[colorScheme]}`) })
  return (
    <Tooltip label={label} events={{ hover: true, focus: true, touch: false }}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => setColorScheme(NEXT[colorScheme])}>
        <Icon size={19} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
