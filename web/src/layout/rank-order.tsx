import { Fragment } from 'react'
import { rankGroups } from '../rank-groups.ts'
import classes from './rank-order.module.css'

/** An order in one line, best first: A > B = D > C. Read aloud as "A, then B and D tied, then C". */
export function RankOrder({ ranks, labels }: { ranks: Readonly<Record<string, number>>; labels: ReadonlyMap<string, string> }) {
  const groups = rankGroups(ranks).map((ids) => ids.map((id) => labels.get(id) ?? '?').sort())
  const aloud = groups.map((group) => (group.length > 1 ? `${group.join(' and ')} tied` : group[0])).join(', then ')
  return (
    <span className={classes.order} role="img" aria-label={aloud}>
      {groups.map((group, position) => (
        <Fragment key={group.join()}>
          {position > 0 && <span className={classes.sign}>&gt;</span>}
          {group.map((label, index) => (
            <Fragment key={label}>
              {index > 0 && <span className={classes.sign}>=</span>}
              <span className={classes.label}>{label}</span>
            </Fragment>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
