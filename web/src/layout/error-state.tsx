import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiError } from '../api-error.ts'

/** What went wrong and what to do, in the server's own words; with a way to try again where that may help. */
export function ErrorState({ error, onRetry, title }: { error: Error; onRetry?: () => void; title?: string }) {
  const hint = error instanceof ApiError ? error.hint : undefined
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={20} />} title={title ?? 'This could not be loaded'} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm" className="preserve-lines">
          {error.message}
        </Text>
        {hint && <Text size="sm">Try: {hint}</Text>}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
