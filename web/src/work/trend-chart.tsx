import { useTranslation } from 'react-i18next'
import type { WorkHistory } from '../../../src/protocol/work.ts'
import { useFormat } from '../i18n/use-format.ts'
import classes from './trend-chart.module.css'
import { trendPoints } from './trend-points.ts'

const WIDTH = 600
const HEIGHT = 96
const MOST = 50

/** The last scores as dots, oldest first, over the mean of all and the interval in which it may lie; and the same in words. */
export function TrendChart({ history: { worker, items } }: { history: WorkHistory }) {
  const { t } = useTranslation('work')
  const format = useFormat()
  const scores = items
    .flatMap(({ result }) => (result?.record.outcome === 'scored' ? [result.record.value] : []))
    .slice(0, MOST)
    .toReversed()
  if (scores.length < 2 || worker.meanScore === null) return null
  const y = (score: number) => trendPoints([score], { width: 0, height: HEIGHT })[0]!.y
  const mean = format.score(worker.meanScore)
  // Scores lie between -1 and 1, and so does their mean, however little is known of it.
  const bound = (value: number) => format.score(Math.min(1, Math.max(-1, value)))
  const words = worker.interval
    ? t('trend.interval', { mean, low: bound(worker.interval[0]), high: bound(worker.interval[1]), count: worker.scored })
    : t('trend.mean', { mean, count: worker.scored })
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={classes.chart}
        role="img"
        aria-label={t('trend.aloud', { scores: format.list(scores.map(format.score)) })}
      >
        {worker.interval && (
          <rect
            className={classes.interval}
            x={0}
            width={WIDTH}
            y={y(worker.interval[1])}
            height={y(worker.interval[0]) - y(worker.interval[1])}
          />
        )}
        <line className={classes.chance} x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
        <line className={classes.mean} x1={0} x2={WIDTH} y1={y(worker.meanScore)} y2={y(worker.meanScore)} />
        <polyline
          className={classes.line}
          points={trendPoints(scores, { width: WIDTH, height: HEIGHT })
            .map((at) => `${at.x},${at.y}`)
            .join(' ')}
        />
      </svg>
      <figcaption className={classes.words}>
        {words} {t('trend.how')}
      </figcaption>
    </figure>
  )
}
