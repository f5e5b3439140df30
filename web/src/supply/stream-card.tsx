import { SimpleGrid, Text } from '@mantine/core'
import type { SupplyStream } from '../../../src/protocol/supply.ts'
import { formatCount, formatShare } from '../format.ts'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { AttemptBars } from './attempt-bars.tsx'
import { countByState } from './count-by-state.ts'

const SOURCES: Readonly<Record<SupplyStream['source'], string>> = {
  ready: 'Made ahead, verified, and kept ready.',
  made: 'Made on the spot when they are due.',
  imported: 'Imported from files only.',
}

/** One validator's tasks of one mechanism: how many wait, and what became of the attempts at more. */
export function StreamCard({ stream: { name, mechanism, source, ready, attempts } }: { stream: SupplyStream }) {
  const { accepted, rejected, claimed } = countByState(attempts)
  const ended = accepted + rejected
  return (
    <Section title={`${name}: ${mechanism}`} note={SOURCES[source]}>
      {source !== 'ready' && attempts.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing waits here.
        </Text>
      ) : (
        <>
          <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg">
            <Stat label="Ready" value={formatCount(ready)} note="wait to be served" />
            <Stat label="Under way" value={formatCount(claimed)} />
            <Stat
              label="Accepted"
              value={formatCount(accepted)}
              note={ended > 0 ? `${formatShare(accepted / ended)} of ${formatCount(ended)}` : 'none has ended'}
            />
            <Stat label="Rejected" value={formatCount(rejected)} />
          </SimpleGrid>
          <AttemptBars attempts={attempts} />
        </>
      )}
    </Section>
  )
}
