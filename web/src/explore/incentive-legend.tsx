import { useComputedColorScheme } from '@mantine/core'
import { formatShare } from '../format.ts'
import classes from './incentive-legend.module.css'
import type { IncentiveSeries } from './incentive-series.ts'
import { lineColor, lineDash } from './line-styles.ts'

/** The lines by name with their newest value; each name is the switch of its line. */
export function IncentiveLegend({
  series,
  hidden,
  onToggle,
  onPoint,
}: {
  series: readonly IncentiveSeries[]
  hidden: ReadonlySet<number>
  onToggle: (uid: number) => void
  onPoint: (uid: number | null) => void
}) {
  const dark = useComputedColorScheme('light') === 'dark'
  return (
    <ul className={classes.list} aria-label="Lines of the plot">
      {series.map(({ uid, name, style, values }) => (
        <li key={uid}>
          <button
            type="button"
            className={classes.item}
            aria-pressed={!hidden.has(uid)}
            onClick={() => onToggle(uid)}
            onPointerEnter={() => onPoint(uid)}
            onPointerLeave={() => onPoint(null)}
            onFocus={() => onPoint(uid)}
            onBlur={() => onPoint(null)}
          >
            <svg width="22" height="8" aria-hidden="true">
              <line
                x1="0"
                x2="22"
                y1="4"
                y2="4"
                stroke={lineColor(style, dark)}
                strokeWidth="2.5"
                strokeDasharray={lineDash(style).join(' ')}
              />
            </svg>
            <span className="one-line">{name}</span>
            <span className={classes.value}>{formatShare(values.at(-1) ?? 0)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
