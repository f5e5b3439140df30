import { SimpleGrid } from '@mantine/core'
import type { WorkHistory } from '../../../src/protocol/work.ts'
import { useEpochLength } from '../epoch-length.ts'
import { formatCount, formatDateTime, formatScore, formatTao, plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { HistoryList } from './history-list.tsx'
import { OwnKey } from './own-key.tsx'
import { OwnSkill } from './own-skill.tsx'
import type { Seat } from './work-api.ts'

/** A worker's own numbers and judgments, newest first. */
export function HistoryPanel({ seat, history, onForget }: { seat: Seat; history: WorkHistory; onForget: () => void }) {
  const { worker, items, credits } = history
  const epochLength = useEpochLength()
  const lastCredit = credits.toSorted((a, b) => b.epoch - a.epoch)[0]
  const done = items.filter((item) => item.state !== 'open')
  return (
    <Section title="Your work so far" note={`${worker.name}, seated at the miner “home”`}>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="lg">
        <Stat label="Judged" value={formatCount(worker.judged)} note={`since ${formatDateTime(worker.joinedAt)}`} />
        <Stat
          label="Mean score"
          value={worker.meanScore === null ? '–' : formatScore(worker.meanScore)}
          note={worker.scored > 0 ? `over ${plural(worker.scored, 'scored task')}; 0 is chance` : 'nothing scored yet'}
        />
        <Stat
          label="Earned"
          value={`${formatTao(worker.earnedRao)} τ`}
          note={
            lastCredit
              ? `last: ${formatTao(lastCredit.amountRao)} τ in epoch ${lastCredit.epoch}`
              : `first pay after two epochs${epochLength ? ` of ${epochLength}` : ''}`
          }
        />
      </SimpleGrid>
      <OwnSkill miner={worker.miner} worker={worker.id} />
      {done.length === 0 ? (
        <EmptyState title="Nothing judged yet">What you judge is listed here, with why each score is what it is.</EmptyState>
      ) : (
        <HistoryList items={done} />
      )}
      <OwnKey seat={seat} onForget={onForget} />
    </Section>
  )
}
