import { useTranslation } from 'react-i18next'
import { ChoiceRow } from '../work/choice-row.tsx'
import { FieldFrame } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'

/** The place of one response in another order than the main one. */
export function RankField({ criterion, of, elementId, value, onChange, places }: FieldProps<'rank', number> & { places: number }) {
  const { t } = useTranslation('criteria')
  return (
    <FieldFrame
      criterion={criterion}
      of={of}
      elementId={elementId}
      onTakeBack={value === undefined ? undefined : () => onChange(undefined)}
    >
      <ChoiceRow
        legend={criterion.question}
        legendShown={false}
        of={of}
        values={Array.from({ length: places }, (_, index) => index + 1)}
        words={(place) => (place === 1 ? t('field.best') : undefined)}
        value={value}
        onChoose={onChange}
        note={t('field.placeNote')}
      />
    </FieldFrame>
  )
}
