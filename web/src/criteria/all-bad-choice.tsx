import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Judging } from '../work/use-judging.ts'

/** Beside the order: that even the best of them fails. */
export function AllBadChoice({ judging: { draft, update, announce } }: { judging: Judging }) {
  const { t } = useTranslation('criteria')
  return (
    <Checkbox
      size="sm"
      label={t('allBad.label')}
      description={t('allBad.note')}
      checked={draft.allBad}
      onChange={({ currentTarget: { checked } }) => {
        update({ allBad: checked })
        announce(t(checked ? 'allBad.said' : 'allBad.takenBack'))
      }}
    />
  )
}
