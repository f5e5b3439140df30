import { Stack } from '@mantine/core'
import { ApiError } from '../api-error.ts'
import { Section } from '../layout/section.tsx'
import { GuidelinesSection } from './guidelines-section.tsx'
import { Loaded } from './loaded.tsx'
import { SettingsForm } from './settings-form.tsx'
import { UnreadableSettings } from './unreadable-settings.tsx'
import { useDeskQuery } from './use-desk.ts'

/** How this miner has its people work and be paid. */
export function SettingsPage() {
  const settings = useDeskQuery('settings', (api) => api.settings())
  const isUnreadable = settings.error instanceof ApiError && settings.error.code === 'miner-settings-unreadable'
  return (
    <Stack gap="lg">
      <Section title="Settings" note="They hold from the next task, or the next epoch, on. Every change is an event that workers can see.">
        {isUnreadable ? <UnreadableSettings /> : <Loaded query={settings}>{(settings) => <SettingsForm settings={settings} />}</Loaded>}
      </Section>
      <GuidelinesSection />
    </Stack>
  )
}
