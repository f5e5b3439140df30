import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WorkerPay } from '../../../src/protocol/pay.ts'
import { useFormat } from '../i18n/use-format.ts'
import classes from './epoch-bars.module.css'

/** A bar for each credited epoch, oldest first; each says its number to a pointer, and all of them are in the statement below. */
export function EpochBars({ trend }: { trend: WorkerPay['trend'] }) {
  const { t } = useTranslation('pay')
  const format = useFormat()
  if (trend.length < 2) return null
  const highest = trend.reduce((most, { amountRao }) => (BigInt(amountRao) > most ? BigInt(amountRao) : most), 1n)
  const words = trend.map(({ epoch, amountRao }) => t('trend.bar', { epoch, amount: format.tao(amountRao) }))
  return (
    <figure className={classes.figure}>
      <div className={classes.bars} role="img" aria-label={`${t('trend.title')}: ${format.list(words)}`}>
        {trend.map(({ epoch, amountRao }, index) => (
          <span
            key={epoch}
            className={classes.bar}
            title={words[index]}
            style={{ height: `${Number((BigInt(amountRao) * 1000n) / highest) / 10}%` }}
          />
        ))}
      </div>
      <Text size="xs" c="dimmed" component="figcaption" mt={4}>
        {t('trend.title')}: {t('trend.most', { amount: format.tao(`${highest}`) })}
      </Text>
    </figure>
  )
}
