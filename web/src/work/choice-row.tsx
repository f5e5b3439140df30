import { Text } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './choice-row.module.css'

/** One of several numbers, none of them preselected: native radio buttons that look like a row of keys. */
export function ChoiceRow({
  legend,
  legendShown = true,
  of,
  values,
  words,
  value,
  onChoose,
  note,
}: {
  legend: string
  /** Where it stands above already, it is only read aloud. */
  legendShown?: boolean
  /** What is judged; read aloud after the legend. */
  of: string
  values: readonly number[]
  words: (value: number) => string | undefined
  value: number | undefined
  onChoose: (value: number) => void
  note: ReactNode
}) {
  const name = useId()
  return (
    <fieldset className={classes.group} aria-label={`${legend}, ${of}`}>
      {legendShown && <div className={classes.legend}>{legend}</div>}
      <div className={classes.choices} data-many={values.length > 5 || undefined}>
        {values.map((choice) => (
          <label key={choice} className={classes.choice} title={words(choice)}>
            <input
              type="radio"
              name={name}
              checked={value === choice}
              onChange={() => onChoose(choice)}
              aria-label={words(choice) ? `${choice}, ${words(choice)}` : String(choice)}
            />
            <span aria-hidden="true">{choice}</span>
          </label>
        ))}
      </div>
      <Text size="xs" c="dimmed" component="span" className={classes.note}>
        {note}
      </Text>
    </fieldset>
  )
}
