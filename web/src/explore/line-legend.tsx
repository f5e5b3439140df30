import { useComputedColorScheme } from '@mantine/core'
import classes from './line-legend.module.css'
import type { PlotLine } from './line-plot.tsx'
import { lineColor, lineDash } from './line-styles.ts'

/** The lines by name with their newest value; each name is the switch of its line. */
export function LineLegend({
  lines,
  format,
  hidden,
  onToggle,
  onPoint,
}: {
  lines: readonly PlotLine[]
  format: (value: number) => string
  hidden: ReadonlySet<number>
  onToggle: (key: number) => void
  onPoint: (key: number | null) => void
}) {
  const dark = useComputedColorScheme('light') === 'dark'
  return (
    <ul className={classes.list} aria-label="Lines of the plot">
      {lines.map(({ key, name, style, values }) => (
        <li key={key}>
          <button
            type="button"
            className={classes.item}
            aria-pressed={!hidden.has(key)}
            onClick={() => onToggle(key)}
            onPointerEnter={() => onPoint(key)}
            onPointerLeave={() => onPoint(null)}
            onFocus={() => onPoint(key)}
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
            <span className={classes.value}>{format(values.at(-1) ?? 0)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
