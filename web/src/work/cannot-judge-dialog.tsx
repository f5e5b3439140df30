import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CannotJudgeReason, Verdict } from '../../../src/protocol/judgment.ts'

const REASONS: Readonly<Record<CannotJudgeReason, string>> = {
  broken: 'A response does not load or does not work at all in my browser',
  unclear: 'The instruction cannot be understood',
  language: 'I do not know the language or the subject well enough',
  unsafe: 'The content is harmful or not acceptable',
  other: 'Something else',
}

/** Saying that no fair judgment is possible, and why: better than guessing, and it costs nothing. */
export function CannotJudgeDialog({
  opened,
  onClose,
  onConfirm,
}: {
  opened: boolean
  onClose: () => void
  onConfirm: (verdict: Verdict) => void
}) {
  const [why, setWhy] = useState<CannotJudgeReason | null>(null)
  const [reason, setReason] = useState('')

  function confirm(): void {
    if (!why) return
    onConfirm({ kind: 'cannot-judge', why, ...(reason.trim() ? { reason: reason.trim() } : {}) })
    onClose()
  }

  return (
    <Modal opened={opened} onClose={onClose} title="Cannot judge this task" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="md">
        <Radio.Group label="Why?" value={why} onChange={(value) => setWhy(value as CannotJudgeReason)}>
          <Stack gap="xs" mt="xs">
            {Object.entries(REASONS).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label="More (optional)"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2000}
          autosize
          maxRows={6}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <Button onClick={confirm} disabled={!why}>
            Send
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
