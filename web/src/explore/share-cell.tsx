import { formatFineShare, formatU16 } from '../format.ts'
import classes from './share-cell.module.css'

/**
 * A share as a percentage, with what the chain keeps on hover; zero is faint. `bar` draws its size behind it, as a part of the
 * largest one, which the table around it gives as `--largest`.
 */
export function ShareCell({ share, bar = false }: { share: number; bar?: boolean }) {
  return (
    <span className={bar ? classes.barred : undefined} title={formatU16(share)}>
      {bar && <span className={classes.bar} style={{ '--share': share }} />}
      <span className={share === 0 ? classes.zero : classes.value}>{formatFineShare(share)}</span>
    </span>
  )
}
