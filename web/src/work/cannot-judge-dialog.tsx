import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CannotJudgeReason, Verdict } from '../../../src/protocol/judgment.ts'

const REASONS = ['broken', 'unclear', 'language', 'unsafe', 'other'] as const satisfies readonly CannotJudgeReason[]

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
  const { t } = useTranslation('work')
  const [why, setWhy] = useState<CannotJudgeReason | null>(null)
  const [reason, setReason] = useState('')

  function confirm(): void {
    if (!why) return
    onConfirm({ kind: 'cannot-judge', why, ...(reason.trim() ? { reason: reason.trim() } : {}) })
    onClose()
  }

  return (
    <Modal opened={opened} onClose={onClose} title={t('cannotJudge.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        <Radio.Group label={t('cannotJudge.why')} value={why} onChange={(value) => setWhy(value as CannotJudgeReason)}>
          <Stack gap="xs" mt="xs">
            {REASONS.map((value) => (
              <Radio key={value} value={value} label={t(`cannotJudge.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('cannotJudge.more')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2000}
          autosize
          maxRows={6}
          dir="auto"
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cannotJudge.back')}
          </Button>
          <Button onClick={confirm} disabled={!why}>
            {t('cannotJudge.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
