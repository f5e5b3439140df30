import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './asked-for.module.css'

/** What was asked for, as a list to tick off beside one response. The ticks are the judge's own and are not sent. */
export function AskedFor({
  name,
  requirements,
  ticks = [],
  onTick,
}: {
  name: string
  requirements: readonly string[]
  ticks?: readonly number[]
  onTick: (requirement: number) => void
}) {
  const { t } = useTranslation('work')
  return (
    <fieldset className={classes.group} aria-label={t('askedFor.label', { name })}>
      <div className={classes.legend}>
        {t('askedFor.title')}{' '}
        <span className={classes.note}>
          {ticks.length > 0 ? t('askedFor.ticked', { ticks: ticks.length, all: requirements.length }) : t('askedFor.note')}
        </span>
      </div>
      <div className={classes.list}>
        {requirements.map((words, place) => (
          <Checkbox
            key={words}
            size="xs"
            label={<span dir="auto">{words}</span>}
            checked={ticks.includes(place)}
            onChange={() => onTick(place)}
          />
        ))}
      </div>
    </fieldset>
  )
}
