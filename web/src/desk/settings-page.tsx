import { Stack } from '@mantine/core'
import { Section } from '../layout/section.tsx'
import { GuidelinesSection } from './guidelines-section.tsx'
import { Loaded } from './loaded.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useDeskQuery } from './use-desk.ts'

/** How this miner has its people work and be paid. */
export function SettingsPage() {
  const settings = useDeskQuery('settings', (api) => api.settings())
  return (
    <Stack gap="lg">
      <Section title="Settings" note="They hold from the next task, or the next epoch, on. Every change is an event that workers can see.">
        <Loaded query={settings}>{(settings) => <SettingsForm settings={settings} />}</Loaded>
      </Section>
      <GuidelinesSection />
    </Stack>
  )
}
