import { useElementSize } from '@mantine/hooks'
import type { TrendPoint } from '../../../src/protocol/anchors.ts'
import { formatDateTime, formatScore } from '../format.ts'
import classes from './trend-picture.module.css'
import { HEIGHT, trendScale } from './trend-scale.ts'

const LEVELS = [0, 0.5, 1]
/** Room for what stands beside them. */
const LABELS = 24

/** Scores over time with their 95 % intervals: anchors as circles on a full line, all others as squares on a dashed one. */
export function TrendPicture({ name, anchors, metric }: { name: string; anchors: readonly TrendPoint[]; metric: readonly TrendPoint[] }) {
  const { ref, width } = useElementSize()
  const { x, y } = trendScale([anchors, metric], width)
  const line = (points: readonly TrendPoint[]) => points.map(({ until, mean }) => `${x(until)},${y(mean)}`).join(' ')
  return (
    <figure className={classes.figure} ref={ref}>
      <svg width={width} height={HEIGHT} role="img" aria-label={summaryOf(name, anchors, metric)} className={classes.picture}>
        {LEVELS.map((level) => (
          <g key={level} className={classes.level}>
            <line x1={LABELS} x2={width} y1={y(level)} y2={y(level)} />
            <text x={0} y={y(level) + 4}>
              {level.toFixed(1)}
            </text>
          </g>
        ))}
        <polyline points={line(metric)} className={classes.metric} />
        <polyline points={line(anchors)} className={classes.anchors} />
        {metric.map(({ until, mean, low, high }) => (
          <g key={until} className={classes.metric}>
            <line x1={x(until)} x2={x(until)} y1={y(low)} y2={y(high)} />
            <rect x={x(until) - 4} y={y(mean) - 4} width={8} height={8} />
          </g>
        ))}
        {anchors.map(({ until, mean, low, high }) => (
          <g key={until} className={classes.anchors}>
            <line x1={x(until)} x2={x(until)} y1={y(low)} y2={y(high)} />
            <circle cx={x(until)} cy={y(mean)} r={4.5} />
          </g>
        ))}
      </svg>
      <figcaption className={classes.legend}>
        <span data-series="anchors">anchors: correct answers</span>
        <span data-series="metric">all others: scores as paid, at equal hardness</span>
      </figcaption>
    </figure>
  )
}

function summaryOf(name: string, anchors: readonly TrendPoint[], metric: readonly TrendPoint[]): string {
  const told = (what: string, points: readonly TrendPoint[]) =>
    points.length === 0 ? `${what}: none` : `${what} from ${formatScore(points[0]!.mean)} to ${formatScore(points.at(-1)!.mean)}`
  const until = [...anchors, ...metric].map((point) => point.until).sort()
  return `Scores by ${name} until ${formatDateTime(until.at(-1)!)}: ${told('anchors', anchors)}, ${told('all others', metric)}.`
}
