import { ActionIcon, Button, Group, Kbd, Paper, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './submit-bar.module.css'
import type { Judging } from './use-judging.ts'

/** What is missing, what the keys answer, and the ways on. Stays in sight where there is room for it. */
export function SubmitBar({
  judging,
  asked,
  onCannotJudge,
  onKeys,
  onGuide,
}: {
  judging: Judging
  /** What the next key answers, in words. */
  asked: string | undefined
  onCannotJudge: () => void
  onKeys: () => void
  onGuide: () => void
}) {
  const { t } = useTranslation('work')
  const { missing, submitting } = judging
  return (
    <Paper withBorder shadow="xs" p="sm" className={classes.bar}>
      <Group justify="space-between" gap="sm">
        <div className={classes.words}>
          <Text size="sm" c={missing ? 'dimmed' : undefined} id="missing">
            {missing || t('submitBar.complete')}
          </Text>
          {asked && (
            <Text size="sm" fw={600}>
              {t('submitBar.asked', { question: asked })}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Undo Icon={IconArrowBackUp} label={t('submitBar.undo')} onClick={judging.undo} disabled={!judging.canUndo} />
          <Undo Icon={IconArrowForwardUp} label={t('submitBar.redo')} onClick={judging.redo} disabled={!judging.canRedo} />
          <Button variant="subtle" size="sm" px="xs" onClick={onGuide}>
            {t('submitBar.guide')}
          </Button>
          <Button variant="subtle" size="sm" px="xs" onClick={onKeys} visibleFrom="sm" rightSection={<Kbd size="xs">?</Kbd>}>
            {t('submitBar.keys')}
          </Button>
          <Button variant="default" size="sm" onClick={onCannotJudge} disabled={submitting}>
            {t('submitBar.cannotJudge')}
          </Button>
          <Button size="sm" onClick={judging.submit} disabled={missing !== ''} loading={submitting} aria-describedby="missing">
            {t('submitBar.submit')}
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}

function Undo({ Icon, label, onClick, disabled }: { Icon: typeof IconArrowBackUp; label: string; onClick: () => void; disabled: boolean }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={onClick} disabled={disabled}>
        <Icon size={18} className="follows-direction" />
      </ActionIcon>
    </Tooltip>
  )
}
