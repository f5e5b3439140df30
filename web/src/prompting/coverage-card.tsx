import { SegmentedControl, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import type { PromptingCoverage } from '../../../src/protocol/prompting.ts'
import { formatCount, formatShare } from '../format.ts'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { CoverageTable } from './coverage-table.tsx'

const AXES = [
  { value: 'band', label: 'Clearness' },
  { value: 'profile', label: 'Profile' },
  { value: 'mood', label: 'Mood' },
  { value: 'tone', label: 'Tone' },
]
/** By chance alone one in a hundred validators would seem to ask less evenly than this. */
const UNLIKELY = 0.01

/** How evenly one validator has asked, and how hard it asks now. */
export function CoverageCard({ coverage }: { coverage: PromptingCoverage }) {
  const { name, cells, visited, items, entropy, discarded, settings } = coverage
  const [axis, setAxis] = useState('band')
  const shown = coverage.axes.find((candidate) => candidate.axis === axis) ?? coverage.axes[0]!
  return (
    <Section
      title={`What ${name} has asked`}
      note="Challenges made, by type of task and by who seems to ask. Every combination gets its share in the end."
      aside={<SegmentedControl size="xs" data={AXES} value={axis} onChange={setAxis} aria-label={`Columns of what ${name} has asked`} />}
    >
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Stat label="Challenges" value={formatCount(items)} note={`${formatCount(discarded)} drafts thrown away as unanswerable`} />
        <Stat label="Combinations asked" value={formatCount(visited)} note={`of ${formatCount(cells)}`} />
        <Stat label="Entropy" value={formatShare(entropy)} note="of the most there could be; few challenges reach few combinations" />
        <Stat label="Columns as wanted" value={fitWord(shown.fit)} note={fitNote(shown.fit)} />
      </SimpleGrid>
      <CoverageTable name={name} types={coverage.types} axis={shown} difficulty={coverage.difficulty} />
      <Text size="xs" c="dimmed">
        Hardness: how unclear and how difficult the next challenge of a type is meant to be, 0 = the easiest question put clearly, 1 = the
        hardest put as unclearly as can be. It moves with every scored challenge, so that {formatShare(settings.passRate)} of the answers
        pass: counted over about the last 50, of miners that can answer the type at all (expected score .1 or more), anchors left out. Its
        operator lets it ask with lambda {rangeOf(settings.lambda)} and difficulty {rangeOf(settings.difficulty)}. Challenges count from
        when they are made; one in five, {formatCount(coverage.anchors)} as yet, is an anchor.
      </Text>
    </Section>
  )
}

function rangeOf({ low, high }: { low: number; high: number }): string {
  return `${low} to ${high}`
}

function fitWord(fit: number | null): string {
  if (fit === null) return 'too few'
  return fit >= UNLIKELY ? 'yes' : 'no'
}

function fitNote(fit: number | null): string {
  return fit === null ? 'challenges to test by chi-square' : `chi-square test: p = ${fit.toFixed(2)}, no below ${UNLIKELY}`
}
