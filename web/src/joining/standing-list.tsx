import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { DomainStanding } from '../../../src/protocol/onboarding.ts'
import { useFormat } from '../i18n/use-format.ts'
import classes from './joining.module.css'
import { useDomainName } from './use-domain-name.ts'

/** Where a worker stands in each domain, and the way to train for it. */
export function StandingList({ standings }: { standings: readonly DomainStanding[] }) {
  const { t } = useTranslation('joining')
  const nameOf = useDomainName()
  return (
    <ul className={classes.built} aria-label={t('standing.list')}>
      {standings.map((standing) => (
        <li key={standing.domain}>
          <Group justify="space-between" gap="sm">
            <Stack gap={2} flex="1 1 14rem">
              <Text fw={600}>{nameOf(standing.domain)}</Text>
              <Text size="sm" c="dimmed">
                <StandingWords standing={standing} />
              </Text>
            </Stack>
            <Button
              component={Link}
              href={`/work/training/${encodeURIComponent(standing.domain)}`}
              size="sm"
              variant={standing.state === 'qualified' || standing.retryAt ? 'default' : 'light'}
              aria-label={t(standing.retryAt ? 'standing.practiseIn' : 'standing.startIn', { domain: nameOf(standing.domain) })}
            >
              {t(standing.retryAt ? 'standing.practise' : 'standing.start')}
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  )
}

function StandingWords({ standing: { state, until, retryAt } }: { standing: DomainStanding }) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  if (state === 'qualified' && until) return t('standing.qualified', { until: format.dateTime(until) })
  if (retryAt) return t('standing.retry', { when: format.dateTime(retryAt) })
  if (state === 'expired' && until) return t('standing.expired', { until: format.dateTime(until) })
  return t('standing.none')
}
