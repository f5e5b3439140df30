import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import classes from './score-bar.module.css'

/** A number in [-1, 1] as a bar from the middle: right is better than chance, left is worse. */
export function ScoreBar({ value, label }: { value: number; label: string }) {
  const { t } = useTranslation()
  const score = useFormat().score(value)
  const size = Math.min(1, Math.abs(value)) * 50
  return (
    <span className={classes.row}>
      <span className={classes.track} role="img" aria-label={t('score.label', { label, score })}>
        <span
          className={classes.fill}
          data-negative={value < 0 || undefined}
          style={{ left: `${value < 0 ? 50 - size : 50}%`, width: `${size}%` }}
        />
        <span className={classes.middle} />
      </span>
      <span className={classes.value} aria-hidden="true">
        {score}
      </span>
    </span>
  )
}
