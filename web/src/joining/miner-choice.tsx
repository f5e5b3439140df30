import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SeatChoice } from './use-seat.ts'

/** For whom to work, where the server has several miners: nothing to choose where it has one. */
export function MinerChoice({ choice: { offers, offer, choose } }: { choice: SeatChoice }) {
  const { t } = useTranslation('joining')
  if (!offers || offers.length < 2) return null
  return (
    <Select
      label={t('page.miner')}
      data={offers.map(({ hotkey, name }) => ({ value: hotkey, label: name }))}
      value={offer?.hotkey ?? null}
      onChange={(hotkey) => hotkey && choose(hotkey)}
      allowDeselect={false}
      maw={360}
    />
  )
}
