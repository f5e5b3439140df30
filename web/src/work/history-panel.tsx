import { Anchor, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { WorkHistory } from '../../../src/protocol/work.ts'
import { useFormat } from '../i18n/use-format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { HistoryList } from './history-list.tsx'
import { OwnSkill } from './own-skill.tsx'
import { TrendChart } from './trend-chart.tsx'
import type { Seat } from './work-api.ts'

/** A worker's own numbers and judgments, newest first. */
export function HistoryPanel({ seat, history, onReopened }: { seat: Seat; history: WorkHistory; onReopened: () => void }) {
  const { t } = useTranslation('work')
  const format = useFormat()
  const { worker, items, credits } = history
  const lastCredit = credits.toSorted((a, b) => b.epoch - a.epoch)[0]
  const done = items.filter((item) => item.state !== 'open')
  return (
    <Section
      title={t('history.title')}
      note={worker.name}
      aside={
        <Anchor component={Link} href="/work/you" size="sm">
          {t('history.you')}
        </Anchor>
      }
    >
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="lg">
        <Stat
          label={t('history.judged')}
          value={format.count(worker.judged)}
          note={t('history.since', { at: format.dateTime(worker.joinedAt) })}
        />
        <Stat
          label={t('history.meanScore')}
          value={worker.meanScore === null ? '–' : format.score(worker.meanScore)}
          note={worker.scored > 0 ? t('history.overScored', { count: worker.scored }) : t('history.nothingScored')}
        />
        <Stat
          label={t('history.earned')}
          value={`${format.tao(worker.earnedRao)} τ`}
          note={
            lastCredit
              ? t('history.lastCredit', { amount: format.tao(lastCredit.amountRao), epoch: lastCredit.epoch })
              : t('history.firstPay')
          }
        />
      </SimpleGrid>
      <TrendChart history={history} />
      <OwnSkill miner={worker.miner} worker={worker.id} />
      {done.length === 0 ? (
        <EmptyState title={t('history.empty')}>{t('history.emptyWords')}</EmptyState>
      ) : (
        <HistoryList seat={seat} items={done} onReopened={onReopened} />
      )}
    </Section>
  )
}
