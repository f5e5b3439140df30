import { Group, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'

export type PairValue = 'first' | 'second' | 'tie'

/** Which of two, or neither more than the other. */
export function PairField({
  criterion,
  elementId,
  value,
  onChange,
  labels: [first, second],
}: Omit<FieldProps<'pairwise', PairValue>, 'of'> & { labels: readonly [first: string, second: string] }) {
  const { t } = useTranslation('criteria')
  const of = t('field.pair', { first, second })
  const words = { first, second, tie: t('field.tie') }
  return (
    <FieldFrame
      criterion={criterion}
      of={of}
      elementId={elementId}
      onTakeBack={value === undefined ? undefined : () => onChange(undefined)}
    >
      <Radio.Group
        value={value ?? null}
        onChange={(chosen) => onChange(chosen === 'first' || chosen === 'second' ? chosen : 'tie')}
        aria-label={`${criterion.question} ${of}`}
      >
        <Group gap="md">
          {(['first', 'second', 'tie'] as const).map((choice) => (
            <Radio key={choice} value={choice} label={words[choice]} size="sm" />
          ))}
        </Group>
      </Radio.Group>
    </FieldFrame>
  )
}
