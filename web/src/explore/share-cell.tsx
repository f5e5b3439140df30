import { formatShare } from '../format.ts'
import classes from './share-cell.module.css'

/** A share as a percentage; zero is faint; `bar` draws its size behind it. */
export function ShareCell({ share, bar = false, title }: { share: number; bar?: boolean; title?: string }) {
  return (
    <span className={bar ? classes.barred : undefined} title={title}>
      {bar && <span className={classes.bar} style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />}
      <span className={share === 0 ? classes.zero : classes.value}>{formatShare(share)}</span>
    </span>
  )
}
