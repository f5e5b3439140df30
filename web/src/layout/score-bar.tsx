import { formatScore } from '../format.ts'
import classes from './score-bar.module.css'

/** A number in [-1, 1] as a bar from the middle: right is better than chance, left is worse. */
export function ScoreBar({ value, label }: { value: number; label: string }) {
  const size = Math.min(1, Math.abs(value)) * 50
  return (
    <span className={classes.row}>
      <span className={classes.track} role="img" aria-label={`${label}: ${formatScore(value)}, where 0 is chance and 1 is perfect`}>
        <span
          className={classes.fill}
          data-negative={value < 0 || undefined}
          style={{ left: `${value < 0 ? 50 - size : 50}%`, width: `${size}%` }}
        />
        <span className={classes.middle} />
      </span>
      <span className={classes.value} aria-hidden="true">
        {formatScore(value)}
      </span>
    </span>
  )
}
