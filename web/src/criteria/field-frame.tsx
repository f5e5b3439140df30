import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FurtherCriterion } from '../../../src/protocol/criteria.ts'
import classes from './criteria.module.css'

/** A question with its field, whether it has to be answered, and the way back. */
export function FieldFrame({
  criterion: { question, required },
  of,
  elementId,
  onTakeBack,
  children,
}: {
  criterion: Pick<FurtherCriterion, 'question' | 'required'>
  of: string
  elementId: string
  /** Absent while there is nothing to take back. */
  onTakeBack: (() => void) | undefined
  children: ReactNode
}) {
  const { t } = useTranslation('criteria')
  return (
    <fieldset id={elementId} tabIndex={-1} className={classes.field} aria-label={`${question} ${of}`}>
      <div className={classes.question}>
        <span lang="en" dir="auto">
          {question}
        </span>{' '}
        <span className={classes.need}>{t(required ? 'field.required' : 'field.optional')}</span>
        {onTakeBack && (
          <Button size="compact-xs" variant="subtle" onClick={onTakeBack} aria-label={`${t('field.takeBack')}: ${question} ${of}`}>
            {t('field.takeBack')}
          </Button>
        )}
      </div>
      {children}
    </fieldset>
  )
}
