import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TrainingFeedback, TrainingTask } from '../../../src/protocol/onboarding.ts'
import { useFormat } from '../i18n/use-format.ts'
import { RankOrder } from '../layout/rank-order.tsx'
import { Section } from '../layout/section.tsx'
import { useTakesFocus } from '../layout/use-takes-focus.ts'
import { labelsOf } from '../response-labels.ts'
import { BuiltResponses } from './built-responses.tsx'
import { RoundOutcome } from './round-outcome.tsx'

/** What a training task was: the order as it was built, each response's faults, and where the worker differed. */
export function TrainingResult({ task, feedback, onNext }: { task: TrainingTask; feedback: TrainingFeedback; onNext: () => void }) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  const labels = labelsOf(task.assignment.responses.map(({ id }) => id))
  const nameOf = (id: string) => labels.get(id) ?? '?'
  const result = useTakesFocus<HTMLDivElement>()

  const { agreement, reversed, tied, cannotJudge, responses, round } = feedback
  const pairs = (list: TrainingFeedback['reversed']) =>
    format.list(list.map(([better, worse]) => t('result.pair', { better: nameOf(better), worse: nameOf(worse) })))
  return (
    <Stack gap="lg" ref={result} tabIndex={-1} role="group" aria-label={t('result.title')}>
      {round.outcome && <RoundOutcome domain={task.domain} counts={round.counts} outcome={round.outcome} />}
      <Section title={t('result.title')} note={t('result.agreement', { score: format.score(agreement) })}>
        <Stack gap={4}>
          <Text component="div">
            {t('result.built')}{' '}
            <RankOrder ranks={Object.fromEntries(responses.map(({ id, builtRank }) => [id, builtRank]))} labels={labels} />
          </Text>
          {cannotJudge && <Text>{t('result.cannotJudge')}</Text>}
          {!cannotJudge && reversed.length === 0 && tied.length === 0 && <Text>{t('result.same')}</Text>}
          {reversed.length > 0 && <Text>{t('result.reversed', { pairs: pairs(reversed) })}</Text>}
          {tied.length > 0 && <Text>{t('result.tied', { pairs: pairs(tied) })}</Text>}
        </Stack>
        <BuiltResponses responses={responses} shown={task.assignment.responses} nameOf={nameOf} />
        <Button onClick={onNext} style={{ alignSelf: 'flex-start' }}>
          {round.outcome ? t('result.newRound') : t('result.next', { place: task.place + 1, of: round.of })}
        </Button>
      </Section>
    </Stack>
  )
}
