import { Alert, SimpleGrid, Text } from '@mantine/core'
import { IconAlertTriangle, IconAnchor, IconHourglass } from '@tabler/icons-react'
import type { AnchorView, TrendView } from '../../../src/protocol/anchors.ts'
import { formatCount, formatDateTime, formatScore, plural } from '../format.ts'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { TrendPicture } from './trend-picture.tsx'

const FINDINGS = {
  'measure-moved': { title: 'Alarm: the measure has moved', color: 'red', Icon: IconAlertTriangle },
  'metric-alone': { title: 'Alarm: scores move and anchors do not', color: 'red', Icon: IconAlertTriangle },
  'anchors-alone': { title: 'Alarm: anchors move and scores do not', color: 'red', Icon: IconAlertTriangle },
  together: { title: 'No drift found', color: 'teal', Icon: IconAnchor },
  'too-few': { title: 'Not enough challenges yet', color: 'gray', Icon: IconHourglass },
} as const

/** Whether the scores of one validator mean the same as before, and whether miners got better. */
export function AnchorCard({ view }: { view: AnchorView }) {
  const { name, anchors, metric, measure, hardness, finding, words } = view
  const { title, color, Icon } = FINDINGS[finding]
  return (
    <Section
      title={`Do miners get better? Anchors of ${name}`}
      note="One challenge in five is an anchor: as hard as ever, whatever the controller and the operator do. All the others are made so hard that about as many answers pass as are wanted, so that their scores are compared at equal hardness. Nothing that is sent says which is which."
    >
      <Alert color={color} variant="light" icon={<Icon size={20} />} title={title} role={color === 'red' ? 'alert' : undefined}>
        {words}
      </Alert>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <Stat label="Anchors" {...trendStat(anchors)} />
        <Stat label="All others" {...trendStat(metric)} />
        <Stat
          label="Hardness of the others"
          value={hardness === null ? '–' : formatScore(hardness)}
          note="over the same challenges; 1 = from easiest to hardest"
        />
        <Stat label="Fixed answers" {...measureStat(measure)} />
      </SimpleGrid>
      {anchors.points.length + metric.points.length > 0 && <TrendPicture name={name} anchors={anchors.points} metric={metric.points} />}
      {measure && (
        <Text size="xs" c="dimmed">
          {formatCount(measure.questions)} questions that nobody is asked, each with answers of known worth, are scored again every hour
          since {formatDateTime(measure.since)}, last {formatDateTime(measure.lastRun)}; {plural(measure.runs, 'run')} on record. Worth now,
          and at first: {measure.rungs.map(({ rung, first, now }) => `${rung} ${formatScore(now)} (${formatScore(first)})`).join(', ')}.
          Trends are by least squares over the newest challenges, for the miners that answered all the time, with 95 % intervals; an alarm
          takes 99.9 %.
        </Text>
      )}
    </Section>
  )
}

/** An interval as wide as scores can be says nothing: of few challenges, made equally hard by estimate, it can be wider. */
const ALL_SCORES = 1

function trendStat({ trend, items }: TrendView): { value: string; note: string } {
  if (!trend) return { value: '–', note: `too few: ${plural(items, 'challenge')}` }
  const interval = `${formatScore(trend.low)} to ${formatScore(trend.high)} in score, over ${plural(items, 'challenge')}`
  if (trend.high - trend.low > ALL_SCORES) return { value: '–', note: `too uncertain yet: ${interval}` }
  return { value: formatScore(trend.change), note: interval }
}

function measureStat(measure: AnchorView['measure']): { value: string; note: string } {
  if (!measure) return { value: '–', note: 'first scored when something was asked' }
  return { value: measure.moved === 0 ? 'unmoved' : `${measure.moved} moved`, note: 'since scoring last said that it has changed' }
}
