import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { compareLines } from './compare-lines.ts'
import type { OtherText } from './renderer-props.ts'
import classes from './renderers.module.css'

/** Source code with what it has and has not in comparison to another response's: by sign and by ground. */
export default function ComparedLines({ text, other, wrapped }: { text: string; other: OtherText; wrapped: boolean }) {
  const { t } = useTranslation('criteria')
  const lines = useMemo(() => compareLines(text, other.text), [text, other.text])
  if (!lines)
    return (
      <div className={classes.note} dir="auto">
        {t('show.tooDifferent', { label: other.label })}
      </div>
    )
  return (
    <>
      <div className={classes.note} dir="auto">
        {t('show.compared', { label: other.label })}
      </div>
      <pre data-wrapped={wrapped || undefined} dir="ltr">
        {lines.map(({ sign, text: line }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat
          <span key={index} className={classes.line} data-sign={sign}>
            {sign !== ' ' && (
              <VisuallyHidden>{t(sign === '+' ? 'show.onlyHere' : 'show.onlyThere', { label: other.label })} </VisuallyHidden>
            )}
            <span aria-hidden="true">{sign} </span>
            {line}
          </span>
        ))}
      </pre>
    </>
  )
}
