import { Stack } from '@mantine/core'
import { DevicesSection } from './devices-section.tsx'
import { InvitationsSection } from './invitations-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { useDesk } from './use-desk.ts'

/** All that lets somebody in: workers, customers of the gateway, and those who sit at this desk. */
export function AccessPage() {
  const { isOwner } = useDesk()
  return (
    <Stack gap="lg">
      <InvitationsSection />
      {isOwner && <KeysSection />}
      <DevicesSection />
    </Stack>
  )
}
