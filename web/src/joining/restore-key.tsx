import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PhraseProblem, readWorkerPhrase } from '../../../src/identity/read-worker-phrase.ts'
import { keepWorkerSeed, loadWorkerSeed } from '../worker-key.ts'
import { hasPasskeys } from './has-passkeys.ts'
import { PasskeyFailure } from './passkey-failure.tsx'
import { openWithPasskey } from './passkey-seed.ts'
import { PhraseProblems } from './phrase-problems.tsx'

/** Brings a key from another device: by the words that were written down, or by a passkey. */
export function RestoreKey({ onRestored }: { onRestored: (seed: Uint8Array) => void }) {
  const { t } = useTranslation('joining')
  const [text, setText] = useState('')
  const [problems, setProblems] = useState<readonly PhraseProblem[]>([])
  const [asked, setAsked] = useState<Uint8Array>()
  const passkey = useMutation({ mutationFn: openWithPasskey, onSuccess: restore })

  function restore(seed: Uint8Array): void {
    setProblems([])
    if (String(loadWorkerSeed() ?? seed) === String(seed)) keep(seed)
    else setAsked(seed)
  }

  function keep(seed: Uint8Array): void {
    setAsked(undefined)
    setText('')
    keepWorkerSeed(seed)
    onRestored(seed)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    const read = readWorkerPhrase(text)
    if ('seed' in read) restore(read.seed)
    else setProblems(read.problems)
  }

  return (
    <Stack gap="sm">
      <form onSubmit={submit}>
        <Stack gap="xs" align="flex-start">
          <Textarea
            w="100%"
            label={t('restore.phrase')}
            description={t('restore.phraseHow')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={3}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
          />
          <Button type="submit" size="sm" variant="default" disabled={!text.trim()}>
            {t('restore.usePhrase')}
          </Button>
        </Stack>
      </form>
      {problems.length > 0 && <PhraseProblems problems={problems} />}
      <Group gap="sm">
        <Button size="sm" variant="default" disabled={!hasPasskeys()} loading={passkey.isPending} onClick={() => passkey.mutate()}>
          {t('restore.usePasskey')}
        </Button>
        {!hasPasskeys() && (
          <Text size="sm" c="dimmed">
            {t('passkey.none')}
          </Text>
        )}
      </Group>
      {passkey.error && <PasskeyFailure error={passkey.error} />}
      {asked && (
        <Group gap="sm" role="group" aria-label={t('restore.other')}>
          <Text size="sm">
            {t('restore.other')} {t('forget.means')}
          </Text>
          <Button size="sm" color="red" onClick={() => keep(asked)}>
            {t('restore.now')}
          </Button>
          <Button size="sm" variant="default" autoFocus onClick={() => setAsked(undefined)}>
            {t('forget.keep')}
          </Button>
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {t('restore.replaces')}
      </Text>
    </Stack>
  )
}
