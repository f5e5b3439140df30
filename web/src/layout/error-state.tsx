import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api-error.ts'
import { english } from '../i18n/english.ts'

type Problem = keyof typeof english.shell.problems

/** Of these the server says more than we have words for: for how long, and why. */
const WITH_DETAILS: readonly Problem[] = ['worker-paused', 'too-many-skips', 'daily-cap']

interface Parameters {
  readonly error: Error
  readonly title?: string
  readonly onRetry?: () => void
  /** What the button says where it does something else than the same again. */
  readonly retryWords?: string
}

/** What went wrong and what to do: in the reader's language where we have words for it, else in the server's own. */
export function ErrorState({ error, title, onRetry, retryWords }: Parameters) {
  const { t } = useTranslation()
  const known = error instanceof ApiError && isProblem(error.code) ? error.code : undefined
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={20} />} title={title ?? t('error.title')} role="alert">
      <Stack gap="xs" align="flex-start">
        {known && <Text size="sm">{t(`problems.${known}`)}</Text>}
        {(!known || WITH_DETAILS.includes(known)) && <ServerWords error={error} />}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {retryWords ?? t('error.again')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

/** What the server said is English, whatever the page speaks. */
function ServerWords({ error }: { error: Error }) {
  const hint = error instanceof ApiError ? error.hint : undefined
  return (
    <div lang="en" dir="ltr">
      <Text size="sm" className="preserve-lines">
        {error.message}
      </Text>
      {hint && (
        <Text size="sm" mt="xs">
          Try: {hint}
        </Text>
      )}
    </div>
  )
}

function isProblem(code: string): code is Problem {
  return Object.hasOwn(english.shell.problems, code)
}
