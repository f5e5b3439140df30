import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'

/** Words of the judge's own, within bounds. */
export function TextField({ criterion, of, elementId, value, onChange }: FieldProps<'text', string>) {
  const { t } = useTranslation('criteria')
  const { minCharacters, maxCharacters, question } = criterion
  const missing = value === undefined ? 0 : minCharacters - value.trim().length
  return (
    <FieldFrame criterion={criterion} of={of} elementId={`${elementId}-frame`} onTakeBack={undefined}>
      <Textarea
        id={elementId}
        aria-label={`${question} ${of}`}
        value={value ?? ''}
        onChange={({ currentTarget: { value: text } }) => onChange(text === '' ? undefined : text)}
        maxLength={maxCharacters}
        description={
          missing > 0 ? t('field.tooShort', { count: missing }) : t('field.characters', { min: minCharacters, max: maxCharacters })
        }
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
      />
    </FieldFrame>
  )
}
