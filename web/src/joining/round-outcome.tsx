import { Alert, Anchor, List, Stack, Text } from '@mantine/core'
import { IconCheck, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TrainingFeedback } from '../../../src/protocol/onboarding.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useDomainName } from './use-domain-name.ts'

interface RoundOutcomeProps {
  readonly domain: string
  readonly counts: boolean
  readonly outcome: NonNullable<TrainingFeedback['round']['outcome']>
}

/** What came of a round: how it was reckoned, how long it holds, or what to practise and when the next one counts. */
export function RoundOutcome({ domain, counts, outcome }: RoundOutcomeProps) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  const nameOf = useDomainName()
  const { passed, mean, lower, needed, until, retryAt, practise } = outcome
  const title = !counts ? t('outcome.practice') : passed ? t('outcome.passed', { domain: nameOf(domain) }) : t('outcome.failed')
  return (
    <Alert
      color={passed ? 'green' : 'yellow'}
      variant="light"
      title={title}
      icon={passed ? <IconCheck size={20} /> : <IconRefresh size={20} />}
      role="status"
    >
      <Stack gap="xs">
        <Text size="sm">
          {t('outcome.reckoned', { mean: format.score(mean), lower: format.score(lower), needed: format.score(needed) })}
        </Text>
        {until && <Text size="sm">{t('outcome.until', { until: format.dateTime(until) })}</Text>}
        {retryAt && <Text size="sm">{t('outcome.retry', { when: format.dateTime(retryAt) })}</Text>}
        {practise.length > 0 && (
          <>
            <Text size="sm">{t('outcome.practise')}</Text>
            <List size="sm" lang="en" dir="ltr">
              {practise.map((words) => (
                <List.Item key={words}>{words}</List.Item>
              ))}
            </List>
          </>
        )}
        <Anchor component={Link} href={until ? '/work' : '/work/you'} size="sm">
          {until ? t('outcome.toWork') : t('outcome.toYou')}
        </Anchor>
      </Stack>
    </Alert>
  )
}
