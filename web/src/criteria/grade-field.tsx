import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CriterionOf } from '../../../src/protocol/criteria.ts'
import { anchorWords } from '../work/anchor-words.ts'
import { ChoiceRow } from '../work/choice-row.tsx'
import { FieldFrame } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'

/** As many keys as stand in a row on a phone. */
const MOST_KEYS = 11

/** A grade on a declared scale: a row of keys, or a number where there are too many. */
export function GradeField(props: FieldProps<'grade', number>) {
  const { criterion, of, elementId, value, onChange } = props
  const { t } = useTranslation('criteria')
  const { min, max, anchors, question } = criterion
  const note = anchorWords(criterion)
  return (
    <FieldFrame
      criterion={criterion}
      of={of}
      elementId={elementId}
      onTakeBack={value === undefined ? undefined : () => onChange(undefined)}
    >
      {max - min < MOST_KEYS ? (
        <ChoiceRow
          legend={question}
          legendShown={false}
          of={of}
          values={gradesOf(criterion)}
          words={(grade) => anchors[String(grade)]}
          value={value}
          onChoose={onChange}
          note={<bdi lang="en">{note}</bdi>}
        />
      ) : (
        <NumberInput
          value={value ?? ''}
          onChange={(entered) => onChange(typeof entered === 'number' ? entered : undefined)}
          min={min}
          max={max}
          allowDecimal={false}
          clampBehavior="blur"
          aria-label={`${question} ${of}`}
          description={
            <>
              {t('field.scale', { min, max })} <bdi lang="en">{note}</bdi>
            </>
          }
          maw={220}
        />
      )}
    </FieldFrame>
  )
}

function gradesOf({ min, max }: Pick<CriterionOf<'grade'>, 'min' | 'max'>): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index)
}
