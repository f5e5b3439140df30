import { Checkbox } from '@mantine/core'
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
  return (
    <fieldset className={classes.group} aria-label={`What was asked for, ticks for ${name}`}>
      <div className={classes.legend}>
        Asked for{' '}
        <span className={classes.note}>
          {ticks.length > 0 ? `${ticks.length} of ${requirements.length} ticked` : 'tick off what you find; only you see it'}
        </span>
      </div>
      <div className={classes.list}>
        {requirements.map((words, place) => (
          <Checkbox key={words} size="xs" label={words} checked={ticks.includes(place)} onChange={() => onTick(place)} />
        ))}
      </div>
    </fieldset>
  )
}
