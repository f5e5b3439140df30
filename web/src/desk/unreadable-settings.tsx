import { Alert, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ErrorState } from '../layout/error-state.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { Loaded } from './loaded.tsx'
import { useDesk, useDeskChange, useDeskQuery } from './use-desk.ts'

/** Tells that stored settings are not what this version knows, what would take their place, and puts that there once the owner says so. */
export function UnreadableSettings() {
  const { isOwner } = useDesk()
  const readable = useDeskQuery('readable-settings', (api) => api.readableSettings())
  const replace = useDeskChange<void, unknown>(async (api) => api.replaceSettings((await api.readableSettings()).settings))
  return (
    <Loaded query={readable}>
      {({ settings, unreadable }) => (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={20} />} title="Some settings cannot be read" role="alert">
          <Stack gap="xs" align="flex-start">
            <Text size="sm">
              Another version of Kumite may have written them: run that one, or choose them anew. Until then nobody is credited, no payout
              begins and no task is handed out; payouts under way go on.
            </Text>
            <ul>
              {unreadable.map((name) => (
                <li key={name}>
                  {name} would become {String(settings[name])}
                </li>
              ))}
            </ul>
            {isOwner && (
              <ConfirmButton consequence="What cannot be read is replaced, and is lost." onConfirm={() => replace.mutate()}>
                Replace what cannot be read
              </ConfirmButton>
            )}
            {replace.error && <ErrorState title="Nothing was replaced" error={replace.error} />}
          </Stack>
        </Alert>
      )}
    </Loaded>
  )
}
