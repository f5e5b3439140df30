import type { AttemptCount } from '../../../src/protocol/supply.ts'
import { formatCount } from '../format.ts'
import { AmountBar } from '../layout/amount-bar.tsx'
import classes from './attempt-bars.module.css'

/** How attempts ended, as bars of one scale: accepted first, then why others were rejected, most frequent first. */
export function AttemptBars({ attempts }: { attempts: readonly AttemptCount[] }) {
  const ended = attempts.filter(({ state }) => state !== 'claimed')
  const most = Math.max(1, ...ended.map(({ count }) => count))
  const rows = ended.toSorted((a, b) => a.state.localeCompare(b.state) || b.count - a.count)
  if (rows.length === 0) return null
  return (
    <ul className={classes.bars}>
      {rows.map(({ state, stage, reason, count }) => (
        <li key={`${stage} ${reason}`} className={classes.row}>
          <span>{state === 'accepted' ? 'accepted' : `rejected at ${stage}: ${reason}`}</span>
          <span className={classes.bar}>
            <AmountBar share={count / most} tone={state === 'rejected' ? 'worse' : 'better'} />
          </span>
          <span className={classes.count}>{formatCount(count)}</span>
        </li>
      ))}
    </ul>
  )
}
