import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { rankGroups } from '../rank-groups.ts'
import classes from './rank-order.module.css'

/** An order in one line, best first: A > B = D > C. Read aloud as "A, then B and D tied, then C". */
export function RankOrder({ ranks, labels }: { ranks: Readonly<Record<string, number>>; labels: ReadonlyMap<string, string> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const groups = rankGroups(ranks).map((ids) => ids.map((id) => labels.get(id) ?? '?').sort())
  const aloud = groups
    .map((group) => (group.length > 1 ? t('order.tied', { labels: format.list(group) }) : group[0]))
    .join(t('order.after'))
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
