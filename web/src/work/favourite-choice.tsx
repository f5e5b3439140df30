import { Button, Group, Radio, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../layout/section.tsx'
import type { Judging } from './use-judging.ts'

/** No response has this id: theirs have no spaces. */
const NONE = 'no favourite'

/** The other question: taste. One answer, none preselected, and none needed. */
export function FavouriteChoice({ judging }: { judging: Judging }) {
  const { t } = useTranslation('criteria')
  const { draft, labels, prefer, nameOf } = judging
  const value = draft.preferred === null ? NONE : (draft.preferred ?? null)
  return (
    <Section title={t('favourite.title')} note={t('favourite.note')}>
      <Radio.Group
        label={<VisuallyHidden>{t('favourite.title')}</VisuallyHidden>}
        labelProps={{ style: { position: 'absolute' } }}
        value={value}
        onChange={(chosen) => prefer(chosen === NONE ? null : chosen)}
        name="favourite"
      >
        <Group gap="lg">
          {[...labels].map(([id, label]) => (
            <Radio key={id} value={id} label={label} aria-label={nameOf(id)} />
          ))}
          <Radio value={NONE} label={t('favourite.none')} />
          {value !== null && (
            <Button size="compact-xs" variant="subtle" onClick={() => prefer(undefined)}>
              {t('field.takeBack')}
            </Button>
          )}
        </Group>
      </Radio.Group>
    </Section>
  )
}
