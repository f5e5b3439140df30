import classes from './amount-bar.module.css'

/** A share of a whole as a bar from the left. Only for the eye: the number stands beside it. */
export function AmountBar({ share, tone = 'better' }: { share: number; tone?: 'better' | 'worse' | 'faint' }) {
  return (
    <span className={classes.track} aria-hidden="true">
      <span className={classes.bar} data-tone={tone} style={{ width: `${100 * Math.max(0, Math.min(1, share))}%` }} />
    </span>
  )
}
