import { Button, Group, Modal, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DeskWorker } from '../../../src/protocol/desk.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { useDesk, useDeskChange } from './use-desk.ts'

const CLOSE = { 'aria-label': 'Close' }

/** What an operator may do with one worker. */
export function WorkerActions({ worker }: { worker: DeskWorker }) {
  const { isOwner } = useDesk()
  const [dialog, setDialog] = useState<'pause' | 'domains'>()
  const close = () => setDialog(undefined)
  const resume = useDeskChange<void, unknown>((api) => api.resume(worker.id))
  const remove = useDeskChange<void, unknown>((api) => api.remove(worker.id))
  const error = resume.error ?? remove.error
  return (
    <Stack gap="xs" align="flex-start">
      <Group gap="xs" role="group" aria-label={`For ${worker.name}`}>
        {worker.state === 'paused' ? (
          <Button size="compact-sm" variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
            Resume
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => setDialog('pause')}>
            Pause
          </Button>
        )}
        {isOwner && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => setDialog('domains')}>
              Domains
            </Button>
            <ConfirmButton
              consequence={`${worker.name} gets no more tasks and cannot come back without you. What was earned stays owed.`}
              onConfirm={() => remove.mutate()}
              loading={remove.isPending}
            >
              Remove
            </ConfirmButton>
          </>
        )}
      </Group>
      {error && <ErrorState title="Nothing was changed" error={error} />}
      <Modal opened={dialog === 'pause'} onClose={close} title={`Pause ${worker.name}`} closeButtonProps={CLOSE}>
        <PauseForm worker={worker} onDone={close} />
      </Modal>
      <Modal opened={dialog === 'domains'} onClose={close} title={`What ${worker.name} is given`} closeButtonProps={CLOSE}>
        <DomainsForm worker={worker} onDone={close} />
      </Modal>
    </Stack>
  )
}

interface FormProps {
  worker: DeskWorker
  onDone: () => void
}

function PauseForm({ worker, onDone }: FormProps) {
  const [words, setWords] = useState('')
  const pause = useDeskChange((api, words: string) => api.pause(worker.id, words), onDone)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        pause.mutate(words.trim())
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Why"
          description="The worker reads it. A task in hand may still be finished."
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          maxLength={300}
          required
          data-autofocus
        />
        {pause.error && <ErrorState title="Nothing was changed" error={pause.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!words.trim()} loading={pause.isPending}>
            Pause
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function DomainsForm({ worker, onDone }: FormProps) {
  const [domains, setDomains] = useState(worker.domains ? [...worker.domains] : [])
  const change = useDeskChange((api, next: string[] | null) => api.setDomains(worker.id, next), onDone)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(domains.length > 0 ? domains : null)
      }}
    >
      <Stack gap="sm">
        <TagsInput
          label="Domains"
          description="One by one, Enter after each. Empty: everything."
          value={domains}
          onChange={setDomains}
          data-autofocus
        />
        <Text size="xs" c="dimmed">
          A domain is named as on the tasks, such as “interface” or “code”.
        </Text>
        {change.error && <ErrorState title="Nothing was changed" error={change.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
