import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MinerOffer } from '../../../src/protocol/onboarding.ts'
import { useFormat } from '../i18n/use-format.ts'

/** What a miner pays by, in words. */
export function PayRules({ offer: { pay } }: { offer: MinerOffer }) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  return (
    <List size="sm" spacing={4}>
      <List.Item>
        {pay.operatorShare === 0
          ? t('pay.all')
          : t('pay.share', { operator: format.share(pay.operatorShare), workers: format.share(1 - pay.operatorShare) })}
      </List.Item>
      {pay.redundancy > 1 && <List.Item>{t('pay.redundancy', { count: pay.redundancy })}</List.Item>}
      <List.Item>{t('pay.dispute', { count: pay.disputeEpochs })}</List.Item>
      <List.Item>{t('pay.least', { amount: format.tao(pay.leastPayoutRao) })}</List.Item>
    </List>
  )
}
