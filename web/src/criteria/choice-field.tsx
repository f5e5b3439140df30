import { Checkbox, Group, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'

/** One of several options. */
export function SingleChoiceField({ criterion, of, elementId, value, onChange }: FieldProps<'single-choice', string>) {
  return (
    <FieldFrame
      criterion={criterion}
      of={of}
      elementId={elementId}
      onTakeBack={value === undefined ? undefined : () => onChange(undefined)}
    >
      <Radio.Group value={value ?? null} onChange={onChange} aria-label={`${criterion.question} ${of}`}>
        <Group gap="md">
          {criterion.options.map(({ id, label }) => (
            <Radio key={id} value={id} label={<OptionLabel label={label} />} size="sm" />
          ))}
        </Group>
      </Radio.Group>
    </FieldFrame>
  )
}

/** Any of several options, or explicitly none of them. */
export function MultiChoiceField({ criterion, of, elementId, value, onChange }: FieldProps<'multi-choice', readonly string[]>) {
  const { t } = useTranslation('criteria')
  return (
    <FieldFrame
      criterion={criterion}
      of={of}
      elementId={elementId}
      onTakeBack={value === undefined ? undefined : () => onChange(undefined)}
    >
      <Group gap="md" role="group" aria-label={`${criterion.question} ${of}`}>
        {criterion.options.map(({ id, label }) => (
          <Checkbox
            key={id}
            size="sm"
            label={<OptionLabel label={label} />}
            checked={value?.includes(id) ?? false}
            onChange={({ currentTarget: { checked } }) =>
              onChange(checked ? [...(value ?? []), id] : (value ?? []).filter((other) => other !== id))
            }
          />
        ))}
        <Checkbox
          size="sm"
          label={t('field.none')}
          checked={value?.length === 0}
          onChange={({ currentTarget: { checked } }) => onChange(checked ? [] : undefined)}
        />
      </Group>
    </FieldFrame>
  )
}

/** Words of whoever made the task: they are not translated. */
function OptionLabel({ label }: { label: string }) {
  return (
    <span lang="en" dir="auto">
      {label}
    </span>
  )
}
